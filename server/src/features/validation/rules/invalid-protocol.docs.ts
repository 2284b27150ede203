// The page of the rule invalid-protocol: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Any other word, also in lower case, is refused when the component is loaded. Only Rudr takes SCTP as well.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: resolver
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: example/resolver:1.0.0
      ports:
        - name: dns
          containerPort: 53
          protocol: udp
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: resolver
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: example/resolver:1.0.0
      ports:
        - name: dns
          containerPort: 53
          protocol: UDP
`,
};
