// Entries of a list that say they are the same one.
import { type JsonObject, objectsAt, type Place } from './place.ts';

/** Reports each entry whose key an earlier one has; an empty key is no key. */
export function reportDuplicates(
  place: Place,
  list: string,
  keyOf: (item: JsonObject) => string,
): void {
  const seen = new Set<string>();
  for (const { item, index } of objectsAt(place.object, list)) {
    const key = keyOf(item);
    if (key === '') continue;
    if (seen.has(key)) place.report('duplicate', [list, index], `"${key}" is in ${list} twice.`);
    seen.add(key);
  }
}
