// How one field differs between the API versions: read off their schemas, so that no version is special.
import type { Dialect } from '../model/dialects/dialect.ts';
import { dialectOf, dialects, kindOfRole } from '../model/dialects/registry.ts';
import type { Resource } from '../model/resource.ts';
import {
  factsOf,
  propertiesOf,
  schemaAtPath,
  schemaById,
  type SchemaFacts,
  type SchemaView,
} from '../schema/schema-view.ts';
import type { YamlPath } from '../yaml/access.ts';

/** One way in which another API version treats the field differently. */
export type FieldDifference =
  /** It has no such field. */
  | { readonly kind: 'absent'; readonly dialect: Dialect }
  /** It takes the key like any other, without a meaning of its own. */
  | { readonly kind: 'without-meaning'; readonly dialect: Dialect }
  | { readonly kind: 'required'; readonly dialect: Dialect; readonly required: boolean }
  | { readonly kind: 'default'; readonly dialect: Dialect; readonly defaultValue: unknown }
  | { readonly kind: 'values'; readonly dialect: Dialect; readonly values: readonly unknown[] }
  | { readonly kind: 'types'; readonly dialect: Dialect; readonly types: readonly string[] };

export interface FieldHistory {
  /** The oldest API version that has the field; undefined when none has. */
  readonly since: Dialect | undefined;
  /** Where the others differ from the API version of the resource, the oldest first. */
  readonly differences: readonly FieldDifference[];
}

/** What an API version says about a field. */
interface Reading {
  readonly presence: 'named' | 'open' | 'absent';
  readonly required: boolean;
  readonly facts: SchemaFacts | undefined;
}

/** All API versions, each before the one that replaced it. */
export function dialectsByAge(): readonly Dialect[] {
  return [...dialects].sort((a, b) => successorsOf(b) - successorsOf(a));
}

function successorsOf(dialect: Dialect): number {
  let count = 0;
  let next = dialect.successor;
  while (next !== undefined && count < dialects.length) {
    count++;
    next = dialectOf(next)?.successor;
  }
  return count;
}

/** Compares the field at a path across the API versions that have the kind of the resource. */
export function fieldHistory(resource: Resource, path: YamlPath): FieldHistory {
  const readings = dialectsByAge().flatMap((dialect) => {
    const reading = readingOf(dialect, resource.role, path);
    return reading === undefined ? [] : [{ dialect, reading }];
  });
  const since = readings.find(({ reading }) => reading.presence === 'named')?.dialect;
  const own = readings.find(({ dialect }) => dialect === resource.dialect)?.reading;
  if (own === undefined) return { since, differences: [] };
  const differences = readings
    .filter(({ dialect }) => dialect !== resource.dialect)
    .flatMap(({ dialect, reading }) => compare(own, reading, dialect));
  return { since, differences };
}

/** The schema of a field in another API version; undefined where it has none. */
export function schemaInDialect(
  dialect: Dialect,
  role: Resource['role'],
  path: YamlPath,
): SchemaView | undefined {
  const kind = role === 'unknown' ? undefined : kindOfRole(dialect, role);
  const info = kind === undefined ? undefined : dialect.kinds[kind];
  const whole = info === undefined ? undefined : schemaById(info.schemaId);
  return whole === undefined ? undefined : schemaAtPath(whole, path);
}

function readingOf(dialect: Dialect, role: Resource['role'], path: YamlPath): Reading | undefined {
  if (schemaInDialect(dialect, role, []) === undefined) return undefined;
  const view = schemaInDialect(dialect, role, path);
  if (view === undefined) return { presence: 'absent', required: false, facts: undefined };
  const last = path.at(-1);
  const parent = schemaInDialect(dialect, role, path.slice(0, -1));
  const named =
    parent === undefined ? undefined : propertiesOf(parent).find(({ name }) => name === last);
  const presence = named !== undefined || typeof last !== 'string' ? 'named' : 'open';
  return { presence, required: named?.required ?? false, facts: factsOf(view) };
}

function compare(own: Reading, other: Reading, dialect: Dialect): readonly FieldDifference[] {
  if (other.presence === 'absent') {
    return own.presence === 'absent' ? [] : [{ kind: 'absent', dialect }];
  }
  if (own.presence === 'named' && other.presence === 'open') {
    return [{ kind: 'without-meaning', dialect }];
  }
  const { facts: mine } = own;
  const { facts: theirs, required } = other;
  if (mine === undefined || theirs === undefined) return [];
  const { defaultValue, types } = theirs;
  const values = theirs.values.map(({ value }) => value);
  const ownValues = mine.values.map(({ value }) => value);
  const found: FieldDifference[] = [];
  if (required !== own.required) found.push({ kind: 'required', dialect, required });
  if (!same(mine.defaultValue, defaultValue))
    found.push({ kind: 'default', dialect, defaultValue });
  if (!same(sorted(ownValues), sorted(values))) found.push({ kind: 'values', dialect, values });
  if (!same(sorted(mine.types), sorted(types))) found.push({ kind: 'types', dialect, types });
  return found;
}

function sorted(values: readonly unknown[]): readonly string[] {
  return values.map((value) => JSON.stringify(value)).sort();
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
