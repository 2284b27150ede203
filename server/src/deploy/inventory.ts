// The inventory of an application: reads it with the members, widens it before writing, narrows it after pruning.
import {
  kindText,
  marksOf,
  parentBody,
  parentId,
  refusalOf,
  saysThis,
  union,
  type GroupKind,
  type Marks,
} from './apply-set.ts';
import type { JsonObject } from './cluster.ts';
import { textAt } from './json.ts';
import { groupOf } from './object-id.ts';
import { listMembers } from './members.ts';
import type { Application } from './plan.ts';
import type { Release } from './release.ts';
import { listReleases } from './releases.ts';
import { atVersionOf, bad, good, messageOf } from './reply.ts';
import { TOOL, type DeployTools } from './tools.ts';
import type { Reply, Trouble } from './trouble.ts';

export { applySetId, PART_OF } from './apply-set.ts';

/** Field manager of the parent; members are managed by the tool itself. */
const manager = `${TOOL}-applyset`;

/** How often the parent is read again when others write it at the same time. */
const tries = 5;

export interface Inventory extends Marks {
  /** Whether there is a parent; without one nothing has ever been deployed, or all is deleted. */
  readonly exists: boolean;
  /** Of the parent. */
  readonly uid?: string;
  /** Live objects with the label of the application. */
  readonly members: readonly JsonObject[];
}

/** Why there is no inventory to go by. The message is redacted and says what to do. */
export interface InventoryFailure {
  readonly ok: false;
  readonly message: string;
  readonly trouble?: Trouble;
  /** `repairInventory` would mend it, after the user has agreed. */
  readonly repairable?: 'id' | 'tooling' | 'missing-parent';
}

/** Reads the parent, verifies that it is ours, and lists the members. */
export async function readInventory(
  tools: DeployTools,
  application: Application,
): Promise<{ readonly ok: true; readonly inventory: Inventory } | InventoryFailure> {
  const read = await readParent(tools, application);
  if (!read.ok) return failure(tools, read.trouble, 'The inventory could not be read');
  const parent = read.value;
  const refusal = parent && refusalOf(tools.codec, application, parent);
  if (refusal) {
    const { message, repairable } = refusal;
    return { ok: false, message, ...(repairable && { repairable }) };
  }
  const marks = parent ? good(marksOf(parent)) : await marksOfHistory(tools, application);
  if (!marks.ok) return failure(tools, marks.trouble, 'The releases could not be read');
  const listed = await listMembers(tools, application, marks.value);
  if (!listed.ok) return failure(tools, listed.trouble, 'The members could not be listed');
  const members = listed.value;
  if (parent) {
    const uid = textAt(parent, 'metadata', 'uid');
    const inventory = { ...marks.value, exists: true, ...(uid && { uid }), members };
    return { ok: true, inventory };
  }
  if (members.length === 0) {
    const nothing = { groupKinds: [], namespaces: [], members };
    return { ok: true, inventory: { exists: false, ...nothing } };
  }
  const { name } = parentId(tools.codec, application);
  const [count, exist] =
    members.length === 1 ? ['1 object', 'exists'] : [`${members.length} objects`, 'exist'];
  return {
    ok: false,
    repairable: 'missing-parent',
    message: `The inventory ConfigMap ${name} is gone, but ${count} of ${application.name} still ${exist}. Repair the inventory to go on.`,
  };
}

/** Makes the inventory name these kinds and namespaces besides what it names; creates it if need be. */
export function widenInventory(
  tools: DeployTools,
  application: Application,
  groupKinds: readonly GroupKind[],
  namespaces: readonly string[],
): Promise<Reply<void>> {
  return writeMarks(tools, application, {
    checks: 'all',
    change: (marks) => Promise.resolve(union(marks, { groupKinds, namespaces })),
  });
}

/**
 * Makes the inventory name these kinds and namespaces only. Others stay as long as there are members
 * in them, or nobody can tell.
 */
export function narrowInventory(
  tools: DeployTools,
  application: Application,
  groupKinds: readonly GroupKind[],
  namespaces: readonly string[],
): Promise<Reply<void>> {
  const wanted: Marks = { groupKinds, namespaces };
  return writeMarks(tools, application, {
    checks: 'all',
    change: async (marks) => union(wanted, await stillUsed(tools, application, { marks, wanted })),
  });
}

/** Deletes the parent, if it is still the one with this uid. */
export async function removeInventory(
  tools: DeployTools,
  application: Application,
  uid: string,
): Promise<Reply<void>> {
  const removed = await tools.client.remove(parentId(tools.codec, application), {
    uid,
    propagation: 'Background',
    signal: tools.control.aborted,
  });
  return removed.ok ? good(undefined) : removed;
}

/**
 * Makes the inventory ours again, after the user has agreed: with its own id, and with the kinds that
 * it names or that the releases of the application hold. Members are not touched.
 */
export async function repairInventory(
  tools: DeployTools,
  application: Application,
): Promise<Reply<void>> {
  const history = await marksOfHistory(tools, application);
  if (!history.ok) return history;
  return writeMarks(tools, application, {
    checks: 'none',
    change: (marks) => Promise.resolve(union(marks, history.value)),
  });
}

