// GPU that is no number, or negative.
import { describeViolation } from '../describe-violation.ts';
import { unquoteNumberFix } from '../value-fixes.ts';
import { wrongHolderFinding } from '../wrong-holder.ts';
import { defineRule } from '../rule.ts';

const GPU = 'spec.containers[].resources.gpu';

export const rule = defineRule({
  code: 'invalid-gpu',
  number: 'R065',
  title: 'GPU is a number that is not negative.',
  level: { spec: 'error', rudr: 'information' },
  roles: ['component'],
  docs: {
    why: 'A platform that cannot read the number refuses the component. Rudr does not look at it at all.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: trainer
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/trainer:1.0.0
      resources:
        cpu:
          required: 0.5
        memory:
          required: "256"
        gpu:
          required: two
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: trainer
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/trainer:1.0.0
      resources:
        cpu:
          required: 0.5
        memory:
          required: "256"
        gpu:
          required: 2
`,
  },
  claims: [
    { at: `${GPU}.required`, keywords: ['type', 'minimum'] },
    { at: GPU, keywords: ['type'] },
  ],
  onViolation: (violation, context) => {
    if (violation.pattern === GPU) return wrongHolderFinding(violation, context, 'number');
    return {
      at: violation.at,
      message: describeViolation(violation),
      fixes: () => unquoteNumberFix(violation.node),
    };
  },
});
