// The page of the rule trait-type: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'In the draft `name` only labels the attachment, and a trait is found by its `type`, written GROUP/VERSION.KIND. The release dropped `type`: there the name is all that counts.',
  bad: `apiVersion: core.hydra.io/v1alpha1
kind: OperationalConfiguration
metadata:
  name: docs
spec:
  components:
    - componentName: docs-site
      instanceName: docs
      traits:
        - name: front-door
          properties:
            hostname: docs.example.com
`,
  good: `apiVersion: core.hydra.io/v1alpha1
kind: OperationalConfiguration
metadata:
  name: docs
spec:
  components:
    - componentName: docs-site
      instanceName: docs
      traits:
        - name: front-door
          type: core.hydra.io/v1alpha1.Ingress
          properties:
            hostname: docs.example.com
            servicePort: 80
`,
};
