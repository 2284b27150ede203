// The properties of a trait in a shape that only some tools read.
import { readTraitProperties } from '../../../model/trait-properties.ts';
import { replaceValue, scalarSource, type NewValue } from '../../../yaml/edit.ts';
import { fixOf } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'trait-properties-shape',
  number: 'R119',
  title: 'Properties are one JSON Schema, as a mapping or as JSON text.',
  level: { spec: 'warning', rudr: 'off' },
  roles: ['trait'],
  check: ({ resource, document, report }) => {
    const field = resource.properties;
    if (field === undefined) return;
    const { shape, schema } = readTraitProperties(field.node);
    if (shape !== 'list' && shape !== 'wrapped-text') return;
    report({
      at: field.key,
      message:
        shape === 'list'
          ? 'A list of properties is not read everywhere. Write a JSON Schema, as a mapping or as JSON text.'
          : 'The schema stands one level too deep: its text belongs right below "properties" of "spec".',
      fixes: () => {
        if (schema === undefined || field.written !== field.node) return [];
        const edit = replaceValue(document, field.node, toNewValue(schema));
        return fixOf('Write it as a JSON Schema', [edit], 'choice');
      },
    });
  },
});

function toNewValue(value: unknown): NewValue {
  if (Array.isArray(value)) {
    return value.length === 0 ? { raw: '[]' } : { list: value.map(toNewValue) };
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    if (entries.length === 0) return { raw: '{}' };
    return { map: entries.map(([key, child]) => ({ key, value: toNewValue(child) })) };
  }
  const isPlain =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return { raw: scalarSource(isPlain ? value : null) };
}
