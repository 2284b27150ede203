// Waits until all that a run has written is ready, and stops waiting as soon as one of them cannot be anymore.
import { StopSource } from '../../base/stop-source.ts';
import { membersSelector } from '../apply-set.ts';
import { troubleText } from '../classify.ts';
import type { JsonObject } from '../cluster.ts';
import { follow } from '../follow.ts';
import type { Trouble } from '../trouble.ts';
import { countText, done, haltOf, type Ending, type RunContext } from './context.ts';
import type { WrittenObject } from './ledger.ts';
import { WaitingObject } from './waiting-object.ts';

/** Milliseconds between two looks at the time. */
const tick = 1000;
/** Objects that the message of a failed wait speaks of one by one. */
const mostTexts = 5;
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
    const guilty = this.#guilty;
    if (guilty.length > 0) return { kind: 'failed', message: '' };
    return this.#objects.every(({ health }) => health.status === 'ready') ? done : undefined;
  }

  /** Those that failed, or else those that are late. */
  get #guilty(): readonly WaitingObject[] {
    const failed = this.#objects.filter(({ health }) => health.status === 'failed');
    if (failed.length > 0) return failed;
    const now = this.#context.tools.clock.now();
    return this.#objects.filter(
      ({ health, limit }) => health.status !== 'ready' && Math.min(limit, this.#until) <= now,
    );
  }

  #end(ending: Ending): void {
    if (this.#stop.signal.aborted) return;
    this.#ending = ending;
    this.#stop.stop();
  }

  /** Asks for the pods of what failed once more, and says all that is to be said of it. */
  async #explained(message: string): Promise<Ending> {
    const guilty = this.#guilty;
    if (message !== '' || guilty.length === 0) return { kind: 'failed', message };
    await Promise.all(
      guilty
        .slice(0, podLists)
        .map((object) => object.lookAtPods(this.#context.tools.control.aborted)),
    );
    const texts = guilty.map((object) => object.tellEnd());
    const more = texts.length - mostTexts;
    const rest = more > 0 ? [`${countText(more)} more did not become ready either.`] : [];
    return { kind: 'failed', message: [...texts.slice(0, mostTexts), ...rest].join(' ') };
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
