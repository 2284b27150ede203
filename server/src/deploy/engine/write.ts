// Writes one object, only if it is still in the state that was approved, and finds out what became of it.
//
// No second dry run is needed for that. Measured on a real server: an applied body that names a
// `resourceVersion` is refused with 409 on any other state of the object, and one that also names the
// `uid` never creates the object anew. So the state that the dry run of the plan was computed from is
// named, and the server itself refuses what would come out otherwise. Where there is no object yet,
// the version 1 is named, which none ever has: the server then creates, or refuses when somebody else
// was first. Only after such a refusal is the live object looked at, and a dry run repeated. Some kinds
// of older servers take no version when they are created; for those it is looked right before.
import { troubleText } from '../classify.ts';
import type { JsonObject } from '../cluster.ts';
import { equalJson, isJsonObject, textAt } from '../json.ts';
import { stillAsPlanned } from '../make-plan.ts';
import { normalize } from '../normalize.ts';
import { idText, type DeployObject } from '../object-id.ts';
import type { PlannedObject } from '../plan.ts';
import { refusesVersionOfNew } from '../server-texts.ts';
import type { Reply, Trouble } from '../trouble.ts';
import type { RunContext } from './context.ts';
import { isOurs, strangerOf } from './stranger.ts';
import type { WrittenObject } from './ledger.ts';

/** The state of an object that a write is made for. */
export type Guard =
  | { readonly kind: 'absent' }
  | { readonly kind: 'state'; readonly uid: string; readonly resourceVersion: string }
  /** Not known: the live object is looked at first. */
  | { readonly kind: 'look' };

export interface WriteTask extends DeployObject {
  readonly guard: Guard;
  readonly conflicts: 'refuse' | 'force';
  /** `fresh`: its namespace or kind is made in this run, and may take a moment to be there. */
  readonly place: 'fresh' | 'known';
  /** What was approved; undefined for what an earlier release sent. */
  readonly planned: PlannedObject | undefined;
}

export type WriteOutcome =
  | {
      readonly kind: 'written';
      readonly outcome: WrittenObject['outcome'];
      readonly object: JsonObject;
    }
  | { readonly kind: 'failed'; readonly message: string; readonly fields: readonly string[] }
  /** Only the server knows whether it was written. */
  | { readonly kind: 'unknown'; readonly message: string }
  /** It was stopped before anything was sent. */
  | { readonly kind: 'skipped' };

/** How often a write is tried again that found the object in another state. */
const tries = 5;
/** Milliseconds for a namespace or a kind of this run to be there, and between two looks. */
const freshTime = 10_000;
const freshPause = 100;
/** No object has it: the store of every cluster counts from 1, and its first object is the second. */
const versionOfNone = '1';

/** Writes the object, and answers when it is known what became of it. Nothing is told. */
export async function writeObject(context: RunContext, task: WriteTask): Promise<WriteOutcome> {
  let { guard } = task;
  let last: Trouble | undefined;
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    if (guard.kind === 'look') {
      const looked = await look(context, task, undefined);
      if (looked.kind !== 'guard') return looked;
      guard = looked.guard;
    }
    const reply = await send(context, task, guard);
    if (reply.ok) return judge(task, guard, reply);
    last = reply.trouble;
    const isUnclear = last.kind === 'unavailable' && last.sent === 'maybe';
    if (last.kind === 'conflict' && task.planned !== undefined) {
      // The preview had no conflict, or none that was left open.
      return changed(troubleText(last), fieldsOf(last));
    }
    if (last.kind !== 'changed' && !isUnclear) return outcomeOf(last);
    const looked = await look(context, task, last);
    if (looked.kind !== 'guard') return looked;
    guard = looked.guard;
  }
  return failure(
    `${last ? troubleText(last) : ''} It was tried ${tries} times, and somebody else changed it each time.`,
  );
}

/** Sends the body for just this state of the object. */
async function send(
  context: RunContext,
  task: WriteTask,
  guard: KnownGuard,
): Promise<Reply<Applied>> {
  const { tools } = context;
  const signal = tools.control.cancelled;
  const until = tools.clock.now() + (task.place === 'fresh' ? freshTime : 0);
  for (;;) {
    const reply =
      guard.kind === 'absent' ? await create(context, task) : await apply(context, task, guard);
    const isMissing =
      !reply.ok && (reply.trouble.kind === 'not-found' || reply.trouble.kind === 'no-kind');
    if (!isMissing || tools.clock.now() >= until) return reply;
    await tools.clock.sleep(freshPause, signal);
    if (signal.aborted) return { ok: false, trouble: { kind: 'stopped', sent: 'no' } };
  }
}

