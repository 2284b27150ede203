// Questions that features ask of a schema: which keys, which values, what do they mean.
import { schemas } from './generated/schemas.ts';
import type { JsonSchema, JsonSchemaType } from './json-schema.ts';

/** A schema with the file that its `$ref`s point into. */
export interface SchemaView {
  readonly schema: JsonSchema;
  readonly root: JsonSchema;
}

/** A key that a mapping may have. */
export interface PropertyView {
  readonly name: string;
  readonly view: SchemaView;
  readonly required: boolean;
}

/** A value out of a closed set, with what it means. */
export interface ValueView {
  readonly value: string | number | boolean | null;
  readonly description: string | undefined;
}

/** What there is to say about a value, gathered from a schema and its alternatives. */
export interface SchemaFacts {
  readonly description: string | undefined;
  /** Sorted as written; empty when the schema allows anything. */
  readonly types: readonly JsonSchemaType[];
  /** Such as `seconds` or `logical CPUs`. */
  readonly unit: string | undefined;
  readonly defaultValue: unknown;
  readonly examples: readonly unknown[];
  /** The closed set of values; empty when the set is open. */
  readonly values: readonly ValueView[];
  readonly pattern: string | undefined;
  readonly minimum: number | undefined;
  readonly exclusiveMinimum: number | undefined;
  readonly maximum: number | undefined;
  readonly maxLength: number | undefined;
  readonly readOnly: boolean;
}

/** Makes a view of a schema that is not in a file, such as the property schema of a trait. */
export function viewOf(schema: JsonSchema): SchemaView {
  return { schema, root: schema };
}

/** The schema with that id (its path below `schemas/` without ending), such as `core.oam.dev/v1alpha1/Trait`. */
export function schemaById(id: string): SchemaView | undefined {
  const schema = schemas[id];
  return schema === undefined ? undefined : viewOf(schema);
}

/** Ids of all schemas that are built in. */
export function schemaIds(): readonly string[] {
  return Object.keys(schemas);
}

/** The view and everything it may stand for: references followed, `allOf`, `anyOf` and `oneOf` opened. */
export function alternatives(view: SchemaView): readonly SchemaView[] {
  const found: SchemaView[] = [];
  open(view, found, 0);
  return found;
}

/** No schema of ours nests its alternatives deeper; a schema written by a user might refer to itself. */
const MAX_ALTERNATIVE_DEPTH = 8;

function open(view: SchemaView, found: SchemaView[], depth: number): void {
  if (depth > MAX_ALTERNATIVE_DEPTH) return;
  const { schema, root } = view;
  if (schema.$ref !== undefined) {
    const target = followRef(schema.$ref, root);
    // Keywords beside `$ref` mean nothing in draft-07, but a description there is for the reader.
    if (target !== undefined)
      open({ schema: { ...target, ...described(schema) }, root }, found, depth + 1);
    return;
  }
  found.push(view);
  for (const branch of [
    ...(schema.allOf ?? []),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
  ]) {
    open({ schema: branch, root }, found, depth + 1);
  }
}

function described(schema: JsonSchema): JsonSchema {
  const { description, $comment, examples } = schema;
  return {
    ...(description === undefined ? {} : { description }),
    ...($comment === undefined ? {} : { $comment }),
    ...(examples === undefined ? {} : { examples }),
    ...('default' in schema ? { default: schema.default } : {}),
  };
}

function followRef(ref: string, root: JsonSchema): JsonSchema | undefined {
  if (ref === '#') return root;
  const name = /^#\/definitions\/([^/]+)$/.exec(ref)?.[1];
  return name === undefined ? undefined : root.definitions?.[decodeURIComponent(name)];
}

/** The keys that a mapping may have, in the order of the schema, required ones marked. */
export function propertiesOf(view: SchemaView): readonly PropertyView[] {
  const found = new Map<string, PropertyView>();
  const [first] = alternatives(view);
  const required = new Set(first?.schema.required);
  for (const { schema, root } of alternatives(view)) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (found.has(name)) continue;
      const entry = { name, view: { schema: property, root }, required: required.has(name) };
      found.set(name, entry);
    }
  }
  return [...found.values()];
}

/** The schema of the value below one key or list position; undefined where nothing is known. */
export function childOf(view: SchemaView, segment: string | number): SchemaView | undefined {
  for (const { schema, root } of alternatives(view)) {
    if (typeof segment === 'number') {
      if (schema.items !== undefined) return { schema: schema.items, root };
      continue;
    }
    const property = ownProperty(schema.properties, segment);
    if (property !== undefined) return { schema: property, root };
    if (typeof schema.additionalProperties === 'object') {
      return { schema: schema.additionalProperties, root };
    }
  }
  return undefined;
}

function ownProperty(
  properties: Readonly<Record<string, JsonSchema>> | undefined,
  name: string,
): JsonSchema | undefined {
  return properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
}

/** The schema below a path of keys and list positions. */
export function schemaAtPath(
  view: SchemaView,
  path: readonly (string | number)[],
): SchemaView | undefined {
  let current: SchemaView | undefined = view;
  for (const segment of path) {
    if (current === undefined) return undefined;
    current = childOf(current, segment);
  }
  return current;
}

/** True when keys beside the named ones are a mistake. */
export function isClosed(view: SchemaView): boolean {
  return alternatives(view).some(({ schema }) => schema.additionalProperties === false);
}

/** Everything there is to say about the values of a schema. */
export function factsOf(view: SchemaView): SchemaFacts {
  const all = alternatives(view).map(({ schema }) => schema);
  const first = <K extends keyof JsonSchema>(key: K): JsonSchema[K] =>
    all.find((schema) => schema[key] !== undefined)?.[key];
  return {
    description: first('description'),
    types: [...new Set(all.flatMap(typesOf))],
    unit: /^unit: (.+)$/m.exec(first('$comment') ?? '')?.[1],
    defaultValue: first('default'),
    examples: first('examples') ?? [],
    values: valuesOf(view),
    pattern: first('pattern'),
    minimum: first('minimum'),
    exclusiveMinimum: first('exclusiveMinimum'),
    maximum: first('maximum'),
    maxLength: first('maxLength'),
    readOnly: first('readOnly') ?? false,
  };
}

function typesOf(schema: JsonSchema): readonly JsonSchemaType[] {
  if (schema.type === undefined) return schema.const === undefined ? [] : [typeOf(schema.const)];
  return typeof schema.type === 'string' ? [schema.type] : schema.type;
}

function typeOf(value: unknown): JsonSchemaType {
  if (value === null) return 'null';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'string';
}

function valuesOf(view: SchemaView): readonly ValueView[] {
  const values: ValueView[] = [];
  for (const { schema } of alternatives(view)) {
    const description = schema.description;
    if (isPlainValue(schema.const)) values.push({ value: schema.const, description });
    for (const value of schema.enum ?? []) {
      if (isPlainValue(value)) values.push({ value, description: undefined });
    }
  }
  return values;
}

function isPlainValue(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
