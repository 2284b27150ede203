// A core workload type of a version that there is not.
import { defineRule } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';
import { readWorkloadType } from '../workload-type-name.ts';

export const rule = defineRule({
  code: 'workload-type-version',
  number: 'R030',
  title: 'Core workload types are named in the version that they have.',
  level: { spec: 'warning', rudr: 'error' },
  roles: ['component'],
  check: ({ resource, dialect, report }) => {
    const field = resource.workloadType;
    if (field?.value === undefined || field.value === '') return;
    const { status, meant } = readWorkloadType(field.value, dialect);
    if (status !== 'other-version') return;
    report({
      at: field.node,
      message: `The core workload types have the version "${dialect.version}". Did you mean "${meant ?? ''}"?`,
      fixes: () => (meant === undefined ? [] : changeFix(field.node, meant)),
    });
  },
});
