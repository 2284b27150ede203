// Two parameters of a scope, or two settings of a workload type, with one name.
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-setting',
  number: 'R124',
  title: 'Names of scope parameters and workload settings are unique.',
  level: { spec: 'error', rudr: 'off' },
  roles: ['scope', 'workload-type'],
  docs: {
    why: 'A value is given by name. Of two declarations with one name, only one can count, and tools differ on which.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationScope
metadata:
  name: quota
spec:
  type: scopes.example.com/v1.Quota
  allowComponentOverlap: false
  parameters:
    - name: cpu
      type: number
    - name: cpu
      type: number
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationScope
metadata:
  name: quota
spec:
  type: scopes.example.com/v1.Quota
  allowComponentOverlap: false
  parameters:
    - name: cpu
      type: number
    - name: memory
      type: number
`,
  },
  check: (context) => {
    const { resource } = context;
    const isScope = resource.role === 'scope';
    reportDuplicates(context, isScope ? resource.parameters : resource.settings, {
      what: isScope ? 'parameter' : 'setting',
      nameOf: ({ name }) => name,
    });
  },
});
