// The card of a field: meaning, type, unit, default, allowed values, and how API versions differ on it.
import { blocks, bullets, codeSpan } from '../../base/markdown.ts';
import {
  alternatives,
  childOf,
  factsOf,
  type SchemaFacts,
  type SchemaView,
  type ValueView,
} from '../../schema/schema-view.ts';
import type { FieldDifference, FieldHistory } from '../../workspace/field-history.ts';

export interface FieldCard {
  /** The key as written; an item of a list goes by the key of the list. */
  readonly title: string;
  readonly view: SchemaView;
  /** Whether the mapping around it must have it; undefined where that is no question. */
  readonly presence: 'required' | 'optional' | undefined;
  readonly history: FieldHistory | undefined;
  /** The value under the cursor, whose meaning then is told first; undefined on a key. */
  readonly chosen: unknown;
  /** Who wrote the schema: only our own texts are Markdown. */
  readonly author: 'us' | 'document';
  /** What else there is to say about the value that is written there. */
  readonly about: readonly (string | undefined)[];
}

/** The card as Markdown. */
export function fieldCard(card: FieldCard): string {
  const { title, view, presence, history, about } = card;
  const facts = card.author === 'us' ? factsOf(view) : asText(factsOf(view));
  const chosen = facts.values.find(
    ({ value, description }) => value === card.chosen && description !== undefined,
  );
  const head = [`**${codeSpan(title)}**`, typePhrase(view, facts), facts.unit, presence];
  return blocks(
    head.filter((part) => part !== undefined && part !== '').join(' · '),
    chosen === undefined ? undefined : `${literal(chosen.value)}: ${chosen.description ?? ''}`,
    ...about,
    facts.description,
    bullets([
      allowedValues(facts.values, chosen),
      defaultLine(facts.defaultValue),
      boundsOf(facts),
      exampleOf(facts),
      facts.readOnly ? 'Written by the platform, not by hand.' : undefined,
      ...historyLines(history),
    ]),
  );
}

/** The same facts with every text as a code span, so that it stays text. */
function asText(facts: SchemaFacts): SchemaFacts {
  const span = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : codeSpan(text);
  return {
    ...facts,
    description: span(facts.description),
    unit: span(facts.unit),
    values: facts.values.map(({ value, description }) => ({
      value,
      description: span(description),
    })),
  };
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  object: 'mapping',
  array: 'list',
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: 'true or false',
  null: 'null',
};

function typePhrase(view: SchemaView, facts: SchemaFacts): string {
  if (facts.types.length === 1 && facts.types[0] === 'array') {
    const item = childOf(view, 0);
    const items = item === undefined ? [] : factsOf(item).types;
    if (items.length === 1 && items[0] !== undefined) return `list of ${pluralOf(items[0])}`;
  }
  return typesInWords(facts.types);
}

function typesInWords(types: readonly string[]): string {
  if (types.length < 2) return types.map(typeWord).join('');
  // "Text or true or false" would leave open what is one choice.
  const words = types.map((type) => (type === 'boolean' ? type : typeWord(type)));
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

function typeWord(type: string): string {
  return TYPE_WORDS[type] ?? type;
}

function pluralOf(type: string): string {
  return type === 'string' || type === 'boolean' ? typeWord(type) : `${typeWord(type)}s`;
}

/** With their meanings, unless one of them was chosen and explained already. */
function allowedValues(
  values: readonly ValueView[],
  chosen: ValueView | undefined,
): string | undefined {
  if (values.length < 2) return undefined;
  const names = values.map(({ value }) => literal(value));
  if (chosen !== undefined || values.every(({ description }) => description === undefined)) {
    return `Allowed: ${names.join(', ')}`;
  }
  const lines = values.map(
    ({ description }, index) => `  - ${names[index] ?? ''}: ${description ?? ''}`,
  );
  return ['Allowed:', ...lines].join('\n');
}

function defaultLine(value: unknown): string | undefined {
  return value === undefined ? undefined : `Default: ${literal(value)}`;
}

/** A value as one would write it. */
export function literal(value: unknown): string {
  if (typeof value !== 'string') return codeSpan(JSON.stringify(value));
  return value.trim() === '' ? codeSpan(JSON.stringify(value)) : codeSpan(value);
}

function boundsOf(facts: SchemaFacts): string | undefined {
  const { minimum, exclusiveMinimum, maximum, maxLength } = facts;
  if (minimum !== undefined && maximum !== undefined) return `From ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `At least ${minimum}`;
  if (exclusiveMinimum !== undefined) return `More than ${exclusiveMinimum}`;
  if (maximum !== undefined) return `At most ${maximum}`;
  return maxLength === undefined ? undefined : `At most ${maxLength} characters`;
}

/** One example, where nothing else shows what a value looks like. */
function exampleOf(facts: SchemaFacts): string | undefined {
  const [example] = facts.examples;
  const shown = facts.defaultValue !== undefined || facts.values.length > 0;
  if (shown || example === undefined || typeof example === 'object') return undefined;
  return typeof example === 'boolean' ? undefined : `Example: ${literal(example)}`;
}

/** Since when, and where the other API versions differ. */
function historyLines(history: FieldHistory | undefined): readonly string[] {
  if (history?.since === undefined) return [];
  const byDialect = new Map<string, string[]>();
  for (const difference of history.differences) {
    const { label } = difference.dialect;
    byDialect.set(label, [...(byDialect.get(label) ?? []), differenceWords(difference)]);
  }
  const differences = [...byDialect].map(([label, words]) => `${label}: ${words.join(', ')}`);
  return [`Since: ${history.since.label}`, ...differences];
}

function differenceWords(difference: FieldDifference): string {
  switch (difference.kind) {
    case 'absent':
      return 'not defined';
    case 'without-meaning':
      return 'allowed, but without an agreed meaning';
    case 'required':
      return difference.required ? 'required' : 'optional';
    case 'default':
      return difference.defaultValue === undefined
        ? 'no default'
        : `default ${literal(difference.defaultValue)}`;
    case 'values':
      return difference.values.length === 0
        ? 'any value'
        : `allowed are ${difference.values.map(literal).join(', ')}`;
    case 'types':
      return difference.types.length === 0 ? 'of any type' : typesInWords(difference.types);
  }
}

/** What the properties of a trait, scope or workload type are, as rows of a table. */
export function propertyRows(view: SchemaView, names: readonly string[]): readonly string[][] {
  const required = new Set(alternatives(view).flatMap(({ schema }) => schema.required ?? []));
  return names.flatMap((name) => {
    const property = childOf(view, name);
    if (property === undefined) return [];
    const facts = factsOf(property);
    const need = required.has(name) ? 'required' : optionalWord(facts.defaultValue);
    return [[codeSpan(name), typePhrase(property, facts), need, facts.description ?? '']];
  });
}

function optionalWord(defaultValue: unknown): string {
  return defaultValue === undefined ? 'optional' : `default ${literal(defaultValue)}`;
}
