// A network scope, which Rudr cannot create.
import { formatGroupVersionKind } from '../../../model/group-version-kind.ts';
import { attachedScopes } from '../attached-properties.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'rudr-network-scope',
  number: 'R186',
  title: 'For Rudr, scopes are health scopes.',
  level: { spec: 'off', rudr: 'error' },
  roles: ['configuration'],
  docs: {
    why: 'Rudr has no network scopes yet: it answers "not implemented" and gives up on the configuration.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: ring
spec:
  scopes:
    - name: ring-net
      type: core.oam.dev/v1alpha1.NetworkScope
      properties:
        - name: network-id
          value: vpc-1
        - name: subnet-id
          value: subnet-ring-net
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: ring
spec:
  scopes:
    - name: ring-health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
`,
    profile: 'rudr',
  },
  check: ({ resource, report }) => {
    for (const { part, info } of attachedScopes(resource)) {
      if (info.inRudr !== 'not-implemented' || part.type === undefined) continue;
      // Rudr knows no other spelling; another rule says so.
      if (part.type.value !== formatGroupVersionKind(info)) continue;
      report({ at: part.type.node, message: `Rudr cannot create or join a ${info.kind} yet.` });
    }
  },
});
