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
  docs: {
    why: 'A size that cannot be read keeps the component from being deployed, or gives it another amount than you meant.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: search
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/search:1.0.0
      resources:
        cpu:
          required: 1
        memory:
          required: lots
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: search
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/search:1.0.0
      resources:
        cpu:
          required: 1
        memory:
          required: 2G
`,
  },
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
