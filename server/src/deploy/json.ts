// Reads plain JSON of a cluster without trusting its shape.
import type { Json, JsonObject } from './cluster.ts';

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The value under these keys; undefined where a step is missing. */
export function jsonAt(value: Json | undefined, ...keys: readonly string[]): Json | undefined {
  let at = value;
  for (const key of keys) {
    if (!isJsonObject(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
}

export function textAt(value: Json | undefined, ...keys: readonly string[]): string | undefined {
  const found = jsonAt(value, ...keys);
  return typeof found === 'string' ? found : undefined;
}

export function numberAt(value: Json | undefined, ...keys: readonly string[]): number | undefined {
  const found = jsonAt(value, ...keys);
  return typeof found === 'number' ? found : undefined;
}

/** The objects of a list; empty where there is no list. */
export function objectsAt(
  value: Json | undefined,
  ...keys: readonly string[]
): readonly JsonObject[] {
  const found = jsonAt(value, ...keys);
  return isJsonList(found) ? found.filter(isJsonObject) : [];
}

/** Whether two values say the same; the order of keys does not matter. */
export function equalJson(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (isJsonList(one) && isJsonList(other)) {
    return one.length === other.length && one.every((item, at) => equalJson(item, other[at]));
  }
  if (!isJsonObject(one) || !isJsonObject(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && equalJson(one[key], other[key]))
  );
}

/** Orders texts by their code units, so that no locale changes what is written first. */
export function byCodeUnits(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
