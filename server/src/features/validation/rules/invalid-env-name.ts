// The name of an environment variable that not every system takes.
import { textIn } from '../../../model/field.ts';
import { changeFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

const KUBERNETES_TAKES_IT = { spec: 'warning', rudr: 'off' } as const;

export const rule = defineRule({
  code: 'invalid-env-name',
  number: 'R076',
  title: 'Names of environment variables are made of letters, digits, `_` and `-`.',
  level: 'warning',
  roles: ['component'],
  claims: [{ at: 'spec.containers[].env[].name', keywords: ['pattern', 'maxLength'] }],
  onViolation: ({ at, node, keyword, limit }) => {
    const name = textIn(node) ?? '';
    if (keyword === 'maxLength') {
      return { at, message: `The name is longer than ${String(limit)} characters.` };
    }
    // The minLength keyword speaks of the empty name.
    if (name === '') return undefined;
    const plain = name.replace(/[^A-Za-z0-9_-]/g, '_').replace(/^(?=[0-9])/, '_');
    return {
      at,
      // Kubernetes, and so Rudr, takes dots as well.
      ...(/^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name) && { severity: KUBERNETES_TAKES_IT }),
      message: /^[0-9]/.test(name)
        ? `"${name}" starts with a digit. Names of environment variables start with a letter or "_".`
        : `"${name}" may only hold letters, digits, "_" and "-".`,
      fixes: () => changeFix(node, plain, 'choice'),
    };
  },
});
