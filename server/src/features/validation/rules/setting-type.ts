// A parameter of a scope, or a setting of a workload type, with a type that does not exist.
import { nearest } from '../../../base/nearest.ts';
import { textIn } from '../../../model/field.ts';
import { TYPE_SYNONYMS } from '../../../schema/read-schema.ts';
import { listOf } from '../describe-violation.ts';
import { changeFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'setting-type',
  number: 'R125',
  title: 'Scope parameters and workload settings are of type string, boolean or number.',
  level: { spec: 'warning', rudr: 'off' },
  roles: ['scope', 'workload-type'],
  claims: [{ at: ['spec.parameters[].type', 'spec.settings[].type'], keywords: ['enum'] }],
  onViolation: ({ at, node, allowed }) => {
    const text = textIn(node) ?? '';
    const names = allowed.map(String);
    const synonym = meantType(text);
    const meant = synonym ?? nearest(text, names);
    const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
    return {
      at,
      message: `There is no type "${text}" here. Types are ${listOf(names)}.${hint}`,
      fixes: () => (meant === undefined ? [] : changeFix(node, meant)),
    };
  },
});

/** Of the types of JSON Schema, three exist here: a whole number is a number, and lists are text. */
function meantType(text: string): string | undefined {
  const name = Object.hasOwn(TYPE_SYNONYMS, text) ? TYPE_SYNONYMS[text] : text;
  if (name === 'integer') return 'number';
  return name === 'number' || name === 'boolean' || name === 'string' ? name : undefined;
}
