// Finds out what a deployment would do to each object, without writing anything.
import { missingAccess, objectNeeds, recordNeeds, type AccessNeed } from './access.ts';
import { applySetId } from './apply-set.ts';
import { troubleText } from './classify.ts';
import type { JsonObject } from './cluster.ts';
import { clusterUidOf } from './cluster-uid.ts';
import { autoscalersIn, desiredObjects, inputProblem, type Desired } from './desired.ts';
import { digestOf } from './digest.ts';
import { inParallel } from './in-parallel.ts';
import type { DeployInput } from './input.ts';
import { readInventory, type Inventory, type InventoryFailure } from './inventory.ts';
import { textAt } from './json.ts';
import { judge, type Surroundings } from './judge.ts';
import { findNamespaces } from './namespaces.ts';
import { idKey } from './object-id.ts';
import { stagesOf } from './order.ts';
import type { Plan, PlanChoices, PlannedObject } from './plan.ts';
import { idOf, prunedObjects } from './pruning.ts';
import { listReleases } from './releases.ts';
import type { Release } from './release.ts';
import { autoscalersOf, type Autoscalers } from './scaling.ts';
import type { DeployTools } from './tools.ts';
import type { Reply, Trouble } from './trouble.ts';

export { stillAsPlanned } from './still-as-planned.ts';

export interface PlanRequest {
  readonly input: DeployInput;
  readonly choices: PlanChoices;
}

export type PlanOutcome =
  | { readonly kind: 'plan'; readonly plan: Plan }
  | {
      readonly kind: 'failed';
      /** Without secrets; says what to do. */
      readonly message: string;
      readonly trouble?: Trouble;
      /** `repairInventory` would mend it. */
      readonly repairable?: NonNullable<InventoryFailure['repairable']>;
    };

/** Decides nothing: whatever somebody has to decide stops the deployment. */
export const noChoices: PlanChoices = {
  keepTheirs: new Set(),
  takeOver: new Set(),
  adopt: new Set(),
  replace: new Set(),
  prune: new Set(),
};

/** Trial runs at a time. */
const width = 12;

/** Plans without writing anything: what the server says to trial runs of all objects decides. */
export async function makePlan(
  tools: DeployTools,
  { input, choices }: PlanRequest,
): Promise<PlanOutcome> {
  learn(tools, input);
  const problem = inputProblem(input);
  if (problem !== undefined) return { kind: 'failed', message: tools.redactor.text(problem) };
  const found = await lookAround(tools, input);
  if (!found.ok) return found.failure;
  const { desired, inventory, newNamespaces, clusterUid } = found;
  for (const member of inventory.members) tools.redactor.learn(member);
  const autoscalers = await findAutoscalers(tools, input, found);
  if (!autoscalers.ok) return failure(tools, autoscalers.trouble);
  const around: Surroundings = {
    tools,
    choices,
    partOf: applySetId(tools.codec, input.application),
    members: new Map(inventory.members.map((live) => [idKey(idOf(live)), live])),
    newNamespaces,
    autoscalers: autoscalers.value,
    leftAlone: leftAloneBefore(found.releases),
  };
  const judged = await judgeAll(desired, around);
  if (!judged.ok) return failure(tools, judged.trouble);
  const written = stagesOf(judged.value, input.dependencies).flatMap(({ objects }) => objects);
  const pruned = prunedObjects(inventory.members, written, choices.prune);
  const objects = [...written, ...pruned];
  const needs = accessNeeds(desired, objects, input);
  const missing = await missingAccess(tools, await withPrunedKinds(tools, needs, pruned));
  if (!missing.ok) return failure(tools, missing.trouble);
  const plan = {
    application: input.application,
    cluster: tools.client.identity,
    clusterUid,
    objects,
    missingAccess: missing.value,
  };
  return { kind: 'plan', plan: { ...plan, digest: digestOf(tools.codec, plan) } };
}

function learn({ redactor }: DeployTools, { secrets, objects }: DeployInput): void {
  for (const secret of secrets) redactor.secret(secret);
  for (const { body } of objects) redactor.learn(body);
}

function failure(tools: DeployTools, trouble: Trouble): PlanOutcome & { readonly kind: 'failed' } {
  return { kind: 'failed', message: tools.redactor.text(troubleText(trouble)), trouble };
}

type Found =
  | {
      readonly ok: true;
      readonly desired: readonly Desired[];
      readonly inventory: Inventory;
      readonly newNamespaces: ReadonlySet<string>;
      readonly clusterUid: string;
      readonly releases: readonly Release[];
    }
  | { readonly ok: false; readonly failure: PlanOutcome };

/** All that has to be known before single objects can be judged. */
async function lookAround(tools: DeployTools, input: DeployInput): Promise<Found> {
  const { client, control } = tools;
  const { application } = input;
  const signal = control.cancelled;
  const partOf = applySetId(tools.codec, application);
  const [uid, kinds, inventory, releases] = await Promise.all([
    clusterUidOf(client, application.namespace, signal),
    desiredObjects({ client, signal }, input, partOf),
    readInventory(tools, application),
    listReleases(tools, application),
  ]);
  if (!uid.ok) return { ok: false, failure: failure(tools, uid.trouble) };
  if (!kinds.ok) return { ok: false, failure: failure(tools, kinds.trouble) };
  const spaces = await findNamespaces(tools, application.namespace, kinds.desired);
  if (!spaces.ok) {
    const message = tools.redactor.text(spaces.message ?? troubleText(spaces.trouble));
    const { trouble } = spaces;
    return { ok: false, failure: { kind: 'failed', message, ...(trouble && { trouble }) } };
  }
  if (!inventory.ok) {
    const rights = await rightsFailure(tools, inventory.trouble, kinds.desired, input);
    return { ok: false, failure: rights ?? inventoryFailure(inventory) };
  }
  // Without access to the history there is none; the review of the access tells so.
  if (!releases.ok && releases.trouble.kind !== 'denied') {
    return { ok: false, failure: failure(tools, releases.trouble) };
  }
  return {
    ok: true,
    desired: kinds.desired,
    inventory: inventory.inventory,
    newNamespaces: spaces.created,
    clusterUid: uid.value,
    releases: releases.ok ? releases.value : [],
  };
}

