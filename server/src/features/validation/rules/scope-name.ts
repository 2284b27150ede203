// A scope without a name, or with a name of the wrong form.
import { textIn } from '../../../model/field.ts';
import { parseGroupVersionKind } from '../../../model/group-version-kind.ts';
import { NAME, toDnsLabel } from '../../../model/name-syntax.ts';
import { pairOf } from '../../../yaml/access.ts';
import { missingFieldFinding } from '../missing-field-finding.ts';
import { nameFinding } from '../name-finding.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'scope-name',
  number: 'R174',
  title: 'A scope has a name that has the form of names.',
  level: 'error',
  roles: ['configuration'],
  claims: [
    { at: 'spec.scopes[].name', keywords: ['required', 'minLength', 'pattern', 'maxLength'] },
  ],
  onViolation: (violation, context) => {
    const { keyword, node } = violation;
    if (keyword === 'required') {
      const message = '"name" is missing: instances join the scope by its name.';
      return missingFieldFinding(violation, context, { message });
    }
    const isType = parseGroupVersionKind(textIn(node) ?? '') !== undefined;
    const holder = node.parent?.kind === 'pair' ? node.parent.parent : undefined;
    // The name holds the type: reported as the missing type.
    if (isType && pairOf(holder, 'type') === undefined) return undefined;
    return nameFinding(violation, {
      what: 'The name of a scope',
      syntax: NAME,
      propose: toDnsLabel,
    });
  },
});
