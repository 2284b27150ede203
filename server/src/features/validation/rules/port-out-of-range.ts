// A port number that does not exist.
import { resolveAlias } from '../../../yaml/access.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'port-out-of-range',
  number: 'R089',
  title: 'Port numbers lie between 1 and 65535.',
  level: 'error',
  roles: ['component'],
  claims: [{ at: 'spec.containers[].ports[].containerPort', keywords: ['minimum', 'maximum'] }],
  onViolation: ({ at, node }) => {
    const value = resolveAlias(node);
    const written = value?.kind === 'scalar' ? String(value.value) : '';
    return { at, message: `There is no port ${written}. Port numbers go from 1 to 65535.` };
  },
});
