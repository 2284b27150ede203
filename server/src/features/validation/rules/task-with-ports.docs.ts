// The page of the rule task-with-ports: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `A task gets no address, so nothing can connect to the ports that it declares.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: cron
spec:
  workloadType: core.oam.dev/v1alpha1.Task
  containers:
    - name: main
      image: example/cron:1.0.0
      ports:
        - name: http
          containerPort: 8080
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: cron
spec:
  workloadType: core.oam.dev/v1alpha1.Task
  containers:
    - name: main
      image: example/cron:1.0.0
`,
};
