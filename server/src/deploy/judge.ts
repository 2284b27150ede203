// Judges one object of a plan: a trial run on the server, and what it means for what is there.
import type { JsonObject } from './cluster.ts';
import { finalizersOf, type Desired } from './desired.ts';
import { differences } from './difference.ts';
import { parseFieldPath, resolveField } from './field-path.ts';
import { namedOwner } from './foreign-owner.ts';
import { equalJson, isJsonObject, objectsAt, textAt } from './json.ts';
import { withoutFields } from './leave-alone.ts';
import { isOwn, managersOf } from './managed-fields.ts';
import { normalize, normalizeCreated } from './normalize.ts';
import { endsPlanning, failed, planned, type Draft, type Judged, type Outcome } from './judged.ts';
import { idKey, type ObjectId } from './object-id.ts';
import { ownershipOf } from './ownership.ts';
import type { FieldConflict, PlanChoices, Verdict } from './plan.ts';
import { REPLICAS, scaledBody, type Autoscalers } from './scaling.ts';
import type { DeployTools } from './tools.ts';
import type { Reply, Trouble } from './trouble.ts';

/** What is known about the application and the cluster before single objects are judged. */
export interface Surroundings {
  readonly tools: DeployTools;
  readonly choices: PlanChoices;
  /** Id of the inventory. */
  readonly partOf: string;
  /** Live members of the application by key. */
  readonly members: ReadonlyMap<string, JsonObject>;
  /** Namespaces that this plan creates. */
  readonly newNamespaces: ReadonlySet<string>;
  readonly autoscalers: Autoscalers;
  /** By key, the fields that the last release left to their managers. */
  readonly leftAlone: ReadonlyMap<string, readonly string[]>;
}

type Applied = { readonly object: JsonObject; readonly created: boolean };

/** How often an object is looked at that comes and goes. */
const tries = 3;

/** Tries the object out, and compares what would come out with what is there. */
export async function judge(
  object: Desired,
  around: Surroundings,
  left: number = tries,
): Promise<Judged> {
  const early = unverifiable(object, around);
  if (early !== undefined) return planned(object, draftOf(object, undefined, around), early);
  const member = around.members.get(idKey(object.id));
  // The inventory is listed in the version that the server prefers.
  const known = member?.['apiVersion'] === object.apiVersion ? member : undefined;
  const draft = draftOf(object, known, around);
  const reply = await tryOut(object, draft, around);
  if (!reply.ok && endsPlanning(reply.trouble)) return reply;
  if (reply.ok && reply.value.created) return created(object, draft, reply);
  const live = await liveOf(object, known, reply, around);
  if (live.ok) {
    return judgeExisting(object, { draft, reply, live: live.value }, known, around);
  }
  // It was there when it was tried, and went before it could be read.
  const hasGone = reply.ok && live.trouble.kind === 'not-found';
  if (hasGone && left > 1) return judge(object, without(around, object), left - 1);
  // Nothing is there, or it may not be seen.
  const { trouble } = reply.ok || !isAbsence(live.trouble) ? live : reply;
  return failed(object, draft, { trouble, live: undefined }, around.choices);
}

function isAbsence({ kind }: Trouble): boolean {
  return kind === 'not-found' || kind === 'denied';
}

/** `known` is what was known of the object when it was tried out. */
async function judgeExisting(
  object: Desired,
  attempt: Attempt,
  known: JsonObject | undefined,
  around: Surroundings,
): Promise<Judged> {
  const { live, draft } = attempt;
  const obstacle = await obstacleOf(object, live, around);
  if (obstacle !== undefined) return planned(object, draft, { verdict: obstacle, live });
  if (known !== undefined) return settle(object, attempt, around);
  const better = draftOf(object, live, around);
  if (equalJson(better.body, draft.body)) return settle(object, attempt, around);
  const reply = await tryOut(object, better, around);
  return settle(object, { draft: better, reply, live }, around);
}

