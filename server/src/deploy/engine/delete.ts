// Deletes an application: its objects in order, then what this tool keeps about it.
import { troubleText } from '../classify.ts';
import type { ClusterIdentity, JsonObject } from '../cluster.ts';
import { clusterUidOf } from '../cluster-uid.ts';
import { narrowInventory, readInventory, removeInventory } from '../inventory.ts';
import { textAt } from '../json.ts';
import type { Lock } from '../lock.ts';
import { idKey, idText } from '../object-id.ts';
import { deletionStagesOf } from '../order.ts';
import { controllerOf } from '../ownership.ts';
import type { Application } from '../plan.ts';
import { protectionOf } from '../protection.ts';
import { idOf } from '../pruning.ts';
import { listReleases, removeReleases } from '../releases.ts';
import { defaultRunOptions, type RunResult } from '../run.ts';
import type { DeployTools } from '../tools.ts';
import { redacting, type RunContext } from './context.ts';
import { Ledger } from './ledger.ts';
import { removeAll, type RemoveTarget } from './remove.ts';
import { lossText, refused, withLock } from './session.ts';

/** A member that may be deleted. */
export interface DeletionMember extends RemoveTarget {
  /** Why it is kept unless it is chosen; undefined when it goes with the rest. */
  readonly protected: string | undefined;
}

/** What deleting an application would delete. */
export interface DeletionPlan {
  readonly application: Application;
  readonly cluster: ClusterIdentity;
  readonly clusterUid: string;
  /** In the order of deleting. */
  readonly members: readonly DeletionMember[];
  /** Of the parent of the inventory; undefined where there is none. */
  readonly inventoryUid: string | undefined;
  /** Number of the newest release; undefined when there is no record. */
  readonly release: number | undefined;
}

export interface DeletionOptions {
  /** Keys (`idKey`) of protected members that go as well. */
  readonly also: ReadonlySet<string>;
  /** Whether the history goes as well. */
  readonly records: 'delete' | 'keep';
  /** Milliseconds for one object to be gone. */
  readonly timeout: number;
}

/** Lists what would be deleted, without deleting anything. */
export async function planDeletion(
  tools: DeployTools,
  application: Application,
): Promise<
  | { readonly ok: true; readonly plan: DeletionPlan }
  | { readonly ok: false; readonly message: string }
> {
  const { client, control, redactor } = tools;
  const no = (message: string) => ({ ok: false, message: redactor.text(message) }) as const;
  const uid = await clusterUidOf(client, application.namespace, control.aborted);
  if (!uid.ok) return no(`The cluster could not be asked. ${troubleText(uid.trouble)}`);
  const read = await readInventory(tools, application);
  if (!read.ok) return no(read.message);
  const { inventory } = read;
  const releases = await listReleases(tools, application);
  if (!releases.ok) return no(`The releases could not be read. ${troubleText(releases.trouble)}`);
  const [newest] = releases.value;
  if (!inventory.exists && inventory.members.length === 0 && newest === undefined) {
    return no(`There is no application ${application.name} in ${application.namespace}.`);
  }
  const members = inventory.members
    .filter((live) => controllerOf(live) === undefined)
    .map(memberOf);
  return {
    ok: true,
    plan: {
      application,
      cluster: client.identity,
      clusterUid: uid.value,
      members: deletionStagesOf(members).flatMap(({ objects }) => objects),
      inventoryUid: inventory.uid,
      release: newest?.number,
    },
  };
}

function memberOf(live: JsonObject): DeletionMember {
  const id = idOf(live);
  const because = protectionOf(id, live);
  return {
    id,
    apiVersion: textAt(live, 'apiVersion') ?? '',
    uid: textAt(live, 'metadata', 'uid') ?? '',
    protected: because === undefined ? undefined : `${because}.`,
  };
}

/**
 * Deletes what the plan lists, then the inventory and, unless they are to be kept, the records. As
 * long as a member stays, the inventory stays too, so that nothing is forgotten.
 */
