// A time or threshold of a probe that is not possible.
import { textIn } from '../../../model/field.ts';
import { probePaths } from '../container-parts.ts';
import { describeViolation } from '../describe-violation.ts';
import { changeFix, unquoteNumberFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

const NUMBERS = [
  'initialDelaySeconds',
  'periodSeconds',
  'timeoutSeconds',
  'successThreshold',
  'failureThreshold',
] as const;

export const rule = defineRule({
  code: 'invalid-probe-number',
  number: 'R103',
  title: 'Times and thresholds of a probe are whole numbers of a possible size.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['component'],
  docs: {
    why: 'Times are counted in whole seconds. What is negative, or 0 where at least 1 is due, is refused by the cluster.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: shop
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: example/shop:1.0.0
      ports:
        - name: http
          containerPort: 8080
      livenessProbe:
        tcpSocket:
          port: 8080
        periodSeconds: 5s
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: shop
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: example/shop:1.0.0
      ports:
        - name: http
          containerPort: 8080
      livenessProbe:
        tcpSocket:
          port: 8080
        periodSeconds: 5
`,
  },
  claims: [{ at: probePaths(...NUMBERS), keywords: ['type', 'minimum'] }],
  onViolation: (violation) => {
    const { at, node, keyword, pattern } = violation;
    const duration = textIn(node) ?? '';
    const seconds = pattern.endsWith('Seconds') ? secondsOf(duration) : undefined;
    const unit = pattern.endsWith('Seconds') ? ' It counts seconds.' : '';
    return {
      at,
      message: `${describeViolation(violation)}${keyword === 'type' ? unit : ''}`,
      fixes: () => (seconds === undefined ? unquoteNumberFix(node) : changeFix(node, seconds)),
    };
  },
});

/** Seconds that `5s` or `2m` means. */
function secondsOf(text: string): number | undefined {
  const match = /^([0-9]{1,6})\s*(s|sec|seconds?|m|min|minutes?)$/i.exec(text);
  if (match === null) return undefined;
  return Number(match[1]) * (match[2]?.toLowerCase().startsWith('m') === true ? 60 : 1);
}
