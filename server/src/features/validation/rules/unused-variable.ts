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
  const used = new Set<string>();
  for (const scalar of scalarsBelow(root)) {
    if (typeof scalar.value === 'string') addNames(scalar, scalar.value, used);
  }
  return used;
}

function addNames({ parent }: YamlScalar, value: string, used: Set<string>): void {
  // The leftovers of the draft that mean a variable, and a call without quotes.
  const key =
    parent?.kind === 'pair' && parent.key.kind === 'scalar' ? parent.key.value : undefined;
  if (key === 'fromParam' || key === 'from') used.add(value);
  if (!value.includes('(')) return;
  const bare = BARE_CALL.exec(value)?.[1];
  if (bare !== undefined) used.add(bare.trim());
  for (const { argument } of findVariableCalls(value)) used.add(argument);
}

const BARE_CALL = /^from[A-Za-z]*\s*\(([^()]*)\)$/;
