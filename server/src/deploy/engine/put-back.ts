// Puts back what was there before a run that failed: the release before it, without what the run has made.
import { parentId } from '../apply-set.ts';
import { troubleText } from '../classify.ts';
import { narrowInventory, removeInventory } from '../inventory.ts';
import { textAt } from '../json.ts';
import { idKey, idText, type ObjectId } from '../object-id.ts';
import { done, type Ending, type RunContext } from './context.ts';
import type { WrittenObject } from './ledger.ts';
import { notUndoneOf } from './not-undone.ts';
import type { GoingRelease } from './going-release.ts';
import { removeAll, type RemoveTarget } from './remove.ts';
import { tasksOfRelease } from './release-tasks.ts';
import { writeAllPossible } from './stages.ts';
import { strangerOf } from './stranger.ts';
import { waitFor } from './wait.ts';

export interface PutBack {
  /** Why it did not work; undefined when it did. */
  readonly message: string | undefined;
  /** Sentences. */
  readonly notUndone: readonly string[];
}

/** Each part is tried, whatever came of the others: the more is put back, the better. */
export async function putBack(going: GoingRelease): Promise<PutBack> {
  const { context, work } = going;
  const { ledger, tools, options } = context;
  const written = ledger.allWritten;
  const isUntouched = ledger.objects.every(
    ({ outcome }) => outcome === 'pending' || outcome === 'failed',
  );
  if (written.length === 0 && isUntouched) {
    const [message] = messageOf(await putInventoryBack(going));
    return { message, notUndone: [] };
  }
  const notUndone = notUndoneOf(going);
  const tasks = work.previous ? tasksOfRelease(work.previous) : [];
  const before = new Set(tasks.map(({ id }) => idKey(id)));
  const isBefore = ({ id }: RemoveTarget): boolean => before.has(idKey(id));
  const until = tools.clock.now() + options.timeout;
  // An object that was replaced can only be put back by replacing it again.
  const again = written.filter((each) => each.replaced === 'yes' && isBefore(each));
  const made = [...written.filter(isMade), ...(await madeUnseen(going))];
  const replaced = await remove(context, again, []);
  const back = await writeAllPossible(context, tasks);
  const endings = [
    replaced,
    back,
    await remove(
      context,
      made.filter((each) => !isBefore(each)),
      tasks.map(({ id }) => id),
    ),
    back.kind === 'done' ? await waitForBack(context, before, until) : done,
    await putInventoryBack(going),
  ];
  const messages = [...new Set(endings.flatMap(messageOf))];
  return { message: messages.length === 0 ? undefined : messages.join(' '), notUndone };
}

function isMade({ outcome, replaced }: WrittenObject): boolean {
  return outcome === 'created' && replaced === 'no';
}

function messageOf(ending: Ending): readonly string[] {
  switch (ending.kind) {
    case 'done':
      return [];
    case 'failed':
      return [`Rolling back failed: ${ending.message}`];
    case 'cancelled':
      return ['Rolling back was cancelled before it was complete.'];
    case 'lost':
      return ['Rolling back stopped because somebody else took the lock.'];
  }
}

/** What the run may have made without being told so. */
async function madeUnseen({ context, work }: GoingRelease): Promise<readonly RemoveTarget[]> {
  const { tools, ledger } = context;
  const unknown = new Set(
    ledger.objects.filter(({ outcome }) => outcome === 'unknown').map(({ id }) => idKey(id)),
  );
  const found: RemoveTarget[] = [];
  for (const { id, apiVersion, guard } of work.tasks) {
    if (guard.kind !== 'absent' || !unknown.has(idKey(id))) continue;
    const live = await tools.client.read({ ...id, apiVersion }, tools.control.aborted);
    if (!live.ok || strangerOf(context, live.value) !== undefined) continue;
    found.push({ id, apiVersion, uid: textAt(live.value, 'metadata', 'uid') ?? '' });
  }
  return found;
}

async function remove(
  context: RunContext,
  targets: readonly RemoveTarget[],
  staying: readonly ObjectId[],
): Promise<Ending> {
  const { kept, halt } = await removeAll(context, targets, staying);
  if (halt) return halt;
  const texts = targets.flatMap(({ id }) => {
    const because = kept.get(idKey(id));
    return because === undefined ? [] : [`${idText(id)} is still there: ${because}`];
  });
  return texts.length === 0 ? done : { kind: 'failed', message: texts.join(' ') };
}

function waitForBack(
  context: RunContext,
  before: ReadonlySet<string>,
  until: number,
): Promise<Ending> {
  const { ledger, options } = context;
  if (options.wait === 'none') return Promise.resolve(done);
  return waitFor(
    context,
    [...before].flatMap((key) => ledger.written(key) ?? []),
    until,
  );
}

/** The inventory names what there still is; a first run that left nothing leaves no inventory either. */
async function putInventoryBack({ context, work, inventory }: GoingRelease): Promise<Ending> {
  const { tools, application } = context;
  const isEmpty =
    context.ledger.allWritten.length === 0 && work.prune.length + work.kept.length === 0;
  if (inventory === 'found' || !isEmpty) {
    const narrowed = await narrowInventory(tools, application, [], []);
    return narrowed.ok
      ? done
      : { kind: 'failed', message: `The inventory: ${troubleText(narrowed.trouble)}` };
  }
  const parent = await tools.client.read(parentId(tools.codec, application), tools.control.aborted);
  if (!parent.ok) return done;
  const uid = textAt(parent.value, 'metadata', 'uid') ?? '';
  const removed = await removeInventory(tools, application, uid);
  return removed.ok
    ? done
    : { kind: 'failed', message: `The inventory: ${troubleText(removed.trouble)}` };
}
