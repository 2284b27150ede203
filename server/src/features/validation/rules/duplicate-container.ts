// Two containers of one name.
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-container',
  number: 'R052',
  title: 'Containers of a component have names of their own.',
  level: 'error',
  roles: ['component'],
  docs: {
    why: `All containers of a component run in one pod, where each name can occur once only.`,
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: spool
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/spool:1.0.0
    - name: main
      image: example/spool-exporter:1.0.0
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: spool
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/spool:1.0.0
    - name: exporter
      image: example/spool-exporter:1.0.0
`,
  },
  check: (context) => {
    reportDuplicates(context, context.resource.containers, {
      what: 'container',
      nameOf: ({ name }) => name,
    });
  },
});
