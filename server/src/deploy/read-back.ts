// Tells by what is in the cluster whether a write happened whose answer was lost.
import type { Json, JsonObject } from './cluster.ts';
import { isJsonList, isJsonObject, textAt } from './json.ts';

/** What writers say of an object beside what it is; the rest of its metadata is the server's. */
const ownMetadata: ReadonlySet<string> = new Set([
  'name',
  'namespace',
  'labels',
  'annotations',
  'finalizers',
  'ownerReferences',
]);

/**
 * Whether an object is what a request that created or replaced it had sent: all of that is in it. What
 * the server adds or keeps for itself does not matter, nor does emptiness, which servers leave out.
 */
export function cameFrom(live: JsonObject, sent: JsonObject): boolean {
  const { metadata, status: _status, ...rest } = sent;
  if (!holds(live, rest)) return false;
  if (!isJsonObject(metadata)) return true;
  const own = Object.entries(metadata).filter(([key]) => ownMetadata.has(key));
  return holds(live['metadata'], Object.fromEntries(own));
}

function holds(live: Json | undefined, sent: Json | undefined): boolean {
  if (live === undefined) return isEmpty(sent);
  if (isJsonList(sent)) {
    return (
      isJsonList(live) &&
      live.length === sent.length &&
      sent.every((item, at) => holds(live[at], item))
    );
  }
  if (isJsonObject(sent)) {
    return (
      isJsonObject(live) && Object.entries(sent).every(([key, value]) => holds(live[key], value))
    );
  }
  return live === sent || isEmpty(sent);
}

function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (isJsonList(value)) return value.length === 0;
  return isJsonObject(value) && Object.values(value).every(isEmpty);
}

/** What a replacement that got no answer came to. */
export function replacedState(
  live: JsonObject,
  sent: JsonObject,
): 'done' | 'not yet' | 'somebody else' {
  const version = textAt(live, 'metadata', 'resourceVersion');
  if (version === textAt(sent, 'metadata', 'resourceVersion')) return 'not yet';
  return cameFrom(live, sent) ? 'done' : 'somebody else';
}
