// A workload type by a name that it no longer has, or never had.
import { defineRule } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';
import { readWorkloadType } from '../workload-type-name.ts';

export const rule = defineRule({
  code: 'retired-workload-type',
  number: 'R030',
  title: "Workload types are named by today's names.",
  level: { spec: 'warning', rudr: 'error' },
  roles: ['component'],
  check: ({ resource, dialect, report }) => {
    const field = resource.workloadType;
    if (field?.value === undefined || field.value === '') return;
    const { status, meant } = readWorkloadType(field.value, dialect);
    if (status !== 'retired') return;
    report({
      at: field.node,
      message: `"${field.value}" is no workload type of "${dialect.group}". What comes nearest is "${meant ?? ''}".`,
      tags: ['deprecated'],
      fixes: () => (meant === undefined ? [] : changeFix(field.node, meant)),
    });
  },
});
