// Memory that is no size.
import { sizeFinding } from '../size-finding.ts';
import { wrongHolderFinding } from '../wrong-holder.ts';
import { defineRule } from '../rule.ts';

const MEMORY = 'spec.containers[].resources.memory';

export const rule = defineRule({
  code: 'invalid-memory',
  number: 'R063',
  title: 'Memory is a size: whole digits and perhaps a unit.',
  level: 'error',
  roles: ['component'],
  claims: [
    { at: `${MEMORY}.required`, keywords: ['type', 'pattern'] },
    { at: MEMORY, keywords: ['type'] },
  ],
  onViolation: (violation, context) => {
    if (violation.pattern === MEMORY) return wrongHolderFinding(violation, context, 'size');
    // Rudr reads a bare number as mebibytes, so the amount can be said exactly there.
    const exact = (bytes: number): string => String(Math.ceil(bytes / 2 ** 20));
    return sizeFinding(violation, context, {
      number: { spec: 'warning', rudr: 'error' },
      binary: { spec: 'warning', rudr: 'error' },
      ...(context.profile === 'rudr' && { exact }),
    });
  },
});