/** What the server cannot judge before other objects of the plan are there. */
function unverifiable(object: Desired, { newNamespaces }: Surroundings): Outcome | undefined {
  const { id, apiVersion, resource, definedHere } = object;
  if (resource === undefined && definedHere === 'no') {
    const message = `The cluster does not serve ${id.kind} in ${apiVersion}. Install what defines it, or use an API version that the cluster has.`;
    return { verdict: { kind: 'invalid', message, fields: ['apiVersion'] } };
  }
  if (resource === undefined) {
    const because = `The kind ${id.kind} is defined by this deployment, so the cluster cannot check it yet`;
    return { verdict: { kind: 'unverified', because } };
  }
  if (id.namespace === undefined || !newNamespaces.has(id.namespace)) return undefined;
  const because = `The namespace ${id.namespace} is created by this deployment, so the cluster cannot check it yet`;
  return { verdict: { kind: 'unverified', because } };
}

/** The first draft: with what is left alone because it was before, or because somebody scales. */
function draftOf(object: Desired, live: JsonObject | undefined, around: Surroundings): Draft {
  const { choices, autoscalers, leftAlone } = around;
  const key = idKey(object.id);
  const takesOver = choices.takeOver.has(key);
  const remembered =
    live === undefined || takesOver
      ? []
      : (leftAlone.get(key) ?? []).filter((field) => isOthers(live, field));
  const scaled = scaledBody(object.body, object.id, live, autoscalers);
  const others = remembered.filter((field) => field !== REPLICAS || scaled.notes.length === 0);
  const note = others.length === 0 ? [] : [`Left alone as before: ${others.join(', ')}.`];
  return {
    body: withoutFields(scaled.body, others),
    conflicts: 'refuse',
    leftAlone: [...scaled.leftAlone, ...others],
    notes: [...scaled.notes, ...note],
  };
}

/** Whether anybody else manages the field still. Once nobody does, it is ours again. */
function isOthers(live: JsonObject, field: string): boolean {
  const steps = parseFieldPath(field);
  if (steps === undefined) return false;
  const { path, rest } = resolveField(live, steps);
  return rest.length === 0 && managersOf(live, path).some((manager) => !isOwn(manager));
}

function tryOut(
  { id }: Desired,
  { body, conflicts }: Draft,
  { tools }: Surroundings,
): Promise<Reply<Applied>> {
  const signal = tools.control.cancelled;
  return tools.client.apply(body, { id, dryRun: 'all', conflicts, signal });
}

/** The object in the state that the trial started from, as far as that can be had. */
async function liveOf(
  { id, apiVersion }: Desired,
  known: JsonObject | undefined,
  reply: Reply<Applied>,
  { tools }: Surroundings,
): Promise<Reply<JsonObject>> {
  const isCurrent =
    known !== undefined && (!reply.ok || versionOf(reply.value.object) === versionOf(known));
  if (isCurrent) return { ok: true, value: known, warnings: [] };
  return tools.client.read({ ...id, apiVersion }, tools.control.cancelled);
}

/** Why an object that is there must not be touched. */
async function obstacleOf(
  { id }: Desired,
  live: JsonObject,
  { partOf, choices, tools }: Surroundings,
): Promise<Verdict | undefined> {
  const ownership = ownershipOf(live, partOf);
  if (ownership.kind === 'foreign' && !choices.adopt.has(idKey(id))) {
    return { kind: 'foreign', owner: await namedOwner(tools, ownership, id.namespace) };
  }
  if (textAt(live, 'metadata', 'deletionTimestamp') === undefined) return undefined;
  const finalizers = finalizersOf(live);
  const waits = finalizers.length === 0 ? '' : ` and waits for ${finalizers.join(', ')}`;
  const message = `It is being deleted${waits}. Plan again when it is gone.`;
  return { kind: 'denied', by: 'deletion', message };
}

interface Attempt {
  readonly draft: Draft;
  readonly reply: Reply<Applied>;
  readonly live: JsonObject;
}

