// A built-in trait without a property that it requires.
import { isNull, pairOf } from '../../../yaml/access.ts';
import { attachedTraits } from '../attached-properties.ts';
import { missingPropertyFindings } from '../property-findings.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'missing-trait-property',
  number: 'R158',
  title: 'Every property that a trait requires is given.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['configuration'],
  docs: {
    why: 'A trait cannot work without its required properties. Rudr fills some in with values of its own, such as the host name `example.com`, which are seldom right.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: photo
spec:
  components:
    - componentName: photo-web
      instanceName: photo
      traits:
        - name: manual-scaler
          properties: {}
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: photo
spec:
  components:
    - componentName: photo-web
      instanceName: photo
      traits:
        - name: manual-scaler
          properties:
            replicaCount: 3
`,
  },
  check: ({ resource, document, report }) => {
    for (const attached of attachedTraits(resource)) {
      const { part, info } = attached;
      // The values stand under another key, which is reported there.
      if (pairOf(part.node, 'parameterValues') !== undefined) continue;
      const shape = part.propertiesField?.node.kind;
      if (shape === 'scalar' && !isNull(part.propertiesField?.node)) continue;
      // Runtimes fill in what an ingress lacks; early documents write properties as a list.
      const isTolerated = info.name === 'ingress' || shape === 'seq';
      for (const finding of missingPropertyFindings(attached, document)) {
        report(isTolerated ? { ...finding, severity: 'warning' } : finding);
      }
    }
  },
});
