// Two attachments of different traits that have one name, in the draft.
import { identityOf } from '../attached-properties.ts';
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-trait-name',
  number: 'R153',
  title: 'In the draft, names of attachments are unique on an instance.',
  level: { spec: 'warning', rudr: 'off' },
  roles: ['configuration'],
  docs: {
    why: 'In the draft the name is what operators call the attachment, so that they can change or remove just that one. With two of one name they cannot.',
    bad: `apiVersion: core.hydra.io/v1alpha1
kind: OperationalConfiguration
metadata:
  name: wiki
spec:
  components:
    - componentName: wiki-web
      instanceName: wiki
      traits:
        - name: edge
          type: core.hydra.io/v1alpha1.Ingress
          properties: { hostname: wiki.example.com, servicePort: 80 }
        - name: edge
          type: core.hydra.io/v1alpha1.ManualScaler
          properties: { replicaCount: 2 }
`,
    good: `apiVersion: core.hydra.io/v1alpha1
kind: OperationalConfiguration
metadata:
  name: wiki
spec:
  components:
    - componentName: wiki-web
      instanceName: wiki
      traits:
        - name: edge
          type: core.hydra.io/v1alpha1.Ingress
          properties: { hostname: wiki.example.com, servicePort: 80 }
        - name: size
          type: core.hydra.io/v1alpha1.ManualScaler
          properties: { replicaCount: 2 }
`,
  },
  check: (context) => {
    if (context.dialect.facts.traitIdentity !== 'type') return;
    for (const { traits } of context.resource.components) {
      // Without a type the name says which trait is meant, and the same trait twice is another rule.
      const typed = traits.filter(({ type }) => type !== undefined);
      const seen = new Set<string>();
      const different = typed.filter((trait) => {
        const identity = identityOf(trait);
        const isNew = identity === undefined || !seen.has(identity);
        if (identity !== undefined) seen.add(identity);
        return isNew;
      });
      reportDuplicates(context, different, { what: 'attachment', nameOf: ({ name }) => name });
    }
  },
});
