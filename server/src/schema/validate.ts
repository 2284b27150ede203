// Checks plain values against the schemas; the validators are compiled when the project is built.
import { validators, type SchemaError } from './generated/validators.js';

/** One way in which a value breaks its schema. */
export interface Violation {
  /** Keys and list positions from the root to the value that breaks the schema. */
  readonly path: readonly (string | number)[];
  /** JSON Schema keyword; a closed set of values is always `enum`, however the schema spells it. */
  readonly keyword: string;
  /** The key that is missing (`required`) or not allowed (`additionalProperties`, `propertyNames`). */
  readonly property: string | undefined;
  /** Values that would be right, for `enum`. */
  readonly allowed: readonly unknown[];
  /** JSON types that would be right, for `type`. */
  readonly types: readonly string[];
  /** The bound, pattern or count that was broken. */
  readonly limit: unknown;
}

/** Every violation of the schema with that id, in the order of the schema; empty for an unknown id. */
export function violationsOf(schemaId: string, value: unknown): readonly Violation[] {
  const validator = validators[schemaId];
  if (validator === undefined || validator(value)) return [];
  return simplify(validator.errors ?? []).map(toViolation);
}

/**
 * Replaces what the branches of a `oneOf` or `anyOf` say about the value itself by one error: the
 * author chose none of the branches, so listing all their complaints would say little. What is
 * wrong further down is kept, and is all that is kept when the branches only differ by type.
 */
function simplify(all: readonly SchemaError[]): readonly SchemaError[] {
  // What a key's text breaks in detail is summed up by an error of its own, `propertyNames`.
  const errors = all.filter(({ propertyName }) => propertyName === undefined);
  const replaced = new Map<SchemaError, SchemaError | undefined>();
  // A long list may have a hundred thousand errors, so they are never compared in pairs.
  const byPath = groupedByPath(errors);
  const holders = new Set([...byPath.keys()].flatMap(pathsAbove));
  for (const choice of errors) {
    if (choice.keyword !== 'oneOf' && choice.keyword !== 'anyOf') continue;
    const branches = (byPath.get(choice.instancePath) ?? []).filter(({ schemaPath }) =>
      schemaPath.startsWith(`${choice.schemaPath}/`),
    );
    for (const error of branches) replaced.set(error, undefined);
    replaced.set(choice, merge(choice, branches, holders));
  }
  return errors.flatMap((error) => {
    const result = replaced.has(error) ? replaced.get(error) : error;
    return result === undefined ? [] : [result];
  });
}

function groupedByPath(
  errors: readonly SchemaError[],
): ReadonlyMap<string, readonly SchemaError[]> {
  const groups = new Map<string, SchemaError[]>();
  for (const error of errors) {
    const group = groups.get(error.instancePath);
    if (group === undefined) groups.set(error.instancePath, [error]);
    else group.push(error);
  }
  return groups;
}

/** The paths of all that holds what is at a path. */
function pathsAbove(path: string): readonly string[] {
  const slashes = [...path.matchAll(/\//g)];
  return slashes.map(({ index }) => path.slice(0, index));
}

/** `holders` are the paths of values in which something else is wrong. */
function merge(
  choice: SchemaError,
  branches: readonly SchemaError[],
  holders: ReadonlySet<string>,
): SchemaError | undefined {
  if (branches.length === 0) return choice;
  if (branches.every(({ keyword }) => keyword === 'const')) {
    const allowedValues = branches.map(({ params }) => params['allowedValue']);
    return { ...choice, keyword: 'enum', params: { allowedValues } };
  }
  if (!branches.every(({ keyword }) => keyword === 'type')) return choice;
  if (holders.has(choice.instancePath)) return undefined;
  return { ...choice, keyword: 'type', params: { type: branches.flatMap(typesIn) } };
}

function typesIn(error: SchemaError): readonly string[] {
  const type = error.params['type'];
  if (typeof type === 'string') return type.split(',');
  return Array.isArray(type) ? type.map(String) : [];
}

function toViolation(error: SchemaError): Violation {
  const { params, keyword } = error;
  const property =
    params['missingProperty'] ?? params['additionalProperty'] ?? params['propertyName'];
  return {
    path: pathOfPointer(error.instancePath),
    keyword: keyword === 'const' ? 'enum' : keyword,
    property: typeof property === 'string' ? property : undefined,
    allowed: allowedIn(params),
    types: keyword === 'type' ? typesIn(error) : [],
    limit: params['limit'] ?? params['pattern'],
  };
}

function allowedIn(params: Readonly<Record<string, unknown>>): readonly unknown[] {
  if (Array.isArray(params['allowedValues'])) return params['allowedValues'] as unknown[];
  return 'allowedValue' in params ? [params['allowedValue']] : [];
}

function pathOfPointer(pointer: string): readonly (string | number)[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
