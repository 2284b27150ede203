// A disk whose `ephemeral` is no boolean.
import { booleanField } from '../../../model/field.ts';
import { changeFix, simpleScalar } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'invalid-ephemeral',
  number: 'R072',
  title: '"ephemeral" of a disk is true or false.',
  level: { spec: 'warning', rudr: 'error' },
  roles: ['component'],
  claims: [{ at: 'spec.containers[].resources.volumes[].disk.ephemeral', keywords: ['type'] }],
  onViolation: (violation) => {
    const { at, node } = violation;
    const parent = node.parent?.kind === 'pair' ? node.parent.parent : undefined;
    const meant = booleanField(parent, 'ephemeral')?.value;
    const scalar = simpleScalar(node);
    if (meant === undefined || scalar === undefined) {
      return { at, message: '"ephemeral" must be true or false.' };
    }
    return {
      at,
      // Without quotes, the kubectl of that time reads the words of YAML 1.1 as booleans.
      ...(scalar.style === 'plain' && { severity: 'warning' as const }),
      message: `Write ${String(meant)} instead of ${JSON.stringify(scalar.value)}, which not every reader takes for a boolean.`,
      fixes: () => changeFix(node, meant),
    };
  },
});