/** Follows up conflicts as the user decided, and compares. */
async function settle(object: Desired, attempt: Attempt, around: Surroundings): Promise<Judged> {
  const { draft, reply, live } = attempt;
  if (reply.ok) return compared(object, attempt, around);
  const { trouble } = reply;
  if (trouble.kind !== 'conflict') return failed(object, draft, { trouble, live }, around.choices);
  const next = yielding(object, draft, trouble.conflicts, around);
  if (next === undefined) {
    return planned(object, draft, {
      verdict: { kind: 'conflict', conflicts: trouble.conflicts },
      live,
    });
  }
  return settle(object, { draft: next, reply: await tryOut(object, next, around), live }, around);
}

/** The draft that does with the fields in conflict what was decided; undefined where nothing was. */
function yielding(
  { id }: Desired,
  draft: Draft,
  conflicts: readonly FieldConflict[],
  { choices }: Surroundings,
): Draft | undefined {
  const isScaled = ({ field, subresource }: FieldConflict): boolean =>
    field === REPLICAS && subresource === 'scale';
  const given = choices.keepTheirs.has(idKey(id)) ? conflicts : conflicts.filter(isScaled);
  const fields = [...new Set(given.map(({ field }) => field))];
  const body = withoutFields(draft.body, fields);
  // A field that cannot be found in the body cannot be given up either.
  if (body === draft.body) return takeOver(id, draft, conflicts, choices);
  const notes = given.map((conflict) =>
    isScaled(conflict)
      ? `spec.replicas is left to ${conflict.manager}, which scaled it.`
      : `Left alone: ${conflict.field}, which ${conflict.manager} manages.`,
  );
  return {
    ...draft,
    body,
    leftAlone: [...new Set([...draft.leftAlone, ...fields])],
    notes: [...new Set([...draft.notes, ...notes])],
  };
}

function takeOver(
  id: ObjectId,
  draft: Draft,
  conflicts: readonly FieldConflict[],
  choices: PlanChoices,
): Draft | undefined {
  if (!choices.takeOver.has(idKey(id)) || draft.conflicts === 'force') return undefined;
  const notes = conflicts.map(({ field, manager }) => `Taken over: ${field} from ${manager}.`);
  return { ...draft, conflicts: 'force', notes: [...new Set([...draft.notes, ...notes])] };
}

function compared(object: Desired, { draft, reply, live }: Attempt, around: Surroundings): Judged {
  if (!reply.ok) return reply;
  const before = normalize(live);
  const after = normalize(reply.value.object);
  const changes = differences(before, after);
  const ownership = ownershipOf(live, around.partOf);
  const verdict: Verdict =
    ownership.kind !== 'ours'
      ? { kind: 'adopt', changes }
      : changes.length === 0
        ? { kind: 'unchanged' }
        : { kind: 'update', changes };
  const belonged = ownership.kind === 'foreign' ? [`It belonged to ${ownership.owner}.`] : [];
  const notes = [...draft.notes, ...belonged];
  const answered = versionOf(reply.value.object);
  return planned(
    object,
    { ...draft, notes },
    {
      verdict,
      live,
      planned: after,
      warnings: reply.warnings,
      resourceVersion: answered === versionOf(live) ? answered : undefined,
      inEffect: equalJson(untimed(live), untimed(reply.value.object)) ? 'yes' : 'no',
    },
  );
}

/** Without the times of managers, which some servers renew although nothing changes. */
function untimed(object: JsonObject): JsonObject {
  const managers = objectsAt(object, 'metadata', 'managedFields');
  const metadata = object['metadata'];
  const managedFields = managers.map(({ time: _, ...manager }) => manager);
  return { ...object, metadata: { ...(isJsonObject(metadata) && metadata), managedFields } };
}

function created(object: Desired, draft: Draft, reply: Reply<Applied>): Judged {
  if (!reply.ok) return reply;
  const after = normalizeCreated(reply.value.object, draft.body);
  const { warnings } = reply;
  return planned(object, draft, { verdict: { kind: 'create' }, planned: after, warnings });
}

/** The same, where the object is no member anymore. */
function without(around: Surroundings, { id }: Desired): Surroundings {
  const members = new Map([...around.members].filter(([key]) => key !== idKey(id)));
  return { ...around, members };
}

function versionOf(object: JsonObject): string | undefined {
  return textAt(object, 'metadata', 'resourceVersion');
}
