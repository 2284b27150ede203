// An ingress to a port that cannot exist.
import { attachedTraitsNamed, valueViolations } from '../attached-properties.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'ingress-port',
  number: 'R167',
  title: '"servicePort" is a port number, from 1 to 65535.',
  level: 'warning',
  roles: ['configuration'],
  docs: {
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
  },
  check: ({ resource, report }) => {
    for (const { violation } of attachedTraitsNamed(resource, 'ingress').flatMap(valueViolations)) {
      if (!['minimum', 'maximum'].includes(violation.keyword)) continue;
      report({ at: violation.at, message: 'A port is a number from 1 to 65535.' });
    }
  },
});
