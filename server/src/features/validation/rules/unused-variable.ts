// A variable that nothing uses.
import { scalarsBelow } from '../../../model/names.ts';
import type { ConfigurationResource } from '../../../model/resource.ts';
import { findVariableCalls, variableCall } from '../../../model/variable-call.ts';
import type { YamlScalar } from '../../../yaml/nodes.ts';
import { removeItemFix } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'unused-variable',
  number: 'R147',
  title: 'Every variable is used.',
  level: 'hint',
  roles: ['configuration'],
  check: ({ resource, document, report }) => {
    if (resource.variables.length === 0 || document.problems.length > 0) return;
    const used = usedNames(resource);
    for (const { name, node } of resource.variables) {
      if (name?.value === undefined || name.value === '' || used.has(name.value)) continue;
      report({
        at: name.node,
        message: `Nothing uses the variable "${name.value}". Use it as "${variableCall(name.value)}".`,
        tags: ['unused'],
        fixes: () => removeItemFix(document, node, 'Remove the variable'),
      });
    }
  },
});

/** Misspelt and misplaced calls count as well: they are reported where they stand. */
function usedNames({ root }: ConfigurationResource): ReadonlySet<string> {
  return new Set(scalarsBelow(root).flatMap(namesIn));
}

function namesIn(scalar: YamlScalar): readonly string[] {
  if (typeof scalar.value !== 'string') return [];
  const { parent } = scalar;
  // A call without quotes, and the leftovers of the draft that mean a variable.
  const bare = /^from[A-Za-z]*\s*\(([^()]*)\)$/.exec(scalar.value)?.[1]?.trim();
  const key =
    parent?.kind === 'pair' && parent.key.kind === 'scalar' ? parent.key.value : undefined;
  const leftover = key === 'fromParam' || key === 'from' ? [scalar.value] : [];
  const calls = findVariableCalls(scalar.value).map(({ argument }) => argument);
  return [...calls, ...leftover, ...(bare === undefined ? [] : [bare])];
}
