// The page of the rule unknown-scope: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `An instance joins a scope by the name of the scope, or of the configuration that has it. Where there is no such scope the instance is left out of the network or health group that it was meant for, or it is refused.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: till
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: example/till:1.0.0
      ports:
        - name: http
          containerPort: 8080
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: counters
spec:
  scopes:
    - name: shop-health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: checkout
spec:
  components:
    - componentName: till
      instanceName: till
      applicationScopes: [shop-helth]
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: till
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: example/till:1.0.0
      ports:
        - name: http
          containerPort: 8080
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: counters
spec:
  scopes:
    - name: shop-health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: checkout
spec:
  components:
    - componentName: till
      instanceName: till
      applicationScopes: [shop-health]
`,
};
