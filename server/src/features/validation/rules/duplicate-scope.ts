// Two scopes with one name.
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-scope',
  number: 'R177',
  title: 'Names of scopes are unique in a configuration.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['configuration'],
  docs: {
    why: 'Instances join a scope by name, so of two with the same name one cannot be joined.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: hub
spec:
  scopes:
    - name: health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
    - name: health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: hub
spec:
  scopes:
    - name: web-health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
    - name: job-health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
`,
  },
  check: (context) => {
    reportDuplicates(context, context.resource.scopes, {
      what: 'scope',
      nameOf: ({ name }) => name,
    });
  },
});
