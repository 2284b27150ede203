// Lists the live members of an application: by label, in the kinds and namespaces that the inventory records.
import type { ApiResource } from './client.ts';
import type { JsonObject } from './cluster.ts';
import { kindText, membersSelector, type GroupKind, type Marks } from './apply-set.ts';
import { objectsAt, textAt } from './json.ts';
import type { Application } from './plan.ts';
import { good } from './reply.ts';
import { inParallel } from './in-parallel.ts';
import type { DeployTools } from './tools.ts';
import type { Reply, Trouble } from './trouble.ts';

export interface Members {
  readonly objects: readonly JsonObject[];
  /** Kinds that the server does not serve, so that nobody can tell whether there are members. */
  readonly unserved: readonly GroupKind[];
}

/** Lists at a time. */
const width = 4;

/** All objects with the label of the application, among these kinds and namespaces. */
export async function listMembers(
  tools: DeployTools,
  application: Application,
  { groupKinds, namespaces }: Marks,
): Promise<Reply<Members>> {
  if (groupKinds.length === 0) return good({ objects: [], unserved: [] });
  const served = await tools.client.groupKinds(tools.control.aborted);
  if (!served.ok) return served;
  const unserved: GroupKind[] = [];
  const lists = groupKinds.flatMap((each) => {
    const resource = served.value.find(
      ({ group, kind, verbs }) =>
        group === each.group && kind === each.kind && verbs.includes('list'),
    );
    if (resource === undefined) {
      unserved.push(each);
      return [];
    }
    const places = resource.namespaced
      ? [...new Set([application.namespace, ...namespaces])]
      : [undefined];
    return places.map((namespace) => ({ resource, namespace }));
  });
  const replies = await inParallel(width, lists, ({ resource, namespace }) =>
    listKind(tools, application, { resource, namespace }),
  );
  const byUid = new Map<string, JsonObject>();
  for (const [at, reply] of replies.entries()) {
    if (reply.ok) {
      for (const object of reply.value)
        byUid.set(textAt(object, 'metadata', 'uid') ?? `${at}/${byUid.size}`, object);
      continue;
    }
    const resource = lists[at]?.resource;
    // The kind is gone since the server was asked what it serves.
    if (tellsGone(reply.trouble) && resource) unserved.push(resource);
    else return reply;
  }
  const missing = new Map(unserved.map((each) => [kindText(each), each]));
  for (const kind of missing.keys()) {
    tools.emit({
      kind: 'warning',
      message: `The inventory names ${kind}, which the cluster does not serve (anymore). Objects of that kind are left out.`,
    });
  }
  return good({
    objects: [...byUid.values()],
    unserved: [...missing.values()].map(({ group, kind }) => ({ group, kind })),
  });
}

/** The members of one kind in one namespace, each with its kind. */
async function listKind(
  tools: DeployTools,
  application: Application,
  place: { readonly resource: ApiResource; readonly namespace: string | undefined },
): Promise<Reply<readonly JsonObject[]>> {
  const { resource, namespace } = place;
  const listed = await tools.client.list(resource, {
    namespace,
    labels: membersSelector(tools.codec, application),
    signal: tools.control.aborted,
  });
  if (!listed.ok) return listed;
  const { group, version, kind } = resource;
  const apiVersion = group === '' ? version : `${group}/${version}`;
  // The items of a list do not say what they are.
  return good(listed.value.items.map((item) => ({ apiVersion, kind, ...item })));
}

/** Whether the server surely has no such kind: not even in a group that is out of reach for now. */
export async function isGone(tools: DeployTools, { group, kind }: GroupKind): Promise<boolean> {
  const { client, control } = tools;
  const path = group === '' ? '/api' : `/apis/${group}`;
  const reply = await client.request({ method: 'GET', path }, control.aborted);
  if (!reply.ok) return tellsGone(reply.trouble);
  for (const version of objectsAt(reply.value, 'versions')) {
    const served = await client.serves(textAt(version, 'groupVersion') ?? '', control.aborted);
    if (!served.ok || served.value.some((each) => each.kind === kind)) return false;
  }
  return group !== '';
}

function tellsGone({ kind }: Trouble): boolean {
  return kind === 'no-kind' || kind === 'not-found';
}
