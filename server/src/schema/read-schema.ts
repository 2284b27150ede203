// Takes a JSON Schema (draft-07) that somebody wrote: keeps what is right, says what is not. Understands it by hand, since no meta-schema may be compiled at run time.
import { nearest } from '../base/nearest.ts';
import type { JsonSchema } from './json-schema.ts';

/** A mistake in a schema. */
export interface SchemaProblem {
  /** Keys and list positions from the root of the schema to what is wrong. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** What was most likely meant, where there is one answer. */
  readonly meant: string | undefined;
}

/** The usable part of a written schema. Safe for whoever walks schemas: every keyword has its type. */
export interface ReadSchema {
  readonly schema: JsonSchema;
  readonly problems: readonly SchemaProblem[];
}

/** Reads a value as a schema of draft-07; keywords that the project knows nothing of are dropped. */
export function readSchema(value: unknown): ReadSchema {
  const problems: SchemaProblem[] = [];
  return { schema: read(value, { path: [], problems }), problems };
}

interface Place {
  readonly path: readonly (string | number)[];
  readonly problems: SchemaProblem[];
}

/** Returns the value to keep, or undefined to drop the keyword. */
type Reader = (value: unknown, place: Place) => unknown;

/** Deeper schemas are not read: whoever writes one did not write it by hand. */
const MAX_DEPTH = 60;

function read(value: unknown, place: Place): JsonSchema {
  if (value === true || place.path.length > MAX_DEPTH) return {};
  if (value === false) return { not: {} };
  if (!isObject(value)) {
    report(place, `A schema must be a mapping, not ${describe(value)}.`);
    return {};
  }
  const kept: Record<string, unknown> = {};
  for (const [keyword, reader] of Object.entries(READERS)) {
    if (!Object.hasOwn(value, keyword)) continue;
    const result = reader(value[keyword], at(place, keyword));
    if (result !== undefined) kept[keyword] = result;
  }
  return kept;
}

function at(place: Place, segment: string | number): Place {
  return { path: [...place.path, segment], problems: place.problems };
}

/** Notes a mistake; the answer is what a reader returns to drop the keyword. */
function report(place: Place, message: string, meant?: string): unknown {
  place.problems.push({ path: place.path, message, meant });
  return undefined;
}

const TYPES = ['string', 'number', 'integer', 'boolean', 'null', 'object', 'array'];

/** Names of types that other formats use → the name in JSON Schema. */
export const TYPE_SYNONYMS: Readonly<Record<string, string>> = {
  int: 'integer',
  int32: 'integer',
  int64: 'integer',
  long: 'integer',
  float: 'number',
  double: 'number',
  numeric: 'number',
  bool: 'boolean',
  str: 'string',
  text: 'string',
  map: 'object',
  list: 'array',
};

function readType(value: unknown, place: Place): unknown {
  if (Array.isArray(value)) {
    const types = value.map((one, index) => readOneType(one, at(place, index)));
    const known = types.filter((one) => one !== undefined);
    return known.length === types.length && known.length > 0 ? known : undefined;
  }
  return readOneType(value, place);
}

function readOneType(value: unknown, place: Place): string | undefined {
  if (typeof value !== 'string') {
    report(place, `"type" must name a type, not be ${describe(value)}.`);
    return undefined;
  }
  if (TYPES.includes(value)) return value;
  const meant = Object.hasOwn(TYPE_SYNONYMS, value) ? TYPE_SYNONYMS[value] : nearest(value, TYPES);
  const hint = meant === undefined ? `Types are ${TYPES.join(', ')}.` : `Did you mean "${meant}"?`;
  report(place, `JSON Schema has no type "${value}". ${hint}`, meant);
  return meant;
}

function readRequired(value: unknown, place: Place): unknown {
  if (typeof value === 'boolean') {
    return report(
      place,
      '"required" is a list of names beside "properties", not true or false on each of them.',
    );
  }
  return readNames(value, place);
}

