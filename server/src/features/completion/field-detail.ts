// A field in a few words, for the place beside its name.
import type { SchemaFacts } from '../../schema/schema-view.ts';
import { isScalar } from '../../model/sketch.ts';

/** What there is to say in a few words: `required, integer, seconds, default 10`. */
export function detailOf(facts: SchemaFacts, need: 'required' | 'optional'): string | undefined {
  const types = facts.types.filter((type) => type !== 'null' && facts.values.length === 0);
  const standard = isScalar(facts.defaultValue) ? String(facts.defaultValue) : undefined;
  const parts = [
    need === 'required' ? 'required' : undefined,
    types.length === 0 ? undefined : types.map(typeName).join(' or '),
    facts.unit?.replace(/\s*\(.*\)$/, ''),
    standard === undefined ? undefined : `default ${standard}`,
  ];
  const said = parts.filter((part) => part !== undefined);
  return said.length === 0 ? undefined : said.join(', ');
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'list',
  object: 'mapping',
};

function typeName(type: string): string {
  return TYPE_NAMES[type] ?? type;
}
