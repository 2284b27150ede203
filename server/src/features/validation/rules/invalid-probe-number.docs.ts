// The page of the rule invalid-probe-number: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Times are counted in whole seconds. What is negative, or 0 where at least 1 is due, is refused by the cluster.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: shop
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: example/shop:1.0.0
      ports:
        - name: http
          containerPort: 8080
      livenessProbe:
        tcpSocket:
          port: 8080
        periodSeconds: 5s
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: shop
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: example/shop:1.0.0
      ports:
        - name: http
          containerPort: 8080
      livenessProbe:
        tcpSocket:
          port: 8080
        periodSeconds: 5
`,
};
