// Carries out a release: records it, writes its objects, waits, prunes, and ends it one way or the other.
import { parentId } from '../apply-set.ts';
import { troubleText } from '../classify.ts';
import { narrowInventory, widenInventory } from '../inventory.ts';
import { idKey, idText, type ObjectId } from '../object-id.ts';
import type { Release } from '../release.ts';
import { ReleaseRecord } from '../releases.ts';
import type { RunResult } from '../run.ts';
import type { DeployTools } from '../tools.ts';
import type { Reply } from '../trouble.ts';
import { done, type Ending, type RunContext } from './context.ts';
import { finish } from './finish.ts';
import { enter, keepRecord, type GoingRelease, type ReleaseWork } from './going-release.ts';
import { Ledger } from './ledger.ts';
import { removeAll } from './remove.ts';
import { refused } from './session.ts';
import { writeStages } from './stages.ts';
import { waitFor } from './wait.ts';

export async function runRelease(tools: DeployTools, work: ReleaseWork): Promise<RunResult> {
  const { application, options, lock } = work;
  const entries = [
    ...work.tasks.map(({ id, apiVersion, planned }) => ({
      id,
      apiVersion,
      leftAlone: planned?.leftAlone ?? [],
    })),
    ...work.prune,
    ...work.kept,
  ];
  const ledger = new Ledger(tools, entries);
  const context: RunContext = {
    tools,
    application,
    options,
    ledger,
    lost: lock.lost,
    unguarded: new Set(),
  };
  const signal = tools.control.aborted;
  const parent = await tools.client.read(parentId(tools.codec, application), signal);
  if (!parent.ok && parent.trouble.kind !== 'not-found') {
    return refused(tools, `The inventory could not be read. ${troubleText(parent.trouble)}`);
  }
  const made = await ReleaseRecord.create(tools, draftOf(context, work));
  if (!made.ok) {
    return refused(
      tools,
      made.trouble.kind === 'exists'
        ? `Somebody else has started a release of ${application.name} in this moment. Wait until that has ended, and look at a new preview then.`
        : `The release could not be recorded. ${troubleText(made.trouble)}`,
    );
  }
  const record = made.value;
  ledger.state('Locked', record.current.number);
  const inventory = parent.ok ? 'found' : 'made';
  const going: GoingRelease = { context, work, record, inventory };
  const ending = await carryOut(going);
  return finish(going, ending);
}

async function carryOut(going: GoingRelease): Promise<Ending> {
  const { context, work } = going;
  const { tools, options } = context;
  const until = tools.clock.now() + options.timeout;
  const { tasks, dependencies } = work;
  const steps: readonly (() => Promise<Ending>)[] = [
    () => enter(going, 'Applying'),
    () => widen(going),
    () => writeStages(context, { tasks, dependencies, until, afterStage: () => keepRecord(going) }),
    () => waitForAll(going, until),
    () => prune(going),
    () => narrow(going),
  ];
  for (const step of steps) {
    const ending = await step();
    if (ending.kind !== 'done') return ending;
  }
  return done;
}

function widen(going: GoingRelease): Promise<Ending> {
  const { context, work } = going;
  const { kinds, namespaces } = placesOf([...work.tasks, ...work.prune, ...work.kept]);
  return inventoried(widenInventory(context.tools, work.application, kinds, namespaces));
}

async function waitForAll(going: GoingRelease, until: number): Promise<Ending> {
  const { context } = going;
  if (context.options.wait === 'none') return done;
  const entered = await enter(going, 'Waiting');
  return entered.kind === 'done' ? waitFor(context, context.ledger.allWritten, until) : entered;
}

/** Deletes what is no longer in the specs; what cannot be deleted is told, and no failure. */
async function prune(going: GoingRelease): Promise<Ending> {
  const { context, work } = going;
  const { ledger, options } = context;
  for (const { id, because } of work.kept) ledger.kept(id, because);
  if (work.prune.length === 0) return done;
  if (options.prune === 'none') {
    for (const { id } of work.prune) ledger.kept(id, 'That it may be deleted was not confirmed.');
    return done;
  }
  const entered = await enter(going, 'Pruning');
  if (entered.kind !== 'done') return entered;
  const { kept, halt } = await removeAll(
    context,
    work.prune,
    [...work.tasks, ...work.kept].map(({ id }) => id),
  );
  for (const { id } of work.prune) {
    const because = kept.get(idKey(id));
    if (because !== undefined) ledger.warn(`${idText(id)} is still there: ${because}`, id);
  }
  return halt ?? done;
}

/** Kinds in which there still are members stay in the inventory by themselves. */
function narrow({ context, work }: GoingRelease): Promise<Ending> {
  const { kinds, namespaces } = placesOf(work.tasks);
  return inventoried(narrowInventory(context.tools, work.application, kinds, namespaces));
}

async function inventoried(writing: Promise<Reply<void>>): Promise<Ending> {
  const reply = await writing;
  if (reply.ok) return done;
  if (reply.trouble.kind === 'stopped') return { kind: 'cancelled' };
  const text = troubleText(reply.trouble);
  return { kind: 'failed', message: `The inventory could not be written. ${text}` };
}

function placesOf(objects: readonly { readonly id: ObjectId }[]): {
  readonly kinds: readonly ObjectId[];
  readonly namespaces: readonly string[];
} {
  const kinds = objects.map(({ id }) => id);
  return { kinds, namespaces: [...new Set(kinds.flatMap(({ namespace }) => namespace ?? []))] };
}

function draftOf({ tools, ledger }: RunContext, work: ReleaseWork): Omit<Release, 'number'> {
  const { user, host } = tools.holder;
  return {
    ...work.about,
    application: work.application,
    state: 'Locked',
    startedAt: new Date(tools.clock.now()).toISOString(),
    by: `${user}@${host}`,
    before: work.previous?.number,
    objects: ledger.objects,
    manifests: work.tasks.map(({ body }) => body),
  };
}
