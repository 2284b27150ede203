// How an application is: its objects with their health, its releases, and who is at work on it.
import type { ReleaseState } from '../protocol-deploy.ts';
import type { JsonObject } from './cluster.ts';
import type { Health } from './event.ts';
import { healthOf, healthOfVanished } from './health/health.ts';
import { inParallel } from './in-parallel.ts';
import { readInventory } from './inventory.ts';
import { byCodeUnits, textAt } from './json.ts';
import { holderOf, leaseId } from './lease.ts';
import { groupOf, idKey, type ObjectId } from './object-id.ts';
import { rankOf } from './order.ts';
import type { Application } from './plan.ts';
import { podTroubleFor } from './pods-of.ts';
import { FINAL_STATES, type Release } from './release.ts';
import { listReleases } from './releases.ts';
import { bad, good } from './reply.ts';
import type { DeployTools } from './tools.ts';
import type { Reply } from './trouble.ts';
import { volumeBindingOf } from './volume-binding.ts';

export { podTroubleFor } from './pods-of.ts';

/** How one object is. Texts are redacted. */
export interface ObjectStatus {
  readonly id: ObjectId;
  readonly apiVersion: string;
  readonly health: Health;
  /** The worst trouble of its pods, unless it is ready. */
  readonly trouble?: string;
  /** Undefined for what the release wrote and is gone. */
  readonly uid: string | undefined;
}

export interface ReleaseSummary {
  readonly number: number;
  readonly state: ReleaseState;
  readonly startedAt: string;
  /** `user@host`. */
  readonly by: string;
  readonly message: string | undefined;
}

export interface ApplicationStatus {
  readonly application: Application;
  /** The newest one, with manifests as they were sent: not to be shown unredacted. */
  readonly release: Release | undefined;
  /** Newest first. */
  readonly releases: readonly ReleaseSummary[];
  /** In the order in which they are written. */
  readonly objects: readonly ObjectStatus[];
  /** Who is at work on it: `user@host (pid)`. */
  readonly busy?: string;
  /** Whether the newest release did not reach its end, and nobody is at work on it. */
  readonly resumable: boolean;
}

/** What is in the cluster of an application. */
export interface LiveState {
  readonly members: readonly JsonObject[];
  /** Newest first. */
  readonly releases: readonly Release[];
  readonly lease: JsonObject | undefined;
}

/** Objects whose pods or classes are asked for at a time. */
const width = 4;

/** Times over which a Lease may be late before its holder is taken for dead. Who wants the lock looks closer. */
const lateness = 2;

/** States of a release after which the same can be deployed again. */
const unfinished: ReadonlySet<ReleaseState> = new Set(['Failed', 'Cancelled', 'Unknown']);

/** How an application is now. An inventory that is refused is the trouble `changed`, with what to do. */
export async function statusOf(
  tools: DeployTools,
  application: Application,
): Promise<Reply<ApplicationStatus>> {
  const read = await readInventory(tools, application);
  if (!read.ok) return bad(read.trouble ?? { kind: 'changed', message: read.message });
  const releases = await listReleases(tools, application);
  if (!releases.ok) return releases;
  const id = leaseId(tools.codec, application);
  const lease = await tools.client.read(id, tools.control.aborted);
  const state: LiveState = {
    members: read.inventory.members,
    releases: releases.value,
    lease: lease.ok ? lease.value : undefined,
  };
  return good(await statusFrom(tools, application, state));
}

