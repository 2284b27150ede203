// A protocol other than TCP and UDP.
import { textIn } from '../../../model/field.ts';
import { describeViolation } from '../describe-violation.ts';
import { nearestFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'invalid-protocol',
  number: 'R093',
  title: 'The protocol of a port is TCP or UDP, in capitals.',
  level: 'error',
  roles: ['component'],
  docs: {
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
  },
  claims: [{ at: 'spec.containers[].ports[].protocol', keywords: ['enum'] }],
  onViolation: (violation) => {
    const { at, node, allowed } = violation;
    const isSctp = textIn(node) === 'SCTP';
    return {
      at,
      ...(isSctp && { severity: { spec: 'error', rudr: 'warning' } as const }),
      message: isSctp
        ? 'The specification knows TCP and UDP only; few runtimes take SCTP.'
        : describeViolation(violation),
      fixes: () => nearestFix(node, isSctp ? [] : allowed.map(String)),
    };
  },
});
