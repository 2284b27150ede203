// A core workload type named by its kind alone.
import { defineRule } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';
import { readWorkloadType } from '../workload-type-name.ts';

export const rule = defineRule({
  code: 'short-workload-type',
  number: 'R029',
  title: 'A workload type is named in full.',
  level: { spec: 'warning', rudr: 'error' },
  roles: ['component'],
  check: ({ resource, dialect, report }) => {
    const field = resource.workloadType;
    if (field?.value === undefined || field.value === '') return;
    const { status, meant } = readWorkloadType(field.value, dialect);
    if (status !== 'short') return;
    report({
      at: field.node,
      message: `Write the full name${meant === undefined ? '' : ` "${meant}"`} instead of "${field.value}".`,
      fixes: () => (meant === undefined ? [] : changeFix(field.node, meant)),
    });
  },
});
