// What starting costs: until the server answers, until it knows the problems of an open file, and how much memory it takes.
import { performance } from 'node:perf_hooks';
import type { Row, Samples } from '../figures.ts';
import { manyDocuments } from '../inputs.ts';
import { sides, type Side } from '../sides.ts';
import { Subject } from '../subject.ts';

const runs = 7;

interface Start {
  readonly initialized: number;
  readonly problems: number;
  /** Of a server that has answered to nothing but its greeting, in MB. */
  readonly idle: number;
}

/** The rows about starting. */
export async function startRows(): Promise<readonly Row[]> {
  const found: Record<Side, Start[]> = { ours: [], theirs: [] };
  const text = manyDocuments(12_000);
  // In turn, so that a machine that slows down slows both.
  for (let run = 0; run <= runs; run++) {
    for (const side of sides) {
      const start = await started(side, text);
      // The first run reads the programs from the disk.
      if (run > 0) found[side].push(start);
    }
  }
  const samples = (key: keyof Start): { readonly ours: Samples; readonly theirs: Samples } => ({
    ours: found.ours.map((each) => each[key]),
    theirs: found.theirs.map((each) => each[key]),
  });
  return [
    {
      work: 'start → answer to initialize',
      unit: 'ms',
      ...samples('initialized'),
      aim: { kind: 'ratio', least: 2 },
    },
    {
      work: 'start → first problems of an open file of 12,000 lines',
      unit: 'ms',
      ...samples('problems'),
      aim: { kind: 'ratio', least: 2 },
    },
    { work: 'memory when idle', unit: 'MB', ...samples('idle'), aim: { kind: 'ratio', least: 1 } },
  ];
}

async function started(side: Side, text: string): Promise<Start> {
  const idle = await Subject.start(side);
  // Its answer proves that what the greeting set in motion is done.
  await idle.subject.connection.sendRequest('shutdown');
  const memory = idle.subject.memory().now;
  await idle.subject.stop();
  const uri = 'file:///bench/first.yaml';
  const begun = performance.now();
  const { subject, initialized } = await Subject.start(side);
  const known = subject.next(uri, () => true);
  await subject.open(uri, text);
  await known;
  const problems = performance.now() - begun;
  await subject.stop();
  return { initialized, problems, idle: memory };
}
