// Ctrl-C while a cluster is worked on: gently first, then at once.
import type { RunControl } from '../../deploy/tools.ts';

/** What a stop would leave behind. */
export type Phase = 'looking' | 'writing';

const gentle =
  'Stopping: what is under way is finished, and nothing more is started. Press Ctrl-C again to give that up too.';
const hard = 'Giving up what is under way. What became of it, the next run finds out.';

export interface Interrupts {
  readonly control: RunControl;
  /** While nothing is written, the first stop is at once. */
  readonly enter: (phase: Phase) => void;
  readonly stopped: () => boolean;
  /** Does what Ctrl-C does, for prompts, which read the key themselves. */
  readonly interrupt: () => void;
  /** Lets the signals have their usual meaning again. */
  readonly end: () => void;
}

/** Listens for Ctrl-C, and for the signal by which systems end a program. */
export function listenForStops(note: (text: string) => void): Interrupts {
  const cancelled = new AbortController();
  const aborted = new AbortController();
  let phase: Phase = 'looking';
  const interrupt = (): void => {
    if (aborted.signal.aborted) process.exit(130);
    if (phase === 'looking') {
      cancelled.abort();
      aborted.abort();
      return;
    }
    note(cancelled.signal.aborted ? hard : gentle);
    if (cancelled.signal.aborted) aborted.abort();
    else cancelled.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return {
    control: { cancelled: cancelled.signal, aborted: aborted.signal },
    enter: (next) => {
      phase = next;
    },
    stopped: () => cancelled.signal.aborted,
    interrupt,
    end: () => {
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', interrupt);
    },
  };
}