type KnownGuard = Exclude<Guard, { readonly kind: 'look' }>;
interface Applied {
  readonly object: JsonObject;
  readonly created: boolean;
}

function apply(
  { tools }: RunContext,
  { id, body, conflicts }: WriteTask,
  guard: KnownGuard | undefined,
  dryRun: 'all' | 'none' = 'none',
): Promise<Reply<Applied>> {
  const sent = guard === undefined ? body : guarded(body, guard);
  return tools.client.apply(sent, { id, dryRun, conflicts, signal: tools.control.aborted });
}

/** Applies what is not there yet. */
async function create(context: RunContext, task: WriteTask): Promise<Reply<Applied>> {
  const kind = `${task.apiVersion} ${task.id.kind}`;
  const { unguarded } = context;
  if (!unguarded.has(kind)) {
    const reply = await apply(context, task, { kind: 'absent' });
    const { trouble } = reply.ok ? { trouble: undefined } : reply;
    if (trouble?.kind !== 'invalid' || !refusesVersionOfNew(trouble.message)) return reply;
    unguarded.add(kind);
  }
  const { id, apiVersion } = task;
  const found = await context.tools.client.read(
    { ...id, apiVersion },
    context.tools.control.aborted,
  );
  if (found.ok) return taken(task);
  if (found.trouble.kind !== 'not-found') return found;
  // What others make in this moment is not overwritten: their fields are in conflict with these.
  const reply = await apply(context, { ...task, conflicts: 'refuse' }, undefined);
  return reply.ok && !reply.value.created ? taken(task) : reply;
}

/** The answer that guarded kinds give. */
function taken({ id }: WriteTask): Reply<never> {
  const message = `Somebody else has created ${idText(id)} in this moment.`;
  return { ok: false, trouble: { kind: 'changed', message } };
}

function judge(task: WriteTask, guard: Guard, reply: { readonly value: Applied }): WriteOutcome {
  const { object, created } = reply.value;
  // A server takes changes of what it is about to delete.
  if (isGoing(object)) return going(task);
  if (created) return { kind: 'written', outcome: 'created', object };
  // Whatever the server then wrote about who manages what, the object is as it was.
  const isSame =
    task.planned?.verdict.kind === 'unchanged' ||
    (guard.kind === 'state' &&
      textAt(object, 'metadata', 'resourceVersion') === guard.resourceVersion);
  return { kind: 'written', outcome: isSame ? 'unchanged' : 'updated', object };
}

type Looked = WriteOutcome | { readonly kind: 'guard'; readonly guard: KnownGuard };

/**
 * Looks at the live object, and decides for which state the write may be tried. `after` is what the
 * last try met; it may have been carried out without an answer.
 */
async function look(
  context: RunContext,
  task: WriteTask,
  after: Trouble | undefined,
): Promise<Looked> {
  const { tools } = context;
  const { id, apiVersion, planned } = task;
  const read = await tools.client.read({ ...id, apiVersion }, tools.control.aborted);
  if (!read.ok) return notSeen(task, read.trouble, after);
  const live = read.value;
  if (isGoing(live)) return going(task);
  const guard = stateOf(live);
  if (after !== undefined) {
    const landed = await landedOutcome(context, task, live);
    if (landed !== undefined) return landed;
  }
  if (planned !== undefined && planned.verdict.kind !== 'unverified') {
    return stillApproved(context, { task, planned, guard });
  }
  const stranger = strangerOf(context, live);
  return stranger === undefined ? { kind: 'guard', guard } : failure(stranger);
}

/** What follows when there is nothing to look at. */
function notSeen({ planned }: WriteTask, trouble: Trouble, after: Trouble | undefined): Looked {
  if (trouble.kind === 'not-found' || trouble.kind === 'no-kind') {
    return planned?.uid === undefined || planned.verdict.kind === 'replace-needed'
      ? { kind: 'guard', guard: { kind: 'absent' } }
      : changed('It was deleted since the preview.');
  }
  const isUnclear = after?.kind === 'unavailable' && after.sent === 'maybe';
  return isUnclear ? { kind: 'unknown', message: troubleText(after) } : outcomeOf(trouble);
}

