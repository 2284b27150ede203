// The page of the rule unknown-trait-property: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'A property that the trait does not know is dropped without a word, and the default of the one that was meant applies.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: blog
spec:
  components:
    - componentName: blog-web
      instanceName: blog
      traits:
        - name: ingress
          properties:
            hostname: blog.example.com
            service_port: 8080
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: blog
spec:
  components:
    - componentName: blog-web
      instanceName: blog
      traits:
        - name: ingress
          properties:
            hostname: blog.example.com
            servicePort: 8080
`,
};
