// A workload type by the name that it has in the other API version.
import { defineRule } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';
import { readWorkloadType } from '../workload-type-name.ts';

export const rule = defineRule({
  code: 'renamed-workload-type',
  number: 'R030',
  title: 'Workload types are named as their API version names them.',
  level: { spec: 'warning', rudr: 'error' },
  roles: ['component'],
  check: ({ resource, dialect, report }) => {
    const field = resource.workloadType;
    if (field?.value === undefined || field.value === '') return;
    const { status, meant } = readWorkloadType(field.value, dialect);
    if (status !== 'renamed') return;
    report({
      at: field.node,
      message: `In "${dialect.apiVersion}" this type is called "${meant ?? ''}".`,
      tags: ['deprecated'],
      // Early releases of Rudr had the successor's names in the draft's group.
      ...(dialect.successor === undefined
        ? {}
        : { severity: { spec: 'warning', rudr: 'information' } as const }),
      fixes: () =>
        meant === undefined
          ? []
          : changeFix(field.node, meant, dialect.successor === undefined ? 'safe' : 'choice'),
    });
  },
});
