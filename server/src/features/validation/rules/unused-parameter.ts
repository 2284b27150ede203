// A parameter that nothing in the component reads.
import { textIn } from '../../../model/field.ts';
import { keyText } from '../../../yaml/access.ts';
import type { YamlNode } from '../../../yaml/nodes.ts';
import { removeItemFix } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'unused-parameter',
  number: 'R049',
  title: 'Every parameter is read by something.',
  level: 'hint',
  roles: ['component'],
  check: ({ document, resource, report }) => {
    const { parameters, spec } = resource;
    if (parameters.length === 0 || spec === undefined || document.problems.length > 0) return;
    const used = new Set(parametersReadBelow(spec));
    for (const { name, node } of parameters) {
      if (name?.value === undefined || name.value === '' || used.has(name.value)) continue;
      report({
        at: name.node,
        message: `Nothing in this component reads the parameter "${name.value}".`,
        tags: ['unused'],
        fixes: () => removeItemFix(document, node, 'Remove this parameter'),
      });
    }
  },
});

/** Settings of extended types read parameters at any depth, so all of the spec is searched. */
function parametersReadBelow(node: YamlNode): string[] {
  if (node.kind === 'seq') return node.items.flatMap(parametersReadBelow);
  if (node.kind !== 'map') return [];
  return node.pairs.flatMap((pair) => {
    const name = keyText(pair) === 'fromParam' ? textIn(pair.value) : undefined;
    return name === undefined ? parametersReadBelow(pair.value) : [name];
  });
}
