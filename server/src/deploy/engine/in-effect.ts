// Finds the objects that need no write: still in the very state on which their trial run changed nothing.
import type { JsonObject } from '../cluster.ts';
import { membersSelector } from '../apply-set.ts';
import { inParallel } from '../in-parallel.ts';
import { textAt } from '../json.ts';
import { idKey } from '../object-id.ts';
import type { RunContext } from './context.ts';
import type { WriteTask } from './write.ts';

/** Kinds that are listed at a time. */
const width = 4;
/** From so many objects of a kind on, one list costs less than a write for each. */
const worthwhile = 4;

/**
 * By key, the live objects of these tasks that a write would leave as they are: one list for each kind
 * and namespace tells it as surely as a write that names the same version. Where nothing can be
 * listed, all are written.
 */
export async function alreadyInEffect(
  context: RunContext,
  tasks: readonly WriteTask[],
): Promise<ReadonlyMap<string, JsonObject>> {
  const groups = new Map<string, WriteTask[]>();
  for (const task of tasks) {
    const { apiVersion, id, planned, guard } = task;
    if (planned?.inEffect !== 'yes' || guard.kind !== 'state') continue;
    const place = [apiVersion, id.kind, id.namespace ?? ''].join('\0');
    groups.set(place, [...(groups.get(place) ?? []), task]);
  }
  const listed = [...groups.values()].filter(({ length }) => length >= worthwhile);
  const found = await inParallel(width, listed, (group) => unmoved(context, group));
  return new Map(found.flat());
}

async function unmoved(
  { tools, application }: RunContext,
  group: readonly WriteTask[],
): Promise<readonly (readonly [string, JsonObject])[]> {
  const { client, codec, control } = tools;
  const [first] = group;
  if (first === undefined) return [];
  const { apiVersion, id } = first;
  const signal = control.aborted;
  const resource = await client.discover(apiVersion, id.kind, signal);
  if (!resource.ok) return [];
  const labels = membersSelector(codec, application);
  const listed = await client.list(resource.value, {
    ...(id.namespace !== undefined && { namespace: id.namespace }),
    ...{ labels, signal },
  });
  if (!listed.ok) return [];
  const byName = new Map(
    listed.value.items.map((each) => [textAt(each, 'metadata', 'name'), each]),
  );
  return group.flatMap(({ id: own, guard }) => {
    const live = byName.get(own.name);
    const isSame =
      live !== undefined &&
      guard.kind === 'state' &&
      textAt(live, 'metadata', 'uid') === guard.uid &&
      textAt(live, 'metadata', 'resourceVersion') === guard.resourceVersion &&
      textAt(live, 'metadata', 'deletionTimestamp') === undefined;
    return isSame ? [[idKey(own), live] as const] : [];
  });
}
