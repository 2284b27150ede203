// A disk without a size that can be read.
import { addFieldFix } from '../field-fix.ts';
import { sizeFinding } from '../size-finding.ts';
import { wrongHolderFinding } from '../wrong-holder.ts';
import { defineRule } from '../rule.ts';

const DISK = 'spec.containers[].resources.volumes[].disk';

export const rule = defineRule({
  code: 'invalid-disk-size',
  number: 'R071',
  title: 'A disk says its size: whole digits and perhaps a unit.',
  level: 'error',
  roles: ['component'],
  docs: {
    why: 'Storage is reserved by this size. Without one that can be read, no storage is made and the component does not start.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: journal
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/journal:1.0.0
      resources:
        volumes:
          - name: journal
            mountPath: /var/journal
            disk:
              ephemeral: true
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: journal
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/journal:1.0.0
      resources:
        volumes:
          - name: journal
            mountPath: /var/journal
            disk:
              required: 1G
              ephemeral: true
`,
  },
  claims: [
    { at: `${DISK}.required`, keywords: ['required', 'type', 'pattern'] },
    { at: DISK, keywords: ['type'] },
  ],
  onViolation: (violation, context) => {
    if (violation.pattern === DISK) return wrongHolderFinding(violation, context, 'size');
    if (violation.keyword === 'required') {
      return {
        at: violation.at,
        message: 'The disk does not say how large it must be: "required" is missing.',
        fixes: () => addFieldFix(context, violation.node, ['required']),
      };
    }
    // Rudr hands the text to the cluster as it stands, which knows the binary units.
    return sizeFinding(violation, context, {
      number: { spec: 'warning', rudr: 'error' },
      binary: { spec: 'warning', rudr: 'off' },
    });
  },
});