export async function deleteApplication(
  tools: DeployTools,
  plan: DeletionPlan,
  options: DeletionOptions,
): Promise<RunResult> {
  const quiet = redacting(tools);
  const { context: name, server } = quiet.client.identity;
  const uid = await clusterUidOf(quiet.client, plan.application.namespace, quiet.control.aborted);
  if (!uid.ok) return refused(quiet, `The cluster could not be asked. ${troubleText(uid.trouble)}`);
  const isSame = name === plan.cluster.context && server === plan.cluster.server;
  if (!isSame || uid.value !== plan.clusterUid) {
    return refused(
      quiet,
      `${name} (${server}) is not the cluster that was looked at. Look again what would be deleted.`,
    );
  }
  return withLock(quiet, plan.application, (lock) => deleteLocked(quiet, plan, { options, lock }));
}

async function deleteLocked(
  tools: DeployTools,
  plan: DeletionPlan,
  { options, lock }: { readonly options: DeletionOptions; readonly lock: Lock },
): Promise<RunResult> {
  const { application, members, release = 0 } = plan;
  const ledger = new Ledger(tools, members);
  const context: RunContext = {
    tools,
    application,
    options: { ...defaultRunOptions, objectTimeout: options.timeout },
    ledger,
    lost: lock.lost,
    unguarded: new Set(),
  };
  ledger.state('Pruning', release);
  const isChosen = (each: DeletionMember): boolean =>
    each.protected === undefined || options.also.has(idKey(each.id));
  const stays = members.filter((each) => !isChosen(each));
  for (const each of stays) ledger.kept(each.id, each.protected ?? '');
  const { kept, halt } = await removeAll(
    context,
    members.filter(isChosen),
    stays.map(({ id }) => id),
  );
  const end = (state: RunResult['state'], message: string | undefined): RunResult => {
    ledger.state(state, release, message);
    const shown = message === undefined ? undefined : tools.redactor.text(message);
    const { release: number } = plan;
    const answer = { ...refused(tools, ''), state, release: number, message: shown };
    return { ...answer, objects: ledger.results };
  };
  if (halt?.kind === 'lost') return end('Failed', await lossText(tools, application));
  if (halt) return end('Cancelled', 'It was cancelled. Deleting again goes on from there.');
  const blocked = members.flatMap(({ id }) => {
    const because = kept.get(idKey(id));
    return because === undefined ? [] : [`${idText(id)}: ${because}`];
  });
  if (blocked.length > 0) {
    return end(
      'Failed',
      `Not everything is gone, and stays in the inventory. ${blocked.join(' ')}`,
    );
  }
  const forgotten = await forget(context, plan, options);
  if (forgotten !== undefined) return end('Failed', forgotten);
  if (stays.length === 0 && options.records === 'delete') await lock.release('remove');
  const names = stays.map(({ id }) => idText(id)).join(', ');
  return end(
    'Succeeded',
    stays.length === 0 ? undefined : `Kept, and still in the inventory: ${names}.`,
  );
}

/** Removes the inventory when nothing is left, and the records; answers why that did not work. */
async function forget(
  { tools, application, ledger }: RunContext,
  { members, inventoryUid }: DeletionPlan,
  { records }: DeletionOptions,
): Promise<string | undefined> {
  const deleted = ledger.objects.filter(({ outcome }) => outcome === 'deleted').length;
  const isEmpty = deleted === members.length;
  if (inventoryUid !== undefined) {
    const reply = isEmpty
      ? await removeInventory(tools, application, inventoryUid)
      : await narrowInventory(tools, application, [], []);
    if (!reply.ok) return `The inventory could not be removed. ${troubleText(reply.trouble)}`;
  }
  if (records === 'keep' || !isEmpty) return undefined;
  const removed = await removeReleases(tools, application);
  return removed.ok
    ? undefined
    : `The history could not be removed. ${troubleText(removed.trouble)}`;
}
