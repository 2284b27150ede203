// A scope that does not say of which type it is.
import { textIn } from '../../../model/field.ts';
import { parseGroupVersionKind } from '../../../model/group-version-kind.ts';
import type { Fix } from '../../../model/problem.ts';
import { pairOf } from '../../../yaml/access.ts';
import { insertPairs } from '../../../yaml/edit.ts';
import type { YamlDocument, YamlPair } from '../../../yaml/nodes.ts';
import { missingFieldFinding } from '../missing-field-finding.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'missing-scope-type',
  number: 'R175',
  title: 'A scope has a type.',
  level: 'error',
  roles: ['configuration'],
  claims: [{ at: 'spec.scopes[].type', keywords: ['required', 'minLength'] }],
  onViolation: (violation, context) => {
    if (violation.keyword === 'minLength') {
      return { at: violation.at, message: 'The type of the scope is empty.' };
    }
    const name = pairOf(violation.node, 'name');
    if (name !== undefined && parseGroupVersionKind(textIn(name.value) ?? '') !== undefined) {
      return {
        at: name.value,
        message: 'This is a type of scope: it belongs in "type", and "name" is a name of your own.',
        severity: 'warning',
        fixes: () => moveFix(name, context.document),
      };
    }
    return missingFieldFinding(violation, context, {
      message: '"type" is missing: say of which type the scope is, as GROUP/VERSION.KIND.',
    });
  },
});

function moveFix(name: YamlPair, document: YamlDocument): readonly Fix[] {
  const raw = document.text.slice(name.value.range.start, name.value.range.end);
  const insertion = insertPairs(document, name.parent, [{ key: 'type', value: { raw } }]);
  if (insertion === undefined) return [];
  const edits = [{ range: name.value.range, newText: '${1:my-scope}' }, insertion];
  return [
    { title: 'Make it the type and choose a name', edits, safety: 'choice', format: 'snippet' },
  ];
}
