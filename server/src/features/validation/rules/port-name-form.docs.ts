// The page of the rule port-name-form: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Release v0.1.0 allows letters only. Clusters also take digits and dashes, and refuse what is longer than 15 characters.',
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
        - name: HTTP
          containerPort: 8080
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
