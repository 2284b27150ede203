// A workload type whose kind is missing or not in CamelCase.
import { textIn } from '../../../model/field.ts';
import { missingFieldFinding } from '../missing-field-finding.ts';
import { changeFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'workload-type-kind',
  number: 'R127',
  title: '"names.kind" starts with a capital and holds letters and digits only.',
  level: { spec: 'error', rudr: 'off' },
  roles: ['workload-type'],
  claims: [
    { at: 'spec.names', keywords: ['required'] },
    { at: 'spec.names.kind', keywords: ['required', 'pattern', 'minLength'] },
  ],
  onViolation: (violation, context) => {
    const { at, keyword, node } = violation;
    if (keyword === 'required') {
      const message = `"${violation.property ?? ''}" is missing: a workload type has a kind, such as "Function".`;
      return missingFieldFinding(violation, context, { message });
    }
    const text = textIn(node) ?? '';
    const proposal = camelCase(text);
    const differsInCase = proposal?.toLowerCase() === text.toLowerCase();
    return {
      at,
      message: `A kind starts with a capital and holds letters and digits only${proposal === undefined ? '' : `, such as "${proposal}"`}.`,
      fixes: () =>
        proposal === undefined ? [] : changeFix(node, proposal, differsInCase ? 'safe' : 'choice'),
    };
  },
});

function camelCase(text: string): string | undefined {
  const words = text.split(/[^0-9A-Za-z]+/).filter((word) => word !== '');
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^[A-Z]/.test(joined) ? joined : undefined;
}
