// The shapes that Rudr can load, and what keeps a document from having one.
import { pathOf } from '../../yaml/access.ts';
import type { Place } from '../origin.ts';
import {
  child,
  childOrNull,
  entriesOf,
  items,
  jsonKind,
  placeOfPart,
  scalarIn,
  type JsonKind,
  type JsonPart,
} from './json-part.ts';

export type Shape =
  | { readonly is: 'text' | 'boolean' | 'float' | 'integer' | 'anything' | 'texts' }
  | { readonly is: 'one-of'; readonly names: readonly string[] }
  | { readonly is: 'list'; readonly of: Shape }
  | { readonly is: 'fields'; readonly fields: Readonly<Record<string, FieldShape>> };

/**
 * A field of a map. An `optional` one may be null, a `defaulted` one may be missing but not null.
 */
export interface FieldShape {
  readonly presence: 'required' | 'optional' | 'defaulted';
  readonly shape: Shape;
}

export function required(shape: Shape): FieldShape {
  return { presence: 'required', shape };
}

export function optional(shape: Shape): FieldShape {
  return { presence: 'optional', shape };
}

export function defaulted(shape: Shape): FieldShape {
  return { presence: 'defaulted', shape };
}

export function fields(named: Readonly<Record<string, FieldShape>>): Shape {
  return { is: 'fields', fields: named };
}

export function listOfShape(shape: Shape): Shape {
  return { is: 'list', of: shape };
}

/** One thing that does not fit; `message` goes on after the name of the document. */
export interface Mismatch {
  readonly place: Place;
  readonly message: string;
}

const WORDS: Readonly<Record<JsonKind, string>> = {
  null: 'nothing',
  boolean: 'true or false',
  integer: 'a whole number',
  float: 'a decimal number',
  text: 'text',
  list: 'a list',
  map: 'a map',
};

const SCALARS = {
  text: ['text'],
  'one-of': ['text'],
  boolean: ['boolean'],
  integer: ['integer'],
  float: ['float', 'integer'],
} as const;

/** Everything in a part that has not the shape, in the order of the shape. */
export function mismatches(part: JsonPart, shape: Shape): readonly Mismatch[] {
  switch (shape.is) {
    case 'anything':
      return [];
    case 'fields':
      return expectKind(part, ['map']) ?? fieldMismatches(part, shape.fields);
    case 'list':
      return (
        expectKind(part, ['list']) ?? items(part).flatMap((item) => mismatches(item, shape.of))
      );
    case 'texts':
      return (
        expectKind(part, ['map']) ??
        entriesOf(part).flatMap(([, value]) => expectKind(value, ['text']) ?? [])
      );
    case 'text':
    case 'one-of':
    case 'boolean':
    case 'integer':
    case 'float':
      return expectKind(part, SCALARS[shape.is]) ?? scalarMismatch(part, shape);
  }
}

function scalarMismatch(part: JsonPart, shape: Shape): readonly Mismatch[] {
  if (shape.is === 'one-of') return nameMismatch(part, shape.names);
  return shape.is === 'integer' ? rangeMismatch(part) : [];
}

/** The path of a field as people write it; `key` is one more step. */
function fieldName({ written }: JsonPart, ...key: readonly string[]): string {
  const steps = [...pathOf(written), ...key].map((step) =>
    typeof step === 'number' ? `[${String(step)}]` : `.${step}`,
  );
  return `"${steps.join('').slice(1)}"`;
}

/** What to say of a part that is of none of the kinds; undefined for one that is. */
function expectKind(
  part: JsonPart,
  kinds: readonly [JsonKind, ...JsonKind[]],
): readonly Mismatch[] | undefined {
  const kind = jsonKind(part);
  if (kinds.includes(kind)) return undefined;
  const wanted = kinds.length > 1 ? 'a number' : WORDS[kinds[0]];
  const message = `${fieldName(part)} must be ${wanted}, not ${WORDS[kind]}`;
  return [{ place: placeOfPart(part), message }];
}

function fieldMismatches(
  part: JsonPart,
  named: Readonly<Record<string, FieldShape>>,
): readonly Mismatch[] {
  return Object.entries(named).flatMap(([key, { presence, shape }]): readonly Mismatch[] => {
    const value = presence === 'optional' ? child(part, key) : childOrNull(part, key);
    if (value !== undefined && !(shape.is === 'anything' && jsonKind(value) === 'null')) {
      return mismatches(value, shape);
    }
    return presence === 'required'
      ? [{ place: placeOfPart(part), message: `${fieldName(part, key)} is missing` }]
      : [];
  });
}

function nameMismatch(part: JsonPart, names: readonly string[]): readonly Mismatch[] {
  if (names.includes(String(scalarIn(part)))) return [];
  const message = `${fieldName(part)} must be one of ${names.join(', ')}`;
  return [{ place: placeOfPart(part), message }];
}

/** All whole numbers of the formats are 32-bit integers with a sign. */
function rangeMismatch(part: JsonPart): readonly Mismatch[] {
  const value = Number(scalarIn(part));
  if (value === Math.trunc(value) && value >= -(2 ** 31) && value < 2 ** 31) return [];
  return [{ place: placeOfPart(part), message: `${fieldName(part)} is too large a number` }];
}