interface Change {
  /** `none`: what somebody else has written there is taken over. */
  readonly checks: 'all' | 'none';
  readonly change: (marks: Marks) => Promise<Marks>;
}

async function writeMarks(
  tools: DeployTools,
  application: Application,
  { checks, change }: Change,
): Promise<Reply<void>> {
  const signal = tools.control.aborted;
  const id = parentId(tools.codec, application);
  let conflicts: 'refuse' | 'force' = checks === 'none' ? 'force' : 'refuse';
  for (let attempt = 1; ; attempt += 1) {
    const read = await bornParent(tools, application);
    if (!read.ok) return read;
    const parent = read.value;
    const refusal = refusalOf(tools.codec, application, parent);
    if (refusal && (checks === 'all' || refusal.repairable === undefined)) {
      return bad({ kind: 'changed', message: refusal.message });
    }
    const body = parentBody(tools, application, await change(marksOf(parent)));
    if (!refusal && saysThis(parent, body)) return good(undefined);
    const reply = await tools.client.apply(atVersionOf(body, parent), {
      id,
      dryRun: 'none',
      conflicts,
      manager,
      signal,
    });
    if (reply.ok) return good(undefined);
    const isLost = reply.trouble.kind === 'conflict' && conflicts === 'refuse';
    if (isLost) {
      conflicts = 'force';
      tools.emit({
        kind: 'warning',
        message: `Somebody else has edited the inventory ConfigMap ${id.name}. It is written as this tool needs it.`,
      });
    } else if (reply.trouble.kind !== 'changed' || attempt >= tries) return reply;
  }
}

/** The parent; where there is none, one that says nothing is made, which only one of many can do. */
async function bornParent(
  tools: DeployTools,
  application: Application,
): Promise<Reply<JsonObject>> {
  const read = await readParent(tools, application);
  if (!read.ok) return read;
  if (read.value !== undefined) return good(read.value);
  const id = parentId(tools.codec, application);
  const signal = tools.control.aborted;
  const body = parentBody(tools, application, undefined);
  const made = await tools.client.create(body, { id, signal });
  return !made.ok && made.trouble.kind === 'exists' ? tools.client.read(id, signal) : made;
}

/** The parent, or undefined where there is none. */
async function readParent(
  tools: DeployTools,
  application: Application,
): Promise<Reply<JsonObject | undefined>> {
  const id = parentId(tools.codec, application);
  const read = await tools.client.read(id, tools.control.aborted);
  return !read.ok && read.trouble.kind === 'not-found' ? good(undefined) : read;
}

/** What the inventory must have named, by the releases. */
async function marksOfHistory(tools: DeployTools, application: Application): Promise<Reply<Marks>> {
  const releases = await listReleases(tools, application);
  if (!releases.ok) {
    // Who may not read them is told so by the plan, along with all other access that is missing.
    const { trouble } = releases;
    return trouble.kind === 'denied' && trouble.by === 'access'
      ? good(marksOfReleases(application, []))
      : releases;
  }
  return good(marksOfReleases(application, releases.value));
}

/** The kinds and namespaces of all objects that these releases name. */
export function marksOfReleases(application: Application, releases: readonly Release[]): Marks {
  const groupKinds = releases.flatMap(({ objects }) => objects.map(({ id }) => id));
  const namespaces = groupKinds.flatMap(({ namespace }) =>
    namespace === undefined || namespace === application.namespace ? [] : [namespace],
  );
  return union({ groupKinds, namespaces }, { groupKinds: [], namespaces: [] });
}

/** What of the marks is not wanted anymore, and may still have members all the same. */
async function stillUsed(
  tools: DeployTools,
  application: Application,
  { marks, wanted }: { readonly marks: Marks; readonly wanted: Marks },
): Promise<Marks> {
  const wantedKinds = new Set(wanted.groupKinds.map(kindText));
  const groupKinds = marks.groupKinds.filter((each) => !wantedKinds.has(kindText(each)));
  const namespaces = marks.namespaces.filter((each) => !wanted.namespaces.includes(each));
  if (groupKinds.length + namespaces.length === 0) return { groupKinds, namespaces };
  const all = namespaces.length === 0 ? groupKinds : union(marks, wanted).groupKinds;
  const listed = await listMembers(tools, application, {
    groupKinds: all,
    namespaces: union(marks, wanted).namespaces,
  });
  if (!listed.ok) return { groupKinds, namespaces };
  const used = new Set(
    listed.value.map((object) =>
      kindText({
        group: groupOf(textAt(object, 'apiVersion') ?? ''),
        kind: textAt(object, 'kind') ?? '',
      }),
    ),
  );
  const places = new Set(listed.value.map((object) => textAt(object, 'metadata', 'namespace')));
  return {
    groupKinds: groupKinds.filter((each) => used.has(kindText(each))),
    namespaces: namespaces.filter((each) => places.has(each)),
  };
}

function failure(tools: DeployTools, trouble: Trouble, what: string): InventoryFailure {
  return { ok: false, trouble, message: `${what}. ${messageOf(tools, trouble)}` };
}
