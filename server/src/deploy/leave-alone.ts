// Takes fields out of what is sent, so that they stay with those who manage them.
import type { Json, JsonObject } from './cluster.ts';
import { parseFieldPath, resolveField } from './field-path.ts';
import { isJsonList, isJsonObject } from './json.ts';

/**
 * The body without these fields, which are written as servers write them. Maps and lists that have
 * nothing else go too, since sending them empty would claim them. Fields that it lacks change nothing.
 */
export function withoutFields(body: JsonObject, fields: readonly string[]): JsonObject {
  const gone = new Set(
    fields.flatMap((field) => {
      const steps = parseFieldPath(field);
      const found = steps === undefined ? undefined : resolveField(body, steps);
      return found === undefined || found.rest.length > 0 ? [] : [JSON.stringify(found.path)];
    }),
  );
  if (gone.size === 0) return body;
  const left = rebuilt(body, [], gone);
  return isJsonObject(left) ? left : {};
}

function rebuilt(
  value: Json,
  path: readonly (string | number)[],
  gone: ReadonlySet<string>,
): Json | undefined {
  if (gone.has(JSON.stringify(path))) return undefined;
  if (isJsonList(value)) {
    const items = value.flatMap((item, at) => rebuilt(item, [...path, at], gone) ?? []);
    return items.length === 0 && value.length > 0 ? undefined : items;
  }
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    const left = rebuilt(inner, [...path, key], gone);
    return left === undefined ? [] : [[key, left] as const];
  });
  const isEmptied = entries.length === 0 && Object.keys(value).length > 0;
  return isEmptied ? undefined : Object.fromEntries(entries);
}
