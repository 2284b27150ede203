// Checks plain values against a schema that is only known at run time, such as the one a trait brings; compiles nothing.
import type { JsonSchema } from './json-schema.ts';
import type { Violation } from './validate.ts';

type Path = readonly (string | number)[];

/**
 * Every way in which `value` breaks `schema`. Understands `type`, `const`, `enum`, `required`,
 * `properties`, `additionalProperties`, `items`, bounds, lengths and combinations; other keywords
 * say nothing. Values for which `isOpaque` answers true, such as text that will be substituted,
 * fit everything.
 *
 * Patterns are left out on purpose: the expression would come from the text being edited, and one
 * that backtracks badly would hang the editor.
 */
export function checkValue(
  schema: JsonSchema,
  value: unknown,
  isOpaque: (value: unknown) => boolean = () => false,
): readonly Violation[] {
  const found: Violation[] = [];
  check({ schema, root: schema, isOpaque, found, depth: 0 }, value, []);
  return found;
}

interface Check {
  readonly schema: JsonSchema;
  readonly root: JsonSchema;
  readonly isOpaque: (value: unknown) => boolean;
  readonly found: Violation[];
  /** Counts schemas entered: a schema may refer to itself. */
  readonly depth: number;
}

const MAX_DEPTH = 40;

function check(state: Check, value: unknown, path: Path): void {
  if (state.depth > MAX_DEPTH || state.isOpaque(value)) return;
  const { schema } = state;
  if (schema.$ref !== undefined) {
    const target = refTarget(schema.$ref, state.root);
    // As draft-07 has it, nothing beside `$ref` counts.
    if (target !== undefined) check(below(state, target), value, path);
    return;
  }
  const types = typesOf(schema);
  if (types.length > 0 && !types.some((type) => hasType(value, type))) {
    state.found.push(violation(path, 'type', { types }));
    return;
  }
  checkChoice(state, value, path);
  checkCombinations(state, value, path);
  if (typeof value === 'number') checkNumber(state, value, path);
  else if (typeof value === 'string') checkText(state, value, path);
  else if (Array.isArray(value)) checkList(state, value as readonly unknown[], path);
  else if (isObject(value)) checkObject(state, value, path);
}

function below(state: Check, schema: JsonSchema): Check {
  return { ...state, schema, depth: state.depth + 1 };
}

function refTarget(ref: string, root: JsonSchema): JsonSchema | undefined {
  if (ref === '#') return root;
  const name = /^#\/definitions\/([^/]+)$/.exec(ref)?.[1];
  const { definitions } = root;
  if (name === undefined || definitions === undefined) return undefined;
  return Object.hasOwn(definitions, name) ? definitions[name] : undefined;
}

function typesOf(schema: JsonSchema): readonly string[] {
  if (schema.type === undefined) return [];
  return typeof schema.type === 'string' ? [schema.type] : schema.type;
}

function hasType(value: unknown, type: string): boolean {
  switch (type) {
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    case 'null':
      return value === null;
    default:
      return typeof value === type;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Closed sets of values, however they are spelled: `const`, `enum`, or `oneOf` of constants. */
function checkChoice(state: Check, value: unknown, path: Path): void {
  const { schema } = state;
  const allowed = schema.const === undefined ? schema.enum : [schema.const];
  if (allowed !== undefined && !allowed.some((one) => same(one, value))) {
    state.found.push(violation(path, 'enum', { allowed }));
  }
}

function same(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

function checkCombinations(state: Check, value: unknown, path: Path): void {
  const { schema } = state;
  for (const branch of schema.allOf ?? []) check(below(state, branch), value, path);
  for (const branches of [schema.anyOf, schema.oneOf]) {
    if (branches === undefined || branches.length === 0) continue;
    const results = branches.map((branch) => {
      const found: Violation[] = [];
      check({ ...below(state, branch), found }, value, path);
      return found;
    });
    if (results.some((found) => found.length === 0)) continue;
    state.found.push(...bestExplanation(results, branches, path));
  }
}

/** One violation for the choice as a whole; where one branch almost fits, what that branch says. */
function bestExplanation(
  results: readonly (readonly Violation[])[],
  branches: readonly JsonSchema[],
  path: Path,
): readonly Violation[] {
  if (branches.every((branch) => branch.const !== undefined)) {
    return [violation(path, 'enum', { allowed: branches.map((branch) => branch.const) })];
  }
  const isType = (found: readonly Violation[]): boolean =>
    found.some((one) => one.keyword === 'type' && one.path.length === path.length);
  const near = results.filter((found) => !isType(found));
  if (near.length > 0) return near.reduce((a, b) => (b.length < a.length ? b : a));
  return [violation(path, 'type', { types: branches.flatMap(typesOf) })];
}

function checkNumber(state: Check, value: number, path: Path): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = state.schema;
  const broken: [keyword: string, limit: number | undefined, isBroken: boolean][] = [
    ['minimum', minimum, minimum !== undefined && value < minimum],
    ['maximum', maximum, maximum !== undefined && value > maximum],
    [
      'exclusiveMinimum',
      exclusiveMinimum,
      exclusiveMinimum !== undefined && value <= exclusiveMinimum,
    ],
    [
      'exclusiveMaximum',
      exclusiveMaximum,
      exclusiveMaximum !== undefined && value >= exclusiveMaximum,
    ],
  ];
  for (const [keyword, limit, isBroken] of broken) {
    if (isBroken) state.found.push(violation(path, keyword, { limit }));
  }
}

function checkText(state: Check, value: string, path: Path): void {
  const { minLength, maxLength } = state.schema;
  // JSON Schema counts characters, not UTF-16 code units.
  const { length } = Array.from(value);
  if (minLength !== undefined && length < minLength) {
    state.found.push(violation(path, 'minLength', { limit: minLength }));
  }
  if (maxLength !== undefined && length > maxLength) {
    state.found.push(violation(path, 'maxLength', { limit: maxLength }));
  }
}

function checkList(state: Check, value: readonly unknown[], path: Path): void {
  const { items, minItems, uniqueItems } = state.schema;
  if (minItems !== undefined && value.length < minItems) {
    state.found.push(violation(path, 'minItems', { limit: minItems }));
  }
  if (
    uniqueItems === true &&
    new Set(value.map((item) => JSON.stringify(item))).size < value.length
  ) {
    state.found.push(violation(path, 'uniqueItems', {}));
  }
  if (items === undefined) return;
  for (const [index, item] of value.entries()) check(below(state, items), item, [...path, index]);
}

function checkObject(state: Check, value: Readonly<Record<string, unknown>>, path: Path): void {
  const { required, properties, additionalProperties } = state.schema;
  for (const property of required ?? []) {
    if (!Object.hasOwn(value, property)) {
      state.found.push(violation(path, 'required', { property }));
    }
  }
  for (const [key, child] of Object.entries(value)) {
    const known =
      properties !== undefined && Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (known !== undefined) check(below(state, known), child, [...path, key]);
    else if (additionalProperties === false && state.schema.patternProperties === undefined) {
      state.found.push(violation(path, 'additionalProperties', { property: key }));
    } else if (typeof additionalProperties === 'object') {
      check(below(state, additionalProperties), child, [...path, key]);
    }
  }
}

function violation(path: Path, keyword: string, more: Partial<Violation>): Violation {
  return {
    path,
    keyword,
    property: undefined,
    allowed: [],
    types: [],
    limit: undefined,
    ...more,
  };
}
