// Memory with a unit, which Rudr cannot cope with.
import { parseSize, type Size } from '../../../model/quantity.ts';
import { changeFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'memory-unit',
  number: 'R064',
  title: 'For Rudr, memory is a bare number of mebibytes.',
  level: { spec: 'off', rudr: 'error' },
  roles: ['component'],
  check: (context) => {
    for (const { resources } of context.resource.containers) {
      const field = resources?.memory?.required;
      const text = field?.value ?? '';
      const size = parseSize(text);
      if (field === undefined || size === undefined || size.amount === 0) continue;
      if (/^[0-9]+$/.test(text)) continue;
      context.report({
        at: field.node,
        message: `Rudr appends "Mi" to this text, and no cluster takes "${text}Mi". Write mebibytes without a unit.`,
        fixes: () => changeFix(field.node, mebibytes(size), 'choice'),
      });
    }
  },
});

/** Rounded up, so that the program gets no less than was asked for; a bare number with a `B` is taken as it stands. */
function mebibytes(size: Size): string {
  return String(size.unit === '' ? size.amount : Math.ceil(size.bytes / 2 ** 20));
}
