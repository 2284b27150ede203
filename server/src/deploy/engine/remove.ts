// Deletes objects, each only if it is still the one that was meant, and waits until they are gone.
import { applySetId } from '../apply-set.ts';
import { troubleText } from '../classify.ts';
import type { JsonObject } from '../cluster.ts';
import { inParallel } from '../in-parallel.ts';
import { isJsonList, jsonAt, textAt } from '../json.ts';
import { idKey, idText, type ObjectId } from '../object-id.ts';
import { deletionStagesOf } from '../order.ts';
import { ownershipOf, type Ownership } from '../ownership.ts';
import { durationText, haltOf, WIDTH, type Halt, type RunContext } from './context.ts';

/** An object that is to be deleted. */
export interface RemoveTarget {
  readonly id: ObjectId;
  readonly apiVersion: string;
  readonly uid: string;
  /** The object as it was when its deletion was approved; left out, only a member of the application is deleted. */
  readonly approved?: JsonObject;
}

export interface Removal {
  /** Keys of those that are still there, and why. */
  readonly kept: ReadonlyMap<string, string>;
  /** Why the rest was not deleted; undefined when each one had its turn. */
  readonly halt: Halt | undefined;
}

/** Milliseconds between two looks at what is being deleted. */
const firstPause = 100;
const longestPause = 2000;

/**
 * Deletes in the order of deleting, several at a time. What does not go in time, or is another object
 * by now, is kept. A namespace or a definition is kept as long as anything `staying` or kept needs it.
 */
export async function removeAll(
  context: RunContext,
  targets: readonly RemoveTarget[],
  staying: readonly ObjectId[],
): Promise<Removal> {
  const kept = new Map<string, string>();
  for (const { objects } of deletionStagesOf(targets)) {
    const others = [...staying, ...targets.flatMap(({ id }) => (kept.has(idKey(id)) ? id : []))];
    const ended = await inParallel(WIDTH, objects, async (target) => {
      const halt = haltOf(context);
      if (halt) return halt;
      const need = others.find((id) => isNeeded(target.id, id));
      const because =
        need === undefined
          ? await removeOne(context, target)
          : `${idText(need)} stays and would go with it.`;
      if (because !== undefined) {
        kept.set(idKey(target.id), because);
        context.ledger.kept(target.id, because);
      }
      return undefined;
    });
    const halt = ended.find((each) => each !== undefined) ?? haltOf(context);
    if (halt) return { kept, halt };
  }
  return { kept, halt: undefined };
}

/** Whether an object lives in this namespace, or by this definition (`gadgets.example.com`). */
function isNeeded(target: ObjectId, by: ObjectId): boolean {
  if (target.kind === 'Namespace' && target.group === '') return by.namespace === target.name;
  return (
    target.kind === 'CustomResourceDefinition' &&
    target.group === 'apiextensions.k8s.io' &&
    target.name.endsWith(`.${by.group}`)
  );
}

/** Deletes one object and waits until it is gone; answers why it is still there. */
export async function removeOne(
  context: RunContext,
  target: RemoveTarget,
): Promise<string | undefined> {
  const { tools, ledger } = context;
  const { id, uid } = target;
  const versioned = { ...id, apiVersion: target.apiVersion };
  const signal = tools.control.aborted;
  ledger.tell(id, { step: 'deleting' });
  const read = await tools.client.read(versioned, signal);
  if (!read.ok) {
    if (!isMissing(read.trouble.kind)) return troubleText(read.trouble);
    ledger.deleted(id);
    return undefined;
  }
  const stranger = strangeness(context, read.value, target);
  if (stranger !== undefined) return stranger;
  const removed = await tools.client.remove(versioned, { uid, propagation: 'Background', signal });
  if (!removed.ok && !isMissing(removed.trouble.kind)) {
    return removed.trouble.kind === 'changed' ? anotherOne : troubleText(removed.trouble);
  }
  const because = removed.ok && removed.value === 'gone' ? undefined : await gone(context, target);
  if (because === undefined) ledger.deleted(id);
  return because;
}

const anotherOne =
  'Somebody has deleted it and made another one of that name, which is left alone.';

function strangeness(
  { tools, application }: RunContext,
  live: JsonObject,
  { uid, approved }: RemoveTarget,
): string | undefined {
  if (textAt(live, 'metadata', 'uid') !== uid) return anotherOne;
  const partOf = applySetId(tools.codec, application);
  const owner = ownershipOf(live, partOf);
  if (owner.kind === 'ours') return undefined;
  if (approved === undefined) {
    return 'It is not part of this application anymore, so it is left alone.';
  }
  return isSameOwner(owner, ownershipOf(approved, partOf))
    ? undefined
    : 'It belongs to somebody else than in the preview, so it is left alone.';
}

function isSameOwner(one: Ownership, other: Ownership): boolean {
  if (one.kind !== 'foreign' || other.kind !== 'foreign') return one.kind === other.kind;
  return one.owner === other.owner;
}

/** Waits until the object with the uid is gone; answers what keeps it. */
async function gone(context: RunContext, target: RemoveTarget): Promise<string | undefined> {
  const { tools, options } = context;
  const { id, apiVersion, uid } = target;
  const signal = tools.control.aborted;
  const until = tools.clock.now() + options.objectTimeout;
  for (let pause = 0; ; pause = Math.min(longestPause, Math.max(firstPause, pause * 2))) {
    if (pause > 0) await tools.clock.sleep(pause, signal);
    const read = await tools.client.read({ ...id, apiVersion }, signal);
    if (!read.ok) return isMissing(read.trouble.kind) ? undefined : troubleText(read.trouble);
    if (textAt(read.value, 'metadata', 'uid') !== uid) return undefined;
    const finalizers = finalizersOf(read.value);
    if (haltOf(context) !== undefined) return `It is being deleted${finalizers}.`;
    if (tools.clock.now() >= until) {
      return `It is being deleted and was not gone after ${durationText(options.objectTimeout)}${finalizers}.`;
    }
  }
}

/** `; the finalizers a, b keep it`, or nothing. */
function finalizersOf(object: JsonObject): string {
  const found = jsonAt(object, 'metadata', 'finalizers');
  const names = isJsonList(found) ? found.filter((each) => typeof each === 'string') : [];
  if (names.length === 0) return '';
  return names.length === 1
    ? `; the finalizer ${names.join('')} keeps it`
    : `; the finalizers ${names.join(', ')} keep it`;
}

function isMissing(kind: string): boolean {
  return kind === 'not-found' || kind === 'no-kind';
}
