// What an object would probably be like if the server took what is sent: for showing it where the server did not.
import type { Json, JsonObject } from './cluster.ts';
import { isJsonList, isJsonObject } from './json.ts';
import { listIdentities } from './list-identity.ts';

/** The first object with all that the second one says; what it does not mention stays. */
export function overlay(live: JsonObject, sent: JsonObject): JsonObject {
  const merged: Record<string, Json> = { ...live };
  for (const [key, value] of Object.entries(sent)) {
    const before = Object.hasOwn(live, key) ? live[key] : undefined;
    merged[key] = overlaid(before, value, key);
  }
  return merged;
}

function overlaid(before: Json | undefined, value: Json, key: string): Json {
  if (isJsonObject(before) && isJsonObject(value)) return overlay(before, value);
  return isJsonList(before) && isJsonList(value) ? overlaidList(before, value, key) : value;
}

/** Items that fields name are matched by them; other lists are replaced. */
function overlaidList(before: readonly Json[], after: readonly Json[], key: string): Json {
  const identities = listIdentities(key, before, after);
  if (identities === undefined) return after;
  const wanted = new Map(
    identities.after.map((identity, at) => [JSON.stringify(identity), after[at] ?? null]),
  );
  const kept = before.map((item, at) => {
    const mark = JSON.stringify(identities.before[at]);
    const value = wanted.get(mark);
    wanted.delete(mark);
    return isJsonObject(item) && isJsonObject(value) ? overlay(item, value) : (value ?? item);
  });
  return [...kept, ...wanted.values()];
}
