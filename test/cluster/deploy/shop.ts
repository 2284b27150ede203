// The shop of the fault suites, deployed by the real program into namespaces of its own.
import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import type { DeployEvent } from '../../../server/src/deploy/event.ts';
import { type OamOptions, type RunningOam, scenarios, startOam, stateOf } from '../deploying.ts';
import { specsOf } from '../deployed-specs.ts';
import type { Cluster } from '../fixture.ts';
import { type Tally, tally } from './tally.ts';

/** How many objects the shop has. */
export const objectsOfShop = 12;

/** The program at work in a namespace. */
export interface ShopRun extends RunningOam {
  readonly namespace: string;
}

/** What a suite does with the shop. */
export function shopSuite(cluster: Cluster, name: string) {
  const places = scenarios(cluster);
  const counted: Tally = tally(name);
  const { client } = cluster;
  let known: Promise<Readonly<Record<string, unknown>>> | undefined;
  const texts = new Map<string, Promise<string>>();
  const fileOf = (version: string): Promise<string> => {
    const made = texts.get(version) ?? places.specs(specsOf(objectsOfShop, { version }));
    texts.set(version, made);
    return made;
  };

  /** Starts to deploy a version of the shop. */
  const start = async (
    namespace: string,
    options: OamOptions & { readonly version?: string; readonly args?: readonly string[] } = {},
  ): Promise<ShopRun> => {
    const { version = '1', args = [] } = options;
    const all = ['deploy', await fileOf(version), '--yes', '--namespace', namespace, ...args];
    const { kubeconfigPath: kubeconfig } = cluster.info;
    return { namespace, ...startOam(all, { kubeconfig, ...options }) };
  };
  const undisturbed = async (): Promise<Readonly<Record<string, unknown>>> => {
    const namespace = await places.space();
    const { exit, err } = await (await start(namespace)).done;
    expect(exit, err).toBe(0);
    const state = await stateOf(client, namespace);
    // The shop and the inventory.
    expect(Object.keys(state)).toHaveLength(objectsOfShop + 1);
    return state;
  };
  return {
    ...places,
    start,
    counted,
    /** Whether the namespace holds what an undisturbed run leaves; counts it. */
    async expectWhole(namespace: string): Promise<void> {
      known ??= undisturbed();
      const expected = await known;
      counted.same(await stateOf(client, namespace), expected);
    },
    /** The specs of the shop, as a file. */
    fileOf,
  };
}

/** Calls back once, at the first event that fits. */
export function once(
  fits: (event: DeployEvent) => boolean,
  act: () => void,
): (event: DeployEvent) => void {
  let isDone = false;
  return (event) => {
    if (isDone || !fits(event)) return;
    isDone = true;
    act();
  };
}

/** Whether it tells that the object with this number, from 1, was written. */
export function written(number: number): (event: DeployEvent) => boolean {
  let count = 0;
  return (event) =>
    event.kind === 'object' && event.progress.step === 'applied' && ++count === number;
}

/** The most memory that a process has had, in MiB; undefined where the system does not tell. */
export async function peakMemory(pid: number | undefined): Promise<number | undefined> {
  const text = await readFile(`/proc/${pid ?? 'self'}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(text)?.[1];
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
}

/** A promise and the means to keep it. */
export function promised(): { readonly promise: Promise<void>; readonly keep: () => void } {
  let keep: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => (keep = resolve));
  return { promise, keep };
}
