// A built-in scope without a property that it requires.
import { isNull, pairOf } from '../../../yaml/access.ts';
import { attachedScopes } from '../attached-properties.ts';
import { missingPropertyFindings } from '../property-findings.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'missing-scope-property',
  number: 'R180',
  title: 'Every property that a scope requires is given.',
  level: 'error',
  roles: ['configuration'],
  docs: {
    why: 'A network scope must know its network, a health scope how to ask. Without these the scope is not created, and instances cannot join it.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: farm
spec:
  scopes:
    - name: farm-health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: kube-get
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: farm
spec:
  scopes:
    - name: farm-health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
`,
  },
  check: ({ resource, document, report }) => {
    for (const attached of attachedScopes(resource)) {
      const { part } = attached;
      // The values stand under another key, which is reported there.
      if (pairOf(part.node, 'parameterValues') !== undefined) continue;
      const field = part.propertiesField;
      if (field?.node.kind === 'scalar' && !isNull(field.node)) continue;
      for (const finding of missingPropertyFindings(attached, document)) report(finding);
    }
  },
});
