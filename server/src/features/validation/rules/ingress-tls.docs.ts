// The page of the rule ingress-tls: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Without the secret there is no certificate, and Rudr drops the host names. A blank after a comma becomes part of the next name, which then matches no host.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: pay
spec:
  components:
    - componentName: pay-web
      instanceName: pay
      traits:
        - name: ingress
          properties:
            hostname: pay.example.com
            servicePort: 8080
            tlsHosts: pay.example.com
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: pay
spec:
  components:
    - componentName: pay-web
      instanceName: pay
      traits:
        - name: ingress
          properties:
            hostname: pay.example.com
            servicePort: 8080
            tlsHosts: pay.example.com
            tlsSecretName: pay-example-com
`,
};
