// Waits until all that a run has written is ready, and stops waiting as soon as one of them cannot be anymore.
import { StopSource } from '../../base/stop-source.ts';
import { membersSelector } from '../apply-set.ts';
import { troubleText } from '../classify.ts';
import type { JsonObject } from '../cluster.ts';
import { follow } from '../follow.ts';
import type { Trouble } from '../trouble.ts';
import { done, haltOf, type Ending, type RunContext } from './context.ts';
import type { WrittenObject } from './ledger.ts';
import { WaitingObject } from './waiting-object.ts';

/** Milliseconds between two looks at the time. */
const tick = 1000;
/** Troubles that waiting does not mend. */
const hopeless: ReadonlySet<Trouble['kind']> = new Set([
  'denied',
  'no-kind',
  'sign-in',
  'certificate',
]);
/** Objects whose pods are listed between two looks. */
const podLists = 8;

/**
 * Waits for these objects until `until` (by the clock of the run) at most, and each one no longer
 * than the options say. What was ready when it was written is not looked at again.
 */
export async function waitFor(
  context: RunContext,
  written: readonly WrittenObject[],
  until: number,
): Promise<Ending> {
  const all = written.map((each) => new WaitingObject(context, each));
  for (const each of all) await each.begin();
  const objects = all.filter(({ isSettled }) => !isSettled);
  if (objects.length === 0) return haltOf(context) ?? done;
  const wait = new Wait(context, objects, until);
  return wait.run();
}

/** One wait, from its first list to the last object. */
class Wait {
  readonly #context: RunContext;
  readonly #objects: readonly WaitingObject[];
  readonly #until: number;
  readonly #stop: StopSource;
  #ending: Ending | undefined;

  constructor(context: RunContext, objects: readonly WaitingObject[], until: number) {
    this.#context = context;
    this.#objects = objects;
    this.#until = until;
    const { cancelled, aborted } = context.tools.control;
    this.#stop = new StopSource(cancelled, aborted, context.lost);
  }

  async run(): Promise<Ending> {
    const work = groupsOf(this.#objects).map((group) => this.#followGroup(group));
    this.#conclude();
    await this.#watchTime();
    this.#stop.stop();
    await Promise.all(work);
    const ending = this.#ending ?? haltOf(this.#context) ?? done;
    return ending.kind === 'failed' ? this.#explained(ending.message) : ending;
  }

  /** Follows the objects of one kind in one namespace. */
  async #followGroup(group: readonly WaitingObject[]): Promise<void> {
    const [first] = group;
    if (first === undefined) return;
    const { tools, application } = this.#context;
    const { client, clock, codec } = tools;
    const { id, apiVersion } = first.written;
    const { signal } = this.#stop;
    const resource = await client.discover(apiVersion, id.kind, signal);
    if (!resource.ok) {
      this.#giveUp(first, resource.trouble);
      return;
    }
    await follow(client, resource.value, {
      ...(id.namespace !== undefined && { namespace: id.namespace }),
      // One object is found by its name, many by the label of the application.
      ...(group.length === 1
        ? { fields: `metadata.name=${id.name}` }
        : { labels: membersSelector(codec, application) }),
      clock,
      signal,
      onChange: (objects) => this.#see(group, [...objects.values()]),
      onTrouble: (trouble) => {
        if (hopeless.has(trouble.kind)) this.#giveUp(first, trouble);
      },
    });
  }

  #see(group: readonly WaitingObject[], live: readonly JsonObject[]): void {
    if (this.#stop.signal.aborted) return;
    for (const object of group) object.see(live);
    this.#conclude();
  }

  #giveUp({ text }: WaitingObject, trouble: Trouble): void {
    if (trouble.kind === 'stopped') return;
    this.#end({
      kind: 'failed',
      message: `Whether ${text} is ready cannot be told. ${troubleText(trouble)}`,
    });
  }

  /** Lets time pass: some rules depend on it, and so do pods that are in trouble, and the limits. */
  async #watchTime(): Promise<void> {
    const { clock } = this.#context.tools;
    const { signal } = this.#stop;
    const isOver = (): boolean => signal.aborted;
    while (!isOver()) {
      const left = Math.min(this.#until, ...this.#objects.map(({ limit }) => limit)) - clock.now();
      await clock.sleep(Math.max(1, Math.min(tick, left)), signal);
      if (isOver()) return;
      for (const object of this.#objects) object.passTime();
      await this.#lookAtPods();
      this.#conclude();
    }
  }

  /** Lists the pods of some workloads; those that were looked at longest ago come first. */
  async #lookAtPods(): Promise<void> {
    const open = this.#objects
      .filter(({ health }) => health.status !== 'ready')
      .sort((one, other) => one.lookedAt - other.lookedAt)
      .slice(0, podLists);
    await Promise.all(open.map((object) => object.lookAtPods(this.#stop.signal)));
  }

  #conclude(): void {
    const ending = this.#endingNow();
    if (ending) this.#end(ending);
  }

  #endingNow(): Ending | undefined {
    const failed = this.#objects.find(({ health }) => health.status === 'failed');
    if (failed) return { kind: 'failed', message: failed.failure };
    const open = this.#objects.filter(({ health }) => health.status !== 'ready');
    if (open.length === 0) return done;
    const now = this.#context.tools.clock.now();
    const late =
      open.find(({ limit }) => limit <= now) ?? (this.#until <= now ? open[0] : undefined);
    return late && { kind: 'failed', message: late.lateness };
  }

  #end(ending: Ending): void {
    if (this.#stop.signal.aborted) return;
    this.#ending = ending;
    this.#stop.stop();
  }

  /** Asks for the pods of what failed once more, and tells of all that are not ready. */
  async #explained(fallback: string): Promise<Ending> {
    const open = this.#objects.filter(({ health }) => health.status !== 'ready');
    await Promise.all(open.map((object) => object.lookAtPods(this.#context.tools.control.aborted)));
    const texts = open.map((object) => object.tellEnd());
    return { kind: 'failed', message: texts.length === 0 ? fallback : texts.join(' ') };
  }
}

/** Objects of one kind in one namespace are followed together. */
function groupsOf(objects: readonly WaitingObject[]): readonly (readonly WaitingObject[])[] {
  const groups = new Map<string, WaitingObject[]>();
  for (const object of objects) {
    const { id, apiVersion } = object.written;
    const key = [apiVersion, id.kind, id.namespace ?? ''].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), object]);
  }
  return [...groups.values()];
}
