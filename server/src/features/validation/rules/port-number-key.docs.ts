// The page of the rule port-number-key: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Two published examples write `value`, which no runtime reads: Rudr refuses the component, and others leave the port closed.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: api
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: example/api:1.0.0
      ports:
        - name: http
          value: 8080
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: api
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: example/api:1.0.0
      ports:
        - name: http
          containerPort: 8080
`,
};
