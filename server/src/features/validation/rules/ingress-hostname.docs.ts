// The page of the rule ingress-hostname: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Requests are matched with this name. A scheme, a port, a path or capitals in it match nothing, and the cluster refuses them.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: press
spec:
  components:
    - componentName: press-web
      instanceName: press
      traits:
        - name: ingress
          properties:
            hostname: https://press.example.com/
            servicePort: 8080
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: press
spec:
  components:
    - componentName: press-web
      instanceName: press
      traits:
        - name: ingress
          properties:
            hostname: press.example.com
            servicePort: 8080
`,
};
