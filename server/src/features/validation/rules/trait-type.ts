// A trait attachment whose "type" is missing in the draft, or left over in the release.
import { findTrait } from '../../../model/catalog/catalog.ts';
import { textIn } from '../../../model/field.ts';
import { parseGroupVersionKind } from '../../../model/group-version-kind.ts';
import type { Fix } from '../../../model/problem.ts';
import { pairOf } from '../../../yaml/access.ts';
import { removePair } from '../../../yaml/edit.ts';
import type { YamlDocument, YamlNode } from '../../../yaml/nodes.ts';
import { missingFieldFinding } from '../missing-field-finding.ts';
import { isReplaced } from '../variable-calls.ts';
import { fixOf } from '../value-fixes.ts';
import { defineRule, type Levels } from '../rule.ts';

export const rule = defineRule({
  code: 'trait-type',
  number: 'R153',
  title: 'In the draft "type" says which trait is meant; in the release "name" does.',
  level: { spec: 'warning', rudr: 'off' },
  roles: ['configuration'],
  claims: [
    {
      at: 'spec.components[].traits[].type',
      keywords: ['required', 'pattern', 'additionalProperties'],
    },
  ],
  onViolation: (violation, context) => {
    const { at, node, keyword } = violation;
    if (keyword === 'required') {
      const message =
        '"type" is missing: say which trait this is, as GROUP/VERSION.KIND. "name" is only a label.';
      const name = textIn(pairOf(node, 'name')?.value) ?? '';
      // Runtimes of that time found their own traits by name.
      const isKnown = findTrait(name) !== undefined;
      const severity: Levels = { spec: isKnown ? 'information' : 'warning', rudr: 'off' };
      return missingFieldFinding(violation, context, { message, severity });
    }
    if (keyword === 'additionalProperties') {
      return {
        at,
        message:
          'In this API version "name" says which trait is meant; "type" is left over from the draft.',
        // The schema that was published with the release still asks for it.
        severity: { spec: 'information', rudr: 'off' },
        tags: ['deprecated'],
        fixes: () => removeFix(node, context.document),
      };
    }
    const text = textIn(node) ?? '';
    // A kind in lower case is no more than unusual, and reported as that.
    if (isReplaced(node) || parseGroupVersionKind(text) !== undefined) return undefined;
    return { at, message: `"${text}" is not of the form GROUP/VERSION.KIND.` };
  },
});

function removeFix(node: YamlNode, document: YamlDocument): readonly Fix[] {
  const pair = node.parent;
  return pair?.kind === 'pair'
    ? fixOf('Remove "type"', [removePair(document, pair)], 'choice')
    : [];
}
