// Lists the live members of an application: by label, in the kinds and namespaces that the inventory records.
import type { JsonObject } from './cluster.ts';
import { kindText, membersSelector, type GroupKind, type Marks } from './apply-set.ts';
import { textAt } from './json.ts';
import type { Application } from './plan.ts';
import { good } from './reply.ts';
import { inParallel } from './in-parallel.ts';
import type { DeployTools } from './tools.ts';
import type { Reply } from './trouble.ts';

/** Kinds that are listed at a time. */
const width = 4;

/**
 * All objects with the label of the application, among these kinds and namespaces. Kinds that the
 * cluster does not serve are left out with a warning: their objects went with their definition.
 */
export async function listMembers(
  tools: DeployTools,
  application: Application,
  marks: Marks,
): Promise<Reply<readonly JsonObject[]>> {
  const namespaces = [...new Set([application.namespace, ...marks.namespaces])];
  const replies = await inParallel(width, marks.groupKinds, (groupKind) =>
    membersOfKind(tools, application, { groupKind, namespaces }),
  );
  const byUid = new Map<string, JsonObject>();
  for (const [at, reply] of replies.entries()) {
    const groupKind = marks.groupKinds[at];
    if (reply.ok) {
      for (const object of reply.value) {
        byUid.set(textAt(object, 'metadata', 'uid') ?? `${at}/${byUid.size}`, object);
      }
    } else if (reply.trouble.kind === 'no-kind' && groupKind) {
      tools.emit({
        kind: 'warning',
        message: `The inventory names ${kindText(groupKind)}, which the cluster does not serve (anymore), so there are no objects of that kind.`,
      });
    } else return reply;
  }
  return good([...byUid.values()]);
}

/** The members of one kind; `no-kind` when there is no such kind (anymore). */
async function membersOfKind(
  tools: DeployTools,
  application: Application,
  {
    groupKind,
    namespaces,
  }: { readonly groupKind: GroupKind; readonly namespaces: readonly string[] },
): Promise<Reply<readonly JsonObject[]>> {
  const { client, codec, control } = tools;
  const signal = control.aborted;
  const found = await client.find(groupKind.group, groupKind.kind, signal);
  if (!found.ok) return found;
  const labels = membersSelector(codec, application);
  const members: JsonObject[] = [];
  for (const namespace of found.value.namespaced ? namespaces : [undefined]) {
    const listed = await client.list(found.value, { namespace, labels, signal });
    if (!listed.ok) return listed;
    members.push(...listed.value.items);
  }
  return good(members);
}
