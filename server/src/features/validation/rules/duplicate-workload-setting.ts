// Two workload settings of the same name.
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-workload-setting',
  number: 'R107',
  title: 'The workload settings of a component have different names.',
  level: 'warning',
  roles: ['component'],
  check: (context) => {
    reportDuplicates(context, context.resource.workloadSettings, {
      what: 'workload setting',
      nameOf: (item) => item.name,
    });
  },
});
