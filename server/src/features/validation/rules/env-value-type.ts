// The value of an environment variable that is no text, or a very long one.
import { isNull } from '../../../yaml/access.ts';
import { describeViolation } from '../describe-violation.ts';
import { emptyTextFix, quoteFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'env-value-type',
  number: 'R079',
  title: 'The value of an environment variable is text of at most 2048 characters.',
  level: 'error',
  roles: ['component'],
  docs: {
    why: 'Variables only hold text. YAML reads unquoted digits as a number, and the component is refused.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: notifier
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/notifier:1.0.0
      env:
        - name: RETRIES
          value: 3
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: notifier
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/notifier:1.0.0
      env:
        - name: RETRIES
          value: "3"
`,
  },
  claims: [{ at: 'spec.containers[].env[].value', keywords: ['type', 'maxLength'] }],
  onViolation: (violation, { document }) => {
    const { at, node, keyword, limit } = violation;
    if (keyword === 'maxLength') {
      return {
        at,
        severity: { spec: 'warning', rudr: 'off' },
        message: `The value is longer than ${String(limit)} characters, which not every runtime takes. Consider a file in "config".`,
      };
    }
    if (isNull(node)) {
      return {
        at,
        severity: { spec: 'error', rudr: 'information' },
        message: 'The value is left out. Write "" for an empty text.',
        fixes: () => emptyTextFix(node),
      };
    }
    return {
      at,
      message: `${describeViolation(violation)}${quoteFix(node, document).length > 0 ? ' Put it in quotes.' : ''}`,
      fixes: () => quoteFix(node, document),
    };
  },
});
