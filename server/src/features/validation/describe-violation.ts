// Words for a schema violation that no rule has better words for.
import { nearest } from '../../base/nearest.ts';
import { resolveAlias } from '../../yaml/access.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import type { LocatedViolation } from './rule.ts';

const TYPE_WORDS: Readonly<Record<string, string>> = {
  object: 'a mapping',
  array: 'a list',
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'nothing',
};

/** One or two sentences on what the schema wants there. */
export function describeViolation(violation: LocatedViolation): string {
  const { keyword, property, limit, allowed } = violation;
  const field = lastKey(violation.pattern);
  switch (keyword) {
    case 'required':
      return `"${property ?? ''}" is missing.`;
    case 'type':
      return `${quoted(field)} must be ${listOf(violation.types.map(typeWord))}, not ${kindOfNode(violation.node)}.`;
    case 'enum':
      return describeEnum(field, violation.node, allowed);
    case 'minimum':
      return `${quoted(field)} must be at least ${String(limit)}.`;
    case 'exclusiveMinimum':
      return `${quoted(field)} must be more than ${String(limit)}.`;
    case 'maximum':
      return `${quoted(field)} must be at most ${String(limit)}.`;
    case 'minLength':
      return `${quoted(field)} must not be empty.`;
    case 'maxLength':
      return `${quoted(field)} is longer than ${String(limit)} characters.`;
    case 'minItems':
      return `${quoted(field)} must not be empty.`;
    case 'uniqueItems':
      return `${quoted(field)} holds the same item twice.`;
    case 'pattern':
      return `${quoted(field)} does not have the right form.`;
    default:
      return `${quoted(field)} does not fit what is expected here.`;
  }
}

function describeEnum(field: string, node: YamlNode, allowed: readonly unknown[]): string {
  const values = allowed.map(String);
  const value = resolveAlias(node);
  const written = value?.kind === 'scalar' ? String(value.value) : undefined;
  const meant = written === undefined ? undefined : nearest(written, values);
  const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  return `${quoted(field)} must be ${listOf(values.map((text) => `"${text}"`))}.${hint}`;
}

/** `integer` → "a whole number". */
export function typeWord(type: string): string {
  return TYPE_WORDS[type] ?? type;
}

/** What a value is, in the same words. */
export function kindOfNode(node: YamlNode): string {
  const value = resolveAlias(node);
  if (value === undefined) return 'an unknown alias';
  if (value.kind === 'map') return 'a mapping';
  if (value.kind === 'seq') return 'a list';
  if (value.value === null) return 'empty';
  return typeof value.value === 'string' ? 'text' : typeWord(typeof value.value);
}

/** "a, b or c". */
export function listOf(words: readonly string[]): string {
  const unique = [...new Set(words)];
  if (unique.length < 2) return unique[0] ?? '';
  return `${unique.slice(0, -1).join(', ')} or ${unique.at(-1) ?? ''}`;
}

function lastKey(pattern: string): string {
  return pattern.split('.').at(-1) ?? '';
}

function quoted(field: string): string {
  if (field.endsWith('[]')) return `An item of "${field.slice(0, -2)}"`;
  return field === '' ? 'The document' : `"${field}"`;
}
