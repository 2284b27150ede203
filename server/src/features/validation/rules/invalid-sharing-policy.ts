// A sharing policy other than Exclusive and Shared.
import { describeViolation } from '../describe-violation.ts';
import { nearestFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'invalid-sharing-policy',
  number: 'R070',
  title: 'The sharing policy of a volume is Exclusive or Shared.',
  level: 'error',
  roles: ['component'],
  docs: {
    why: 'Any other word, also in lower case, is refused when the component is loaded.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: uploader
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/uploader:1.0.0
      resources:
        volumes:
          - name: uploads
            mountPath: /srv/uploads
            sharingPolicy: shared
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: uploader
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/uploader:1.0.0
      resources:
        volumes:
          - name: uploads
            mountPath: /srv/uploads
            sharingPolicy: Shared
`,
  },
  claims: [{ at: 'spec.containers[].resources.volumes[].sharingPolicy', keywords: ['enum'] }],
  onViolation: (violation) => {
    const { at, node, allowed } = violation;
    return {
      at,
      message: describeViolation(violation),
      fixes: () => nearestFix(node, allowed.map(String)),
    };
  },
});