/** All rights that are missing, for those who may not even plan. */
async function rightsFailure(
  tools: DeployTools,
  trouble: Trouble | undefined,
  desired: readonly Desired[],
  input: DeployInput,
): Promise<PlanOutcome | undefined> {
  if (trouble?.kind !== 'denied' || trouble.by !== 'access') return undefined;
  const missing = await missingAccess(tools, accessNeeds(desired, [], input));
  if (!missing.ok || missing.value.length === 0) return undefined;
  const { namespace } = input.application;
  const message = `You lack rights that a deployment into the namespace ${namespace} needs: ${missing.value.join(', ')}. Ask whoever runs the cluster for them.`;
  return { kind: 'failed', message: tools.redactor.text(message), trouble };
}

function inventoryFailure({ message, trouble, repairable }: InventoryFailure): PlanOutcome {
  return {
    kind: 'failed',
    message,
    ...(trouble && { trouble }),
    ...(repairable && { repairable }),
  };
}

/** By key, what the newest release that knows the object left to others. */
function leftAloneBefore(releases: readonly Release[]): ReadonlyMap<string, readonly string[]> {
  const fields = new Map<string, readonly string[]>();
  for (const { objects } of releases) {
    for (const { id, leftAlone = [] } of objects) {
      const key = idKey(id);
      if (!fields.has(key)) fields.set(key, leftAlone);
    }
  }
  return fields;
}

/** Autoscalers that will be there: those of the plan, and those in the cluster that it does not prune. */
async function findAutoscalers(
  tools: DeployTools,
  { application: { namespace } }: DeployInput,
  { desired, inventory }: { readonly desired: readonly Desired[]; readonly inventory: Inventory },
): Promise<Reply<Autoscalers>> {
  const own = autoscalersOf(autoscalersIn(desired), namespace);
  const isScalable = desired.some(({ id }) => scalable.has(id.kind));
  if (!isScalable) return { ok: true, value: own, warnings: [] };
  const live = await liveAutoscalers(tools, namespace);
  if (!live.ok) return live;
  const members = new Set(inventory.members.map((each) => textAt(each, 'metadata', 'uid')));
  const others = live.value.filter((each) => !members.has(textAt(each, 'metadata', 'uid')));
  return { ok: true, value: new Map([...autoscalersOf(others, namespace), ...own]), warnings: [] };
}

const scalable: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'ReplicaSet']);

async function liveAutoscalers(
  { client, control }: DeployTools,
  namespace: string,
): Promise<Reply<readonly JsonObject[]>> {
  const none = { ok: true, value: [], warnings: [] } as const;
  const isSilent = ({ kind }: Trouble): boolean =>
    ['denied', 'no-kind', 'not-found'].includes(kind);
  const signal = control.cancelled;
  const resource = await client.discover('autoscaling/v1', 'HorizontalPodAutoscaler', signal);
  if (!resource.ok) return isSilent(resource.trouble) ? none : resource;
  const listed = await client.list(resource.value, { namespace, signal });
  if (!listed.ok) return isSilent(listed.trouble) ? none : listed;
  return { ...listed, value: listed.value.items };
}

/** All objects judged, or the first trouble that concerns them all; then nothing more is asked. */
async function judgeAll(
  desired: readonly Desired[],
  around: Surroundings,
): Promise<Reply<readonly PlannedObject[]>> {
  let trouble: Trouble | undefined;
  const planned: PlannedObject[] = [];
  await inParallel(width, desired, async (object) => {
    if (trouble !== undefined) return;
    const judged = await judge(object, around);
    if (judged.ok) planned.push(judged.planned);
    else trouble ??= judged.trouble;
  });
  return trouble === undefined
    ? { ok: true, value: planned, warnings: [] }
    : { ok: false, trouble };
}

function accessNeeds(
  desired: readonly Desired[],
  objects: readonly PlannedObject[],
  { application }: DeployInput,
): readonly AccessNeed[] {
  const replaced = new Set(
    objects
      .filter(({ verdict }) => verdict.kind === 'replace-needed' && verdict.decision === 'replace')
      .map(({ id }) => idKey(id)),
  );
  return [
    ...recordNeeds(application.namespace),
    ...desired.flatMap(({ id, resource }) =>
      resource === undefined
        ? []
        : objectNeeds(resource, id.namespace, replaced.has(idKey(id)) ? 'replace' : 'apply'),
    ),
  ];
}

async function withPrunedKinds(
  { client, control }: DeployTools,
  needs: readonly AccessNeed[],
  pruned: readonly PlannedObject[],
): Promise<readonly AccessNeed[]> {
  const going = pruned.filter(({ verdict }) => verdict.kind === 'prune');
  const more = await inParallel(width, going, async ({ id, live }) => {
    const apiVersion = textAt(live, 'apiVersion') ?? '';
    const resource = await client.discover(apiVersion, id.kind, control.cancelled);
    return resource.ok ? objectNeeds(resource.value, id.namespace, 'delete') : [];
  });
  return [...needs, ...more.flat()];
}