function readNames(value: unknown, place: Place): unknown {
  if (!Array.isArray(value)) {
    return report(place, `"${nameOf(place)}" must be a list of names, not ${describe(value)}.`);
  }
  const names = value.filter((one) => typeof one === 'string');
  if (names.length < value.length) {
    return report(place, `"${nameOf(place)}" must hold names only.`);
  }
  return names;
}

/** `properties` and the like: names with a schema each. */
function readSchemas(value: unknown, place: Place): unknown {
  if (!isObject(value)) {
    return report(
      place,
      `"${nameOf(place)}" must be a mapping from names to schemas, not ${describe(value)}.`,
    );
  }
  const kept: Record<string, JsonSchema> = {};
  for (const [name, schema] of Object.entries(value)) {
    const inner = at(place, name);
    if (name === 'required' && Array.isArray(schema)) {
      const message =
        'This list declares a property called "required". To require properties, move it up, beside "properties".';
      report(inner, message);
      continue;
    }
    define(kept, name, read(schema, inner));
  }
  return kept;
}

/** Not by assignment: a property named `__proto__` must stay a property. */
function define(target: Record<string, JsonSchema>, name: string, value: JsonSchema): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true });
}

function readSchemaList(value: unknown, place: Place): unknown {
  if (!Array.isArray(value) || value.length === 0) {
    return report(place, `"${nameOf(place)}" must be a list of at least one schema.`);
  }
  return value.map((one, index) => read(one, at(place, index)));
}

function readItems(value: unknown, place: Place): unknown {
  if (!Array.isArray(value)) return read(value, place);
  // A schema for each position is right, but nothing here makes use of it.
  for (const [index, one] of value.entries()) read(one, at(place, index));
  return undefined;
}

function readAdditional(value: unknown, place: Place): unknown {
  return typeof value === 'boolean' ? value : read(value, place);
}

function readText(value: unknown, place: Place): unknown {
  if (typeof value === 'string') return value;
  return report(place, `"${nameOf(place)}" must be text, not ${describe(value)}.`);
}

function readBoolean(value: unknown, place: Place): unknown {
  if (typeof value === 'boolean') return value;
  return report(place, `"${nameOf(place)}" must be true or false, not ${describe(value)}.`);
}

function readNumber(value: unknown, place: Place): unknown {
  if (typeof value === 'number') return value;
  const name = nameOf(place);
  if (typeof value === 'boolean' && name.startsWith('exclusive')) {
    return report(place, `Since draft-06 "${name}" is the bound itself, a number.`);
  }
  return report(place, `"${name}" must be a number, not ${describe(value)}.`);
}

function readCount(value: unknown, place: Place): unknown {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  return report(place, `"${nameOf(place)}" must be a whole number of at least 0.`);
}

function readList(value: unknown, place: Place): unknown {
  if (Array.isArray(value)) return value;
  return report(place, `"${nameOf(place)}" must be a list, not ${describe(value)}.`);
}

function readPattern(value: unknown, place: Place): unknown {
  if (typeof value !== 'string') return readText(value, place);
  try {
    new RegExp(value, 'u');
    return value;
  } catch {
    return report(place, `"${value}" is no regular expression.`);
  }
}

/** A reader that keeps whatever is written. */
const keep: Reader = (value) => value;

const READERS: Readonly<Record<string, Reader>> = {
  $ref: readText,
  $comment: readText,
  title: readText,
  description: readText,
  type: readType,
  const: keep,
  enum: readList,
  default: keep,
  examples: readList,
  readOnly: readBoolean,
  properties: readSchemas,
  required: readRequired,
  additionalProperties: readAdditional,
  patternProperties: readSchemas,
  propertyNames: read,
  items: readItems,
  minItems: readCount,
  uniqueItems: readBoolean,
  minLength: readCount,
  maxLength: readCount,
  pattern: readPattern,
  minimum: readNumber,
  maximum: readNumber,
  exclusiveMinimum: readNumber,
  exclusiveMaximum: readNumber,
  oneOf: readSchemaList,
  anyOf: readSchemaList,
  allOf: readSchemaList,
  not: read,
  definitions: readSchemas,
};

function nameOf(place: Place): string {
  return String(place.path.at(-1) ?? '');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return typeof value === 'string' ? 'text' : `a ${typeof value}`;
}
