// The page of the rule ingress-unserved-port: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `Requests from outside end at a port on which nothing listens, and visitors see an error of the gateway. Rudr opens just one port of a component: the first that is declared.`,
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
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: mall
spec:
  components:
    - componentName: shop
      instanceName: shop
      traits:
        - name: ingress
          properties:
            hostname: shop.example.com
            servicePort: 80
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
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: mall
spec:
  components:
    - componentName: shop
      instanceName: shop
      traits:
        - name: ingress
          properties:
            hostname: shop.example.com
            servicePort: 8080
`,
};
