// Looks over a schema file and says which of its parts break the conventions of schemas/.
import type { JsonSchema } from '../../server/src/schema/json-schema.ts';

/** What a part of a schema file stands for. */
type Role = 'root' | 'definition' | 'property' | 'item' | 'entry' | 'key' | 'branch';

/** One schema inside a schema file. */
export interface Part {
  readonly pointer: string;
  readonly role: Role;
  readonly schema: JsonSchema;
}

/** A schema file together with every part of it, itself included. */
export function partsOf(root: JsonSchema): readonly Part[] {
  return collect({ pointer: '#', role: 'root', schema: root });
}

function collect(part: Part): readonly Part[] {
  // `{ properties: { x: {} }, required: ['x'] }` only asks for a key that is described elsewhere.
  if (part.role === 'branch' && isPresenceCheck(part.schema)) return [];
  return [part, ...childrenOf(part).flatMap(collect)];
}

function isPresenceCheck(schema: JsonSchema): boolean {
  const keys = Object.keys(schema).sort().join();
  const properties = Object.entries(schema.properties ?? {});
  return (
    keys === 'properties,required' &&
    properties.every(([name, property]) => isEmpty(property) && schema.required?.includes(name))
  );
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}

function childrenOf({ pointer, schema }: Part): readonly Part[] {
  const one = (
    key: 'items' | 'additionalProperties' | 'propertyNames',
    role: Role,
  ): readonly Part[] => {
    const child = schema[key];
    return typeof child === 'object' ? [{ pointer: `${pointer}/${key}`, role, schema: child }] : [];
  };
  const many = (key: 'properties' | 'definitions' | Choice, role: Role): readonly Part[] =>
    Object.entries(schema[key] ?? {}).map(([name, child]) => ({
      pointer: `${pointer}/${key}/${name}`,
      role,
      schema: child,
    }));
  return [
    ...many('properties', 'property'),
    ...many('definitions', 'definition'),
    ...one('items', 'item'),
    ...one('additionalProperties', 'entry'),
    ...one('propertyNames', 'key'),
    ...choices.flatMap((key) => many(key, 'branch')),
  ];
}

type Choice = (typeof choices)[number];
const choices = ['oneOf', 'anyOf', 'allOf'] as const;

/** Pointers of the parts that a reader would hover over and learn nothing. */
export function undescribed(root: JsonSchema): readonly string[] {
  const silent: readonly Role[] = ['item', 'entry', 'key', 'branch'];
  return partsOf(root)
    .filter(({ role, schema }) => !silent.includes(role) || 'const' in schema)
    .filter(({ schema }) => descriptionOf(schema, root).trim().length < 10)
    .map(({ pointer }) => pointer);
}

function descriptionOf(schema: JsonSchema, root: JsonSchema): string {
  const target = schema.$ref === undefined ? schema : definition(schema.$ref, root);
  return target?.description ?? '';
}

function definition(ref: string, root: JsonSchema): JsonSchema | undefined {
  return root.definitions?.[ref.replace('#/definitions/', '')];
}

/** Pointers of values that a reader could not fill in, as no value is shown. */
export function withoutExample(root: JsonSchema): readonly string[] {
  const holders: readonly Role[] = ['property', 'item', 'entry'];
  return partsOf(root)
    .filter(({ role, schema }) => holders.includes(role) && isScalar(schema))
    .filter(({ schema }) => !showsValue(schema))
    .map(({ pointer }) => pointer);
}

function isScalar(schema: JsonSchema): boolean {
  const types = [schema.type ?? []].flat();
  if (schema.$ref !== undefined || schema.allOf !== undefined) return false;
  return !types.includes('object') && !types.includes('array');
}

function showsValue(schema: JsonSchema): boolean {
  return (
    'const' in schema ||
    'default' in schema ||
    (schema.enum ?? []).length > 0 ||
    (schema.examples ?? []).length > 0 ||
    (schema.oneOf ?? []).some((branch) => 'const' in branch)
  );
}

/** Everything draft-07 knows that is of use here; annotations of editors and formats are not. */
const keywords = new Set(
  [
    '$schema $ref $comment description type const default examples readOnly contentMediaType',
    'properties required additionalProperties propertyNames items minItems uniqueItems',
    'minLength maxLength pattern minimum maximum exclusiveMinimum oneOf anyOf allOf definitions',
  ].flatMap((line) => line.split(' ')),
);

/** Pointers of keywords that some JSON Schema tool would stumble over. */
export function foreignKeywords(root: JsonSchema): readonly string[] {
  return partsOf(root).flatMap(({ pointer, schema }) =>
    Object.keys(schema)
      .filter((key) => !keywords.has(key) || ('$ref' in schema && key !== '$ref'))
      .map((key) => `${pointer}/${key}`),
  );
}

/** Definitions that nothing refers to, and references that lead nowhere in the same file. */
export function looseEnds(root: JsonSchema): readonly string[] {
  const refs = partsOf(root).flatMap(({ schema }) => schema.$ref ?? []);
  const known = Object.keys(root.definitions ?? {}).map((name) => `#/definitions/${name}`);
  return [
    ...known.filter((ref) => !refs.includes(ref)),
    ...refs.filter((ref) => !known.includes(ref)),
  ];
}

/** Pointers of objects that take any key. */
export function openObjects(root: JsonSchema): readonly string[] {
  return partsOf(root)
    .filter(({ schema }) => schema.type === 'object' && schema.additionalProperties !== false)
    .filter(({ schema }) => typeof schema.additionalProperties !== 'object')
    .map(({ pointer }) => pointer);
}
