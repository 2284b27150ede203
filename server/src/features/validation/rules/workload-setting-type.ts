// A workload setting without a type, or of a type that nobody knows.
import { nearest } from '../../../base/nearest.ts';
import { anchorOf, type ValueNode } from '../../../model/field.ts';
import { pairOf, resolveAlias } from '../../../yaml/access.ts';
import type { YamlNode } from '../../../yaml/nodes.ts';
import { subjectOf } from '../container-parts.ts';
import { isMapWithout } from '../parameter-use.ts';
import { addPairsFix, changeFix } from '../value-fixes.ts';
import { defineRule, type RuleContext } from '../rule.ts';

/** The types of JSON, which are all that Rudr knows. */
const TYPES: readonly string[] = ['string', 'number', 'boolean', 'null', 'object', 'array'];

const SYNONYMS: Readonly<Record<string, string>> = {
  int: 'number',
  integer: 'number',
  float: 'number',
  double: 'number',
  numeric: 'number',
  bool: 'boolean',
  text: 'string',
  list: 'array',
  map: 'object',
};

export const rule = defineRule({
  code: 'workload-setting-type',
  number: 'R110',
  title: 'Every workload setting says its type, one of those that are known.',
  level: { spec: 'information', rudr: 'error' },
  roles: ['component'],
  check: (context) => {
    for (const { node, type } of context.resource.workloadSettings) {
      if (type === undefined) {
        if (isMapWithout(node, ['type'])) reportMissing(context, node);
        continue;
      }
      const { value } = type;
      if (value === undefined || value === '' || TYPES.includes(value)) continue;
      const meant = SYNONYMS[value.toLowerCase()] ?? nearest(value, TYPES);
      const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
      context.report({
        at: type.node,
        message: `"${value}" is not a type that runtimes know. They know ${TYPES.join(', ')}.${hint}`,
        fixes: () => (meant === undefined ? [] : changeFix(type.node, meant)),
      });
    }
  },
});

function reportMissing(context: RuleContext, node: YamlNode): void {
  const value = resolveAlias(pairOf(node, 'value')?.value);
  const type = value === undefined ? '${1|string,number,boolean|}' : typeOf(value);
  const pairs = [{ key: 'type', value: { raw: type } }];
  context.report({
    at: anchorOf(node),
    message: `${subjectOf('setting', node)} has no "type"${context.profile === 'rudr' ? ', which Rudr refuses' : '; text is assumed then'}.`,
    fixes: () => addPairsFix(context.document, node, pairs),
  });
}

/** The type of a value that is written. */
function typeOf(value: ValueNode): string {
  if (value.kind !== 'scalar') return value.kind === 'map' ? 'object' : 'array';
  return value.value === null ? 'null' : typeof value.value;
}
