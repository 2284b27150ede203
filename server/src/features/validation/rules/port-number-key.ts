// The number of a port under another key.
import { pairOf } from '../../../yaml/access.ts';
import { removePair, renameKey } from '../../../yaml/edit.ts';
import { OTHER_PORT_KEYS } from '../container-parts.ts';
import { fixOf } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'port-number-key',
  number: 'R088',
  title: 'The number of a port is called `containerPort`.',
  level: { spec: 'warning', rudr: 'error' },
  roles: ['component'],
  claims: [
    {
      at: OTHER_PORT_KEYS.map((key) => `spec.containers[].ports[].${key}`),
      keywords: ['additionalProperties'],
    },
  ],
  onViolation: ({ at, node, property }, { document }) => {
    const pair = node.parent;
    if (pair?.kind !== 'pair') return undefined;
    const key = property ?? '';
    if (pairOf(pair.parent, 'containerPort') !== undefined) {
      return {
        at,
        severity: { spec: 'warning', rudr: 'information' },
        message: `A port has no "${key}" beside its "containerPort".`,
        fixes: () => fixOf(`Remove "${key}"`, [removePair(document, pair)], 'choice'),
      };
    }
    return {
      at,
      message: `The number of a port is called "containerPort", not "${key}".`,
      fixes: () => fixOf(`Change "${key}" to "containerPort"`, [renameKey(pair, 'containerPort')]),
    };
  },
});
