// The page of the rule unknown-trait: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `A platform that does not know the trait refuses the configuration before anything runs. Where all files are known, as on the command line, this is an error; in an editor the platform may bring the trait.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: greeter
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: example/greeter:1.0.0
      ports:
        - name: http
          containerPort: 8080
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: greetings
spec:
  components:
    - componentName: greeter
      instanceName: greeter
      traits:
        - name: manual-scalar
          properties:
            replicaCount: 2
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: greeter
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: example/greeter:1.0.0
      ports:
        - name: http
          containerPort: 8080
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: greetings
spec:
  components:
    - componentName: greeter
      instanceName: greeter
      traits:
        - name: manual-scaler
          properties:
            replicaCount: 2
`,
};
