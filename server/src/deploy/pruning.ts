// Which members of an application are no longer in the specs, and so would be deleted.
import type { JsonObject } from './cluster.ts';
import { textAt } from './json.ts';
import { groupOf, idKey, type ObjectId } from './object-id.ts';
import { deletionStagesOf } from './order.ts';
import { controllerOf } from './ownership.ts';
import { normalize } from './normalize.ts';
import type { PlannedObject, Verdict } from './plan.ts';
import { protectionOf } from './protection.ts';

/** Which object this is; of a live object, the kind is told by whoever listed it. */
export function idOf(live: JsonObject): ObjectId {
  return {
    group: groupOf(textAt(live, 'apiVersion') ?? ''),
    kind: textAt(live, 'kind') ?? '',
    namespace: textAt(live, 'metadata', 'namespace'),
    name: textAt(live, 'metadata', 'name') ?? '',
  };
}

/**
 * The members that the plan does not hold, in the order of deleting. Without any planned object nothing
 * is pruned: an empty input is a mistake more often than a wish.
 */
export function prunedObjects(
  members: readonly JsonObject[],
  planned: readonly PlannedObject[],
  chosen: ReadonlySet<string>,
): readonly PlannedObject[] {
  if (planned.length === 0) return [];
  const keys = new Set(planned.map(({ id }) => idKey(id)));
  // One object may be served under two groups.
  const uids = new Set(planned.map(({ uid }) => uid));
  const gone = members.filter(
    (live) =>
      !keys.has(idKey(idOf(live))) &&
      !uids.has(textAt(live, 'metadata', 'uid')) &&
      // Its controller has copied our label along with the others.
      controllerOf(live) === undefined,
  );
  return deletionStagesOf(gone.map((live) => prunedObject(live, chosen))).flatMap(
    ({ objects }) => objects,
  );
}

function prunedObject(live: JsonObject, chosen: ReadonlySet<string>): PlannedObject {
  const id = idOf(live);
  const because = chosen.has(idKey(id)) ? undefined : protectionOf(id, live);
  const verdict: Verdict =
    because === undefined ? { kind: 'prune' } : { kind: 'protected', because };
  const isGoing = textAt(live, 'metadata', 'deletionTimestamp') !== undefined;
  return {
    id,
    verdict,
    desired: undefined,
    live: normalize(live),
    planned: undefined,
    uid: textAt(live, 'metadata', 'uid'),
    resourceVersion: textAt(live, 'metadata', 'resourceVersion'),
    leftAlone: [],
    warnings: [],
    notes: isGoing ? ['It is being deleted already.'] : [],
  };
}
