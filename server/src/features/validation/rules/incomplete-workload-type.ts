// A workload type that is not GROUP/VERSION.KIND.
import { defineRule } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';
import { readWorkloadType } from '../workload-type-name.ts';
import { listOf } from '../describe-violation.ts';
import { coreTypeNames } from '../workload-type-name.ts';

export const rule = defineRule({
  code: 'incomplete-workload-type',
  number: 'R029',
  title: 'A workload type has the form GROUP/VERSION.KIND.',
  level: 'error',
  roles: ['component'],
  check: ({ resource, dialect, report }) => {
    const field = resource.workloadType;
    if (field?.value === undefined || field.value === '') return;
    const { status, meant } = readWorkloadType(field.value, dialect);
    if (status !== 'incomplete') return;
    report({
      at: field.node,
      message: `"${field.value}" is not of the form GROUP/VERSION.KIND, and no short name of a core type either.${meant === undefined ? ` Core types are ${listOf(coreTypeNames(dialect)).replace(/ or (?=\S+$)/, ' and ')}.` : ` Did you mean "${meant}"?`}`,
      fixes: () => (meant === undefined ? [] : changeFix(field.node, meant)),
    });
  },
});
