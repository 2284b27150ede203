// The page of the rule probe-without-handler: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'A probe without a check can neither pass nor fail. The specification and the cluster refuse it.',
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
        periodSeconds: 5
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
