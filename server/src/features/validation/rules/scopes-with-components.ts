// Scopes and components in one configuration, of which Rudr skips the components.
import { isNull, pairOf } from '../../../yaml/access.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'scopes-with-components',
  number: 'R187',
  title: 'Scopes and components stand in configurations of their own.',
  level: { spec: 'information', rudr: 'error' },
  roles: ['configuration'],
  docs: {
    why: 'The specification allows both in one configuration. Rudr creates the scopes and stops, even where the list of scopes is empty: no component runs.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: tide
spec:
  scopes:
    - name: tide-health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
  components:
    - componentName: tide-web
      instanceName: tide
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: tide
spec:
  components:
    - componentName: tide-web
      instanceName: tide
`,
    profile: 'rudr',
  },
  check: ({ resource, report }) => {
    const scopes = pairOf(resource.spec, 'scopes');
    const components = pairOf(resource.spec, 'components');
    // An empty key counts as no list at all.
    if (scopes === undefined || isNull(scopes.value) || components === undefined) return;
    if (resource.components.length === 0) return;
    report({
      at: components.key,
      message:
        'Rudr does not run components that stand beside "scopes". Put the scopes into a configuration of their own.',
      related: [{ at: scopes.key, message: 'The scopes' }],
    });
  },
});
