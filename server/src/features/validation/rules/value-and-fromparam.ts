// A literal value beside a parameter that wins over it.
import { isEmptyField } from '../../../model/field.ts';
import type { Fix } from '../../../model/problem.ts';
import { pairOf } from '../../../yaml/access.ts';
import { removePair } from '../../../yaml/edit.ts';
import type { YamlDocument, YamlNode } from '../../../yaml/nodes.ts';
import { fixOf } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'value-and-fromparam',
  number: 'R080',
  title: 'A variable or file has either a value or a parameter.',
  level: 'hint',
  roles: ['component'],
  check: (context) => {
    const { containers } = context.resource;
    for (const user of containers.flatMap(({ env, config }) => [...env, ...config])) {
      const { value, fromParam, node } = user;
      if (value === undefined || fromParam === undefined || isEmptyField(fromParam)) continue;
      context.report({
        at: value.key,
        message: `"fromParam" wins over this "value"${context.profile === 'rudr' ? ', which only counts while the parameter has none' : ''}.`,
        related: [{ at: fromParam.node, message: 'The parameter that is taken' }],
        fixes: () => [
          ...removeFix(context.document, node, 'value'),
          ...removeFix(context.document, node, 'fromParam'),
        ],
      });
    }
  },
});

function removeFix(document: YamlDocument, node: YamlNode, key: string): readonly Fix[] {
  const pair = pairOf(node, key);
  return pair === undefined ? [] : fixOf(`Remove "${key}"`, [removePair(document, pair)], 'choice');
}
