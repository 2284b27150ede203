// A document without metadata.
import { isNull } from '../../../yaml/access.ts';
import { describeViolation } from '../describe-violation.ts';
import { addFieldFix } from '../field-fix.ts';
import { missingFieldFinding } from '../missing-field-finding.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'missing-metadata',
  number: 'R003',
  title: 'Every document has metadata: a mapping.',
  level: 'error',
  docs: {
    why: `The name that other documents refer to stands in \`metadata\`. Without it the document is refused.`,
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata: thumbnailer
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/thumbnailer:1.0.0
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: thumbnailer
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/thumbnailer:1.0.0
`,
  },
  claims: [{ at: 'metadata', keywords: ['required', 'type'] }],
  onViolation: (violation, context) => {
    if (violation.keyword === 'required') {
      return missingFieldFinding(violation, context, {
        message: `"metadata" is missing.`,
      });
    }
    const isEmpty = isNull(violation.node);
    return {
      at: violation.at,
      message: isEmpty ? '"metadata" is empty.' : describeViolation(violation),
      fixes: () => (isEmpty ? addFieldFix(context, violation.node, ['name']) : []),
    };
  },
});