/** Whether what would come out for this state is what was approved. */
async function stillApproved(
  { tools }: RunContext,
  about: {
    readonly task: WriteTask;
    readonly planned: PlannedObject;
    readonly guard: KnownGuard;
  },
): Promise<Looked> {
  const { task, planned, guard } = about;
  const isOther = guard.kind === 'state' && planned.uid !== guard.uid;
  if (isOther) {
    return changed(
      planned.uid === undefined || planned.verdict.kind === 'replace-needed'
        ? 'Somebody else has created it since the preview.'
        : 'It was deleted and made anew since the preview.',
    );
  }
  const verdict = await stillAsPlanned(tools, planned, guarded(task.body, guard));
  if (verdict === 'same') return { kind: 'guard', guard };
  if (verdict.kind === 'changed') return failure(`Changed since the preview: ${verdict.message}`);
  // It changed once more, which the next try finds.
  return verdict.trouble.kind === 'changed' ? { kind: 'guard', guard } : outcomeOf(verdict.trouble);
}

/** What an earlier try has done without an answer; undefined when it has done nothing. */
async function landedOutcome(
  context: RunContext,
  task: WriteTask,
  live: JsonObject,
): Promise<WriteOutcome | undefined> {
  if (!isOurs(live)) return undefined;
  const liveUid = textAt(live, 'metadata', 'uid');
  // For any state of it: controllers write the status of what has just been made.
  const dry = await apply(context, task, undefined, 'all');
  if (!dry.ok || textAt(dry.value.object, 'metadata', 'uid') !== liveUid) return undefined;
  if (!equalJson(normalize(dry.value.object), normalize(live))) return undefined;
  const { uid, verdict } = task.planned ?? {};
  if (verdict?.kind === 'unchanged') return { kind: 'written', outcome: 'unchanged', object: live };
  const wasThere = uid !== undefined && uid === liveUid;
  return { kind: 'written', outcome: wasThere ? 'updated' : 'created', object: live };
}

function stateOf(live: JsonObject): Extract<Guard, { kind: 'state' }> {
  const uid = textAt(live, 'metadata', 'uid') ?? '';
  const resourceVersion = textAt(live, 'metadata', 'resourceVersion') ?? '';
  return { kind: 'state', uid, resourceVersion };
}

function guarded(body: JsonObject, guard: KnownGuard): JsonObject {
  const { metadata } = body;
  const marks: JsonObject =
    guard.kind === 'absent'
      ? { resourceVersion: versionOfNone }
      : { uid: guard.uid, resourceVersion: guard.resourceVersion };
  return { ...body, metadata: { ...(isJsonObject(metadata) ? metadata : {}), ...marks } };
}

function isGoing(object: JsonObject): boolean {
  return textAt(object, 'metadata', 'deletionTimestamp') !== undefined;
}

function going({ id }: WriteTask): WriteOutcome {
  return failure(
    `${idText(id)} is being deleted, and all changes would go with it. Try again when it is gone.`,
  );
}

function changed(message: string, fields: readonly string[] = []): WriteOutcome {
  return failure(`Changed since the preview: ${message} Look at a new preview.`, fields);
}

function failure(message: string, fields: readonly string[] = []): WriteOutcome {
  return { kind: 'failed', message, fields };
}

function outcomeOf(trouble: Trouble): WriteOutcome {
  if (trouble.kind === 'stopped') {
    return trouble.sent === 'no'
      ? { kind: 'skipped' }
      : { kind: 'unknown', message: 'It was stopped before the server answered.' };
  }
  if (trouble.kind === 'unavailable' && trouble.sent === 'maybe') {
    return { kind: 'unknown', message: troubleText(trouble) };
  }
  return failure(troubleText(trouble), fieldsOf(trouble));
}

function fieldsOf(trouble: Trouble): readonly string[] {
  if (trouble.kind === 'invalid' || trouble.kind === 'immutable') return trouble.fields;
  return trouble.kind === 'conflict' ? trouble.conflicts.map(({ field }) => field) : [];
}
