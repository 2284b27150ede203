// A display name of a workload type that holds more than small letters and digits.
import { textIn } from '../../../model/field.ts';
import { changeFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'workload-type-display-name',
  number: 'R128',
  title: '"names.singular" and "names.plural" are lower-case letters and digits.',
  level: { spec: 'warning', rudr: 'off' },
  roles: ['workload-type'],
  claims: [
    { at: ['spec.names.singular', 'spec.names.plural'], keywords: ['pattern', 'minLength'] },
  ],
  onViolation: ({ at, node, pattern }) => {
    const field = pattern.split('.').at(-1) ?? '';
    const proposal = (textIn(node) ?? '').toLowerCase().replace(/[^0-9a-z]/g, '');
    return {
      at,
      message: `"${field}" holds lower-case letters and digits only${proposal === '' ? '' : `, such as "${proposal}"`}.`,
      fixes: () => (proposal === '' ? [] : changeFix(node, proposal, 'choice')),
    };
  },
});
