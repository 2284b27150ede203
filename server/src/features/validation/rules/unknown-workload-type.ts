// A workload type in the core group that there is not.
import { defineRule } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';
import { readWorkloadType } from '../workload-type-name.ts';
import { listOf } from '../describe-violation.ts';
import { coreTypeNames } from '../workload-type-name.ts';

export const rule = defineRule({
  code: 'unknown-workload-type',
  number: 'R030',
  title: 'A workload type of the core group is one of the six core types.',
  level: 'error',
  roles: ['component'],
  check: ({ resource, dialect, report }) => {
    const field = resource.workloadType;
    if (field?.value === undefined || field.value === '') return;
    const { status, meant } = readWorkloadType(field.value, dialect);
    if (status !== 'unknown-core') return;
    report({
      at: field.node,
      message: `The group "${dialect.group}" has no workload type of that name.${meant === undefined ? ` It has ${listOf(coreTypeNames(dialect)).replace(/ or (?=\S+$)/, ' and ')}.` : ` Did you mean "${meant}"?`}`,
      fixes: () => (meant === undefined ? [] : changeFix(field.node, meant)),
    });
  },
});
