// Two parameters of one name.
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-parameter',
  number: 'R043',
  title: 'Parameters of a component have names of their own.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['component'],
  docs: {
    why: `A value that a configuration gives belongs to one parameter only. Of two with the same name, Rudr takes the later one.`,
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: ticker
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters:
    - name: interval
      type: number
      default: 60
    - name: interval
      type: string
      default: 1m
  containers:
    - name: main
      image: example/ticker:1.0.0
      env:
        - name: INTERVAL
          fromParam: interval
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: ticker
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters:
    - name: interval
      type: number
      default: 60
  containers:
    - name: main
      image: example/ticker:1.0.0
      env:
        - name: INTERVAL
          fromParam: interval
`,
  },
  check: (context) => {
    reportDuplicates(context, context.resource.parameters, {
      what: 'parameter',
      nameOf: ({ name }) => name,
    });
  },
});
