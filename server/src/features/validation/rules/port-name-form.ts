// A port name that not every platform takes.
import { textIn } from '../../../model/field.ts';
import type { Fix } from '../../../model/problem.ts';
import { changeFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'port-name-form',
  number: 'R092',
  title: 'Names of ports are made of lower-case letters.',
  level: 'warning',
  roles: ['component'],
  claims: [{ at: 'spec.containers[].ports[].name', keywords: ['pattern'] }],
  onViolation: ({ at, node }, { dialect }) => {
    const name = textIn(node) ?? '';
    // The minLength keyword speaks of the empty name.
    if (name === '') return undefined;
    const fixes = (): readonly Fix[] => changeFix(node, lettersOf(name), 'choice');
    if (!isKubernetesPortName(name)) {
      return {
        at,
        message: `"${name}" is no name for a port. Use lower-case letters, at most 15.`,
        ...(lettersOf(name) !== '' && { fixes }),
      };
    }
    return {
      at,
      severity: { spec: dialect.facts.portName === 'letters' ? 'warning' : 'off', rudr: 'off' },
      message: `"${name}" holds more than lower-case letters, which is all that ${dialect.label} allows in the name of a port.`,
      ...(lettersOf(name) !== '' && { fixes }),
    };
  },
  check: (context) => {
    for (const { ports } of context.resource.containers) {
      for (const { name } of ports) {
        const text = name?.value ?? '';
        if (name === undefined || !/^[a-z]{16,}$/.test(text)) continue;
        context.report({
          at: name.node,
          severity: { spec: 'information', rudr: 'warning' },
          message: `"${text}" has ${String(text.length)} characters; clusters take at most 15 in the name of a port.`,
        });
      }
    }
  },
});

/** IANA service name: 1 to 15 lower-case letters, digits and dashes, at least one letter. */
function isKubernetesPortName(name: string): boolean {
  return name.length <= 15 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name) && /[a-z]/.test(name);
}

function lettersOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .slice(0, 15);
}
