// The page of the rule ingress-port: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Requests go to this port of the instance. There are no ports beyond 65535, and none is numbered 0.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: store
spec:
  components:
    - componentName: store-web
      instanceName: store
      traits:
        - name: ingress
          properties:
            hostname: store.example.com
            servicePort: 80800
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: store
spec:
  components:
    - componentName: store-web
      instanceName: store
      traits:
        - name: ingress
          properties:
            hostname: store.example.com
            servicePort: 8080
`,
};
