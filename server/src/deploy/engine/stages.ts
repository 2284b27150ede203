// Writes all objects of a run, stage by stage, and waits in between where the next stage needs what was written.
import { alreadyInEffect } from './in-effect.ts';
import { inParallel } from '../in-parallel.ts';
import { textAt } from '../json.ts';
import { idKey, idText } from '../object-id.ts';
import { stagesOf, type Dependencies } from '../order.ts';
import { done, haltOf, WIDTH, type Ending, type RunContext } from './context.ts';
import { removeOne, type RemoveTarget } from './remove.ts';
import { waitFor } from './wait.ts';
import { writeObject, type WriteTask } from './write.ts';

export interface StagesRun {
  readonly tasks: readonly WriteTask[];
  readonly dependencies: Dependencies;
  /** When all waiting ends, by the clock of the run. */
  readonly until: number;
  /** Called after each stage but the last; trouble ends the run. */
  readonly afterStage: () => Promise<Ending>;
}

/** Namespaces and definitions: what comes after them is written into them. */
const foundations = 1;

/** Stops at the first failure: what is in flight ends, and nothing more is started. */
export async function writeStages(context: RunContext, run: StagesRun): Promise<Ending> {
  const stages = stagesOf(run.tasks, run.dependencies);
  for (const [at, { rank, objects }] of stages.entries()) {
    const needed = await waitForNeeded(context, run, objects);
    if (needed.kind !== 'done') return needed;
    const written = await writeStage(context, objects);
    if (written.kind !== 'done') return written;
    const there = rank <= foundations ? await waitForThese(context, run, objects) : done;
    if (there.kind !== 'done') return there;
    if (at === stages.length - 1) return done;
    const recorded = await run.afterStage();
    if (recorded.kind !== 'done') return recorded;
  }
  return done;
}

/** Writes as much as can be written, in order; tells of all that could not be. */
export async function writeAllPossible(
  context: RunContext,
  tasks: readonly WriteTask[],
): Promise<Ending> {
  const messages: string[] = [];
  for (const { objects } of stagesOf(tasks)) {
    await inParallel(WIDTH, objects, async (task) => {
      const ending = haltOf(context) ?? (await writeTask(context, task));
      if (ending.kind === 'failed') messages.push(ending.message);
    });
    const halt = haltOf(context);
    if (halt) return halt;
  }
  return messages.length === 0 ? done : { kind: 'failed', message: messages.join(' ') };
}

/** Waits for what the specs say must be ready before these. */
function waitForNeeded(
  context: RunContext,
  run: StagesRun,
  objects: readonly WriteTask[],
): Promise<Ending> {
  const keys = objects.flatMap(({ id }) => run.dependencies.get(idKey(id)) ?? []);
  return waitForKeys(context, run, [...new Set(keys)]);
}

function waitForThese(
  context: RunContext,
  run: StagesRun,
  objects: readonly WriteTask[],
): Promise<Ending> {
  return waitForKeys(
    context,
    run,
    objects.map(({ id }) => idKey(id)),
  );
}

function waitForKeys(
  context: RunContext,
  { until }: StagesRun,
  keys: readonly string[],
): Promise<Ending> {
  const written = keys.flatMap((key) => context.ledger.written(key) ?? []);
  return waitFor(context, written, until);
}

async function writeStage(context: RunContext, tasks: readonly WriteTask[]): Promise<Ending> {
  const bad: Ending[] = [];
  const inEffect = await alreadyInEffect(context, tasks);
  await inParallel(WIDTH, tasks, async (task) => {
    if (bad.length > 0) return;
    const object = inEffect.get(idKey(task.id));
    if (object !== undefined) {
      context.ledger.wrote(task, { outcome: 'unchanged', replaced: 'no', object });
      return;
    }
    const ending = haltOf(context) ?? (await writeTask(context, task));
    if (ending.kind !== 'done') bad.push(ending);
  });
  return bad.find(({ kind }) => kind === 'failed') ?? bad[0] ?? done;
}

/** What has to go first, as it was approved; undefined when the object is changed in place. */
function replacedBy({ id, apiVersion, planned }: WriteTask): RemoveTarget | undefined {
  if (planned?.verdict.kind !== 'replace-needed' || planned.uid === undefined) return undefined;
  const { uid, live: approved } = planned;
  return { id, apiVersion, uid, ...(approved && { approved }) };
}

/** Writes one object, after deleting it where it is to be replaced, and tells what came of it. */
async function writeTask(context: RunContext, task: WriteTask): Promise<Ending> {
  const { ledger } = context;
  const { id } = task;
  const target = replacedBy(task);
  const replaced = target === undefined ? 'no' : 'yes';
  if (target !== undefined) {
    const because = await removeOne(context, target);
    if (because !== undefined) {
      const halt = haltOf(context);
      if (halt) return halt;
      const message = `It cannot be replaced: ${because}`;
      ledger.failed(id, message);
      return { kind: 'failed', message: `${idText(id)}: ${message}` };
    }
  }
  ledger.tell(id, { step: 'applying' });
  const outcome = await writeObject(context, task);
  switch (outcome.kind) {
    case 'written':
      ledger.wrote(task, { ...outcome, replaced });
      return warnOfGap(context, task);
    case 'failed':
      ledger.failed(id, outcome.message, outcome.fields);
      return { kind: 'failed', message: `${idText(id)}: ${outcome.message}` };
    case 'unknown':
      ledger.unknown(id, outcome.message);
      return (
        haltOf(context) ?? {
          kind: 'failed',
          message: `${idText(id)}: it is not known whether it was written. ${outcome.message}`,
        }
      );
    case 'skipped':
      return haltOf(context) ?? { kind: 'cancelled' };
  }
}

/** Guards name what was seen, so another uid would be a fault of the server. */
function warnOfGap({ ledger }: RunContext, { id, planned }: WriteTask): Ending {
  const uid = textAt(ledger.written(idKey(id))?.object, 'metadata', 'uid');
  const isOther =
    planned?.uid !== undefined && planned.verdict.kind !== 'replace-needed' && planned.uid !== uid;
  if (!isOther) return done;
  const message = 'It is not the object that the preview showed.';
  ledger.failed(id, message);
  return { kind: 'failed', message: `${idText(id)}: ${message}` };
}
