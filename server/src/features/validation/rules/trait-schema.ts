// A mistake in the JSON Schema that a trait gives for its properties.
import type { TextRange } from '../../../base/text-range.ts';
import type { Fix } from '../../../model/problem.ts';
import {
  readTraitProperties,
  type TraitPropertiesProblem,
} from '../../../model/trait-properties.ts';
import { pairOfValue } from '../../../yaml/access.ts';
import type { YamlDocument } from '../../../yaml/nodes.ts';
import { sourceRangeOf } from '../../../yaml/scalar-source.ts';
import { changeFix, fixOf } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'trait-schema',
  number: 'R120',
  title: 'The properties of a trait are a valid JSON Schema (draft-07).',
  level: { spec: 'warning', rudr: 'off' },
  roles: ['trait'],
  check: ({ resource, document, report }) => {
    for (const problem of readTraitProperties(resource.properties?.node).problems) {
      if (problem.kind !== 'bad-schema') continue;
      const at = placeOf(problem, document);
      report({ at, message: problem.message, fixes: () => fixesFor(problem, at) });
    }
  },
});

/** A scalar is marked itself; a mapping or list by its key, since it may be long. */
function placeOf({ node, within }: TraitPropertiesProblem, document: YamlDocument): TextRange {
  if (node.kind === 'scalar') {
    return within === undefined ? node.range : sourceRangeOf(document, node, within);
  }
  return pairOfValue(node)?.key.range ?? node.range;
}

function fixesFor({ node, within, meant }: TraitPropertiesProblem, at: TextRange): readonly Fix[] {
  if (meant === undefined || node.kind !== 'scalar') return [];
  if (within === undefined) return changeFix(node, meant);
  // Where the place inside the text is not known, the whole text is marked and must not be replaced.
  if (at.end - at.start !== within.end - within.start) return [];
  return fixOf(`Change to "${meant}"`, [{ range: at, newText: JSON.stringify(meant) }]);
}
