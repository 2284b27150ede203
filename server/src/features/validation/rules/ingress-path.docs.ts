// The page of the rule ingress-path: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Paths of requests start with a slash, so a path without one matches no request, and the cluster refuses it.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: tour
spec:
  components:
    - componentName: tour-web
      instanceName: tour
      traits:
        - name: ingress
          properties:
            hostname: tour.example.com
            servicePort: 8080
            path: tickets
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: tour
spec:
  components:
    - componentName: tour-web
      instanceName: tour
      traits:
        - name: ingress
          properties:
            hostname: tour.example.com
            servicePort: 8080
            path: /tickets
`,
};
