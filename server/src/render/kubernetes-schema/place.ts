// A place in a checked object: what stands there, and where to report what is wrong with it.
import type { KubernetesVersion } from '../kubernetes-version.ts';

export type ObjectPath = readonly (string | number)[];

export type ObjectProblemKind =
  /** A field that the kind does not have in that version. */
  | 'unknown-field'
  /** A value of another type, such as a number where text belongs. */
  | 'type'
  /** A field that must be there and is not, or is empty. */
  | 'missing'
  /** A value that is none of a fixed list. */
  | 'enum'
  /** A text that is not of the form asked for: names, labels, amounts, times. */
  | 'format'
  /** A number that is too small or too large. */
  | 'range'
  /** Two entries of a list that say they are the same one. */
  | 'duplicate'
  /** A name that stands for nothing in the object. */
  | 'reference'
  /** Fields that do not go together. */
  | 'conflict'
  /** A kind that the version does not serve. */
  | 'unserved';

/** One reason for which the API server would refuse an object. */
export interface ObjectProblem {
  /** A place that exists: of a missing field, the object that lacks it. */
  readonly path: ObjectPath;
  readonly kind: ObjectProblemKind;
  /** A sentence for the author of the object. */
  readonly message: string;
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** One object inside the checked one. */
export interface Place {
  readonly object: JsonObject;
  readonly path: ObjectPath;
  /** The objects around it, outermost first: each with its definition, such as `PodSpec`. */
  readonly around: readonly { readonly definition: string; readonly object: JsonObject }[];
  /** The key of the checked kind, such as `apps/v1/Deployment`. */
  readonly kind: string;
  readonly version: KubernetesVersion;
  /** Adds a problem; the path counts from this place. */
  report(kind: ObjectProblemKind, path: ObjectPath, message: string): void;
}

/** What a rule sees that goes with one definition. */
export type PlaceRule = (place: Place) => void;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The field, where the object has one of that name of its own and it is not null. */
export function valueAt(object: JsonObject, ...keys: readonly string[]): unknown {
  let value: unknown = object;
  for (const key of keys) {
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value ?? undefined;
}

/** The field as text; empty where it is absent or something else, which the schema reports. */
export function textAt(object: JsonObject, ...keys: readonly string[]): string {
  const value = valueAt(object, ...keys);
  return typeof value === 'string' ? value : '';
}

/** The field as a number; undefined where it is absent or something else. */
export function numberAt(object: JsonObject, ...keys: readonly string[]): number | undefined {
  const value = valueAt(object, ...keys);
  return typeof value === 'number' ? value : undefined;
}

/** The field as an object; empty where it is absent or something else. */
export function objectAt(object: JsonObject, ...keys: readonly string[]): JsonObject {
  const value = valueAt(object, ...keys);
  return isObject(value) ? value : {};
}

/** The field as a list, as far as its items are objects, each with its index. */
export function objectsAt(
  object: JsonObject,
  key: string,
): readonly { readonly item: JsonObject; readonly index: number }[] {
  return listAt(object, key).flatMap((item, index) => (isObject(item) ? [{ item, index }] : []));
}

/** The field as a list; empty where it is absent or something else. */
export function listAt(object: JsonObject, key: string): readonly unknown[] {
  const value = valueAt(object, key);
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** Those of the keys that the object has a value for. */
export function present(object: JsonObject, keys: readonly string[]): string[] {
  return keys.filter((key) => valueAt(object, key) !== undefined);
}

/** The names in a sentence: `"a", "b" or "c"`. */
export function oneOf(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`);
  if (quoted.length < 2) return quoted.join('');
  return `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1) ?? ''}`;
}
