// Reads what a scope definition says of its parameters as one JSON Schema.
import type { JsonSchema } from '../schema/json-schema.ts';
import type { Parameter } from './resource.ts';

const NUMBER: JsonSchema = { type: 'number' };
const INTEGER: JsonSchema = { type: 'integer' };

/** Types of parameters, and the words that examples use instead (rule R042). */
const TYPES: Readonly<Record<string, JsonSchema>> = {
  string: { type: 'string' },
  boolean: { type: 'boolean' },
  bool: { type: 'boolean' },
  number: NUMBER,
  numeric: NUMBER,
  float: NUMBER,
  double: NUMBER,
  int: INTEGER,
  integer: INTEGER,
  // Described as a list in one place, as text with commas in another (contradiction C26).
  '[]string': { type: ['array', 'string'], items: { type: 'string' } },
};

/** The schema of a scope's properties. The definition names everything there is, so others are a mistake. */
export function readScopeParameters(parameters: readonly Parameter[]): JsonSchema {
  const properties = new Map<string, JsonSchema>();
  const required: string[] = [];
  for (const parameter of parameters) {
    const name = parameter.name?.value;
    if (name === undefined || name === '') continue;
    properties.set(name, schemaOf(parameter));
    if (parameter.required?.value === true) required.push(name);
  }
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required,
    additionalProperties: false,
  };
}

function schemaOf({ type, description, default: fallback }: Parameter): JsonSchema {
  const word = type?.value ?? '';
  const text = description?.value;
  return {
    ...(Object.hasOwn(TYPES, word) ? TYPES[word] : {}),
    ...(text === undefined ? {} : { description: text }),
    ...(fallback?.value === undefined ? {} : { default: fallback.value }),
  };
}
