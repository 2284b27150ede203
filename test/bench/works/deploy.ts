// What deploying costs: plan and apply of 300 objects, side by side with kubectl on the same control plane.
import type { Row, Samples } from '../figures.ts';
import { type Bed, openBed } from '../deploying/bed.ts';
import { measured, type Outcome } from '../deploying/measured.ts';
import { type Deployer, deployers } from '../deploying/deployers.ts';
import { changedObjects, objectCount } from '../deploying/specs.ts';

/** Each is done so often by both in turns, after both have been through it once while requests were counted. */
const runs = 3;

/** What is measured of one side, by kind of work. */
type Measured = Readonly<Record<Work, Outcome[]>>;
type Work = 'plan' | 'apply' | 'update' | 'ready';

/** The rows about deploying; none, with the reason printed, where there is no control plane or no kubectl. */
export async function deployRows(): Promise<readonly Row[]> {
  const bed = await openBed((line) => console.error(line));
  if (typeof bed === 'string') {
    console.error(`deploying is not measured: ${bed}`);
    return [];
  }
  try {
    const sides = deployers(bed);
    const [ours, theirs] = sides.map((side) => ({ side, took: emptyMeasured() }));
    if (ours === undefined || theirs === undefined) throw new Error('there are two sides');
    const requests = [
      await requestsOf(bed, ours.side),
      await requestsOf(bed, theirs.side),
    ] as const;
    for (let run = 0; run < runs; run++) {
      // Who comes first alternates, so that neither always meets the warmer server.
      for (const each of run % 2 === 0 ? [ours, theirs] : [theirs, ours]) {
        await round(bed, each);
      }
    }
    return rowsOf(ours.took, theirs.took, requests, bed.kubectlVersion);
  } finally {
    await bed.close();
  }
}

function emptyMeasured(): Measured {
  return { plan: [], apply: [], update: [], ready: [] };
}

/** Everything once, in fresh namespaces. */
async function round(
  bed: Bed,
  { side, took }: { readonly side: Deployer; readonly took: Measured },
): Promise<void> {
  const space = await bed.space();
  took.apply.push(await measured(side.apply(space, 'first')));
  await bed.settled(space);
  took.plan.push(await measured(side.plan(space, 'second')));
  took.update.push(await measured(side.apply(space, 'second')));
  await bed.settled(space);
  const waiting = await bed.space();
  took.ready.push(await measured(side.ready(waiting)));
  await bed.settled(waiting);
}

type Requests = Readonly<Record<Exclude<Work, 'ready'>, number>>;

/** How many requests each work takes. They do not depend on chance, so once is enough. */
async function requestsOf(bed: Bed, side: Deployer): Promise<Requests> {
  const space = await bed.space();
  const count = async (work: Promise<unknown>): Promise<number> => {
    const before = bed.requests();
    await work;
    return bed.requests() - before;
  };
  const counted = {
    apply: await count(measured(side.apply(space, 'first', 'counted'))),
    plan: await count(measured(side.plan(space, 'second', 'counted'))),
    update: await count(measured(side.apply(space, 'second', 'counted'))),
  };
  await bed.settled(space);
  return counted;
}

/** How much faster than kubectl it is to be. */
const aim = { kind: 'ratio', least: 2 } as const;
const shown = { kind: 'shown' } as const;

function rowsOf(
  ours: Measured,
  theirs: Measured,
  [ourRequests, theirRequests]: readonly [Requests, Requests],
  version: string,
): readonly Row[] {
  const of = (what: keyof Outcome, outcomes: readonly Outcome[]): Samples =>
    outcomes.flatMap((each) => each[what] ?? []);
  const kubectl = `kubectl ${version}`;
  const works = {
    plan: [`plan of ${objectCount} objects, ${changedObjects} changed`, `${kubectl} diff`],
    apply: [`plan and apply of ${objectCount} new objects`, `${kubectl} apply`],
    update: [`plan and apply, ${changedObjects} of ${objectCount} changed`, `${kubectl} apply`],
    ready: [`plan, apply and wait, ${objectCount} new objects`, `${kubectl} apply and wait`],
  } as const satisfies Record<Work, readonly [string, string]>;
  const rows: Row[] = [];
  for (const work of ['plan', 'apply', 'update', 'ready'] as const) {
    const [name, against] = works[work];
    const row = (
      title: string,
      unit: Row['unit'],
      what: keyof Outcome,
      goal: Row['aim'] = shown,
    ): Row => ({
      ...{ work: title, unit, aim: goal, against },
      ours: of(what, ours[work]),
      theirs: of(what === 'sinceConsent' ? 'time' : what, theirs[work]),
    });
    rows.push(row(name, 'ms', 'time', aim));
    if (work === 'apply' || work === 'update') {
      rows.push(row(`${name}: without the plan`, 'ms', 'sinceConsent', aim));
    }
    rows.push(row(`${name}: processor time`, 'ms', 'processor'));
    rows.push(row(`${name}: memory at its peak`, 'MB', 'peak'));
    if (work === 'ready') continue;
    rows.push({
      ...{ work: `${name}: requests`, unit: 'requests', aim: shown, against },
      ours: [ourRequests[work]],
      theirs: [theirRequests[work]],
    });
  }
  return rows;
}
