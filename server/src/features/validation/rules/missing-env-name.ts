// An environment variable without a name.
import { addFieldFix } from '../field-fix.ts';
import { defineRule } from '../rule.ts';
import { splitItemAround } from '../split-items.ts';

export const rule = defineRule({
  code: 'missing-env-name',
  number: 'R074',
  title: 'Every environment variable has a name.',
  level: 'error',
  roles: ['component'],
  docs: {
    why: 'A variable without a name cannot be set, and the component is refused.',
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
        - value: info
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
        - name: LOG_LEVEL
          value: info
`,
  },
  claims: [{ at: 'spec.containers[].env[].name', keywords: ['required', 'minLength'] }],
  onViolation: ({ at, node, keyword }, context) => {
    if (keyword === 'minLength') {
      return { at, message: 'The name of an environment variable must not be empty.' };
    }
    if (splitItemAround(node) !== undefined) return undefined;
    return {
      at,
      message: 'This environment variable has no "name".',
      fixes: () => addFieldFix(context, node, ['name']),
    };
  },
});
