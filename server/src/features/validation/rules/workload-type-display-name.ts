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
  docs: {
    why: 'Command lines and addresses are built from these names. Capitals, blanks and dashes do not work there.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: WorkloadType
metadata:
  name: cron
spec:
  group: jobs.example.com
  names:
    kind: CronTask
    singular: cron-task
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: WorkloadType
metadata:
  name: cron
spec:
  group: jobs.example.com
  names:
    kind: CronTask
    singular: crontask
`,
  },
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
