// Two parameters of a scope, or two settings of a workload type, with one name.
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-setting',
  number: 'R124',
  title: 'Names of scope parameters and workload settings are unique.',
  level: { spec: 'error', rudr: 'off' },
  roles: ['scope', 'workload-type'],
  check: (context) => {
    const { resource } = context;
    const isScope = resource.role === 'scope';
    reportDuplicates(context, isScope ? resource.parameters : resource.settings, {
      what: isScope ? 'parameter' : 'setting',
      nameOf: ({ name }) => name,
    });
  },
});
