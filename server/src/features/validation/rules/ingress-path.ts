// An ingress whose path does not start with a slash.
import { attachedTraitsNamed, propertyNamed } from '../attached-properties.ts';
import { isReplaced } from '../variable-calls.ts';
import { changeFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'ingress-path',
  number: 'R168',
  title: '"path" starts with "/".',
  level: 'warning',
  roles: ['configuration'],
  docs: {
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
  },
  check: ({ resource, report }) => {
    for (const { part } of attachedTraitsNamed(resource, 'ingress')) {
      const field = propertyNamed(part, 'path')?.value;
      const text = field?.value;
      if (field === undefined || typeof text !== 'string' || isReplaced(field.node)) continue;
      if (text.startsWith('/')) continue;
      report({
        at: field.node,
        message: `"path" must start with a slash: "/${text}".`,
        fixes: () => changeFix(field.node, `/${text}`),
      });
    }
  },
});
