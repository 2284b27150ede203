// The page of the rule worker-with-ports: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `Nothing connects to a worker: it gets no address. Rudr refuses a worker with ports.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: cron
spec:
  workloadType: core.oam.dev/v1alpha1.SingletonWorker
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
  workloadType: core.oam.dev/v1alpha1.SingletonWorker
  containers:
    - name: main
      image: example/cron:1.0.0
`,
};