/** The status that follows from what is in the cluster. Asks for pods of workloads that are not ready. */
export async function statusFrom(
  tools: DeployTools,
  application: Application,
  { members, releases, lease }: LiveState,
): Promise<ApplicationStatus> {
  const [release] = releases;
  for (const member of members) if (member['kind'] === 'Secret') tools.redactor.learn(member);
  const live = await inParallel(width, members, (member) => objectStatus(tools, member, release));
  const present = new Set(live.map(({ id }) => idKey(id)));
  const vanished = release ? vanishedOf(release, present) : [];
  const busy = lease && busyHolder(tools, lease);
  const isOver = release === undefined || FINAL_STATES.has(release.state);
  return {
    application,
    release,
    releases: releases.map(({ number, state, startedAt, by, message }) => {
      return { number, state, startedAt, by, message: message && tools.redactor.text(message) };
    }),
    objects: [...live, ...vanished].sort(
      ({ id: one }, { id: other }) =>
        rankOf(one) - rankOf(other) || byCodeUnits(idKey(one), idKey(other)),
    ),
    ...(busy !== undefined && { busy }),
    resumable: busy === undefined && (!isOver || unfinished.has(release?.state ?? 'Succeeded')),
  };
}

/** What an object is, by what it says itself. */
export function idOf(object: JsonObject): ObjectId & { readonly apiVersion: string } {
  const apiVersion = textAt(object, 'apiVersion') ?? '';
  return {
    apiVersion,
    group: groupOf(apiVersion),
    kind: textAt(object, 'kind') ?? '',
    namespace: textAt(object, 'metadata', 'namespace'),
    name: textAt(object, 'metadata', 'name') ?? '',
  };
}

async function objectStatus(
  tools: DeployTools,
  object: JsonObject,
  release: Release | undefined,
): Promise<ObjectStatus> {
  const { apiVersion, ...id } = idOf(object);
  const since = Date.parse(release?.startedAt ?? '');
  // Without a release that wrote it, it has been there for long.
  const waited = Number.isNaN(since) ? Infinity : Math.max(0, tools.clock.now() - since);
  const isClaim = id.group === '' && id.kind === 'PersistentVolumeClaim';
  const volumeBinding = isClaim ? await volumeBindingOf(tools, object) : undefined;
  const health = healthOf(object, { waited, ...(volumeBinding && { volumeBinding }) });
  // What is wrong with a workload may be told with values of it.
  if (health.status !== 'ready') tools.redactor.learn(object);
  const trouble = health.status === 'ready' ? undefined : await podTroubleFor(tools, object);
  return {
    id,
    apiVersion,
    health: redacted(tools, health),
    ...(trouble !== undefined && { trouble }),
    uid: textAt(object, 'metadata', 'uid'),
  };
}

/** What the release has written and nobody has deleted by it, and which is not there. */
function vanishedOf(release: Release, present: ReadonlySet<string>): readonly ObjectStatus[] {
  const written: ReadonlySet<string> = new Set(['created', 'updated', 'unchanged']);
  const manifests = new Map(release.manifests.map((each) => [keyOf(release, each), each]));
  return release.objects
    .filter(({ id, outcome }) => written.has(outcome) && !present.has(idKey(id)))
    .map(({ id, apiVersion }) => ({
      id,
      apiVersion,
      health: healthOfVanished(manifests.get(idKey(id)) ?? { apiVersion, kind: id.kind }),
      uid: undefined,
    }));
}

/** Manifests may leave their namespace to the application. */
function keyOf({ application, objects }: Release, manifest: JsonObject): string {
  const { apiVersion: _apiVersion, ...id } = idOf(manifest);
  const placed = idKey({ ...id, namespace: id.namespace ?? application.namespace });
  return objects.some((each) => idKey(each.id) === placed) ? placed : idKey(id);
}

function busyHolder(tools: DeployTools, lease: JsonObject): string | undefined {
  const holder = holderOf(lease);
  if (holder === undefined) return undefined;
  const renewed = Date.parse(holder.renewed ?? '');
  const isLate = tools.clock.now() - renewed > lateness * holder.seconds * 1000;
  return isLate ? undefined : holder.text;
}

function redacted({ redactor }: DeployTools, health: Health): Health {
  switch (health.status) {
    case 'ready':
      return health.note === undefined ? health : { ...health, note: redactor.text(health.note) };
    case 'waiting':
    case 'failed':
      return { ...health, reason: redactor.text(health.reason) };
  }
}
