// Does several jobs at a time, and shows what each of them prints in one piece.
import { Writable } from 'node:stream';

/** How jobs go beside each other. */
export interface Beside<Job> {
  /** How many at a time. */
  readonly most: number;
  /** Whether no other such job may go beside it. */
  readonly isSingle: (job: Job) => boolean;
}

/** Begins the jobs in their order, but one that may not go beside another one later than those behind it. */
export async function atOnce<Job>(
  jobs: readonly Job[],
  { most, isSingle }: Beside<Job>,
  run: (job: Job) => Promise<void>,
): Promise<void> {
  const waiting = [...jobs];
  let singleRuns = false;
  // Whoever finds nothing to do may go: what is left waits for the single one, and is done by its worker.
  const work = async (): Promise<void> => {
    for (;;) {
      const index = waiting.findIndex((job) => !(singleRuns && isSingle(job)));
      const [job] = index < 0 ? [] : waiting.splice(index, 1);
      if (job === undefined) return;
      const single = isSingle(job);
      if (single) singleRuns = true;
      await run(job).finally(() => {
        if (single) singleRuns = false;
      });
    }
  };
  await Promise.all(Array.from({ length: most }, work));
}

/** Where a job prints. */
export interface Output {
  readonly stream: NodeJS.WritableStream;
  line(text: string): void;
  /** Shows what was kept back. */
  end(): void;
}

/** Prints at once. */
export function liveOutput(): Output {
  return {
    stream: process.stdout,
    line: (text) => console.log(text),
    end: () => undefined,
  };
}

/** Prints all at the end, so that what goes on beside it is not mixed in. */
export function keptOutput(): Output {
  const parts: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      parts.push(chunk);
      done();
    },
  });
  return {
    stream,
    line: (text) => void stream.write(`${text}\n`),
    end: () => void process.stdout.write(Buffer.concat(parts)),
  };
}
