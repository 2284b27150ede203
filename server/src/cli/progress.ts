// One line on the terminal that says how far a long check has come.
import { counted, type Channel } from './terminal.ts';

/** A line that comes and goes would only flicker, so it waits this long. */
const DELAY_MS = 1000;
/** Often enough to look alive, seldom enough to cost nothing. */
const INTERVAL_MS = 100;

export interface Progress {
  readonly report: (done: number, total: number) => void;
  /** Takes the line away. */
  readonly stop: () => void;
}

/** Progress on a channel; nothing is ever written where that is no terminal. */
export function startProgress(channel: Channel, now: () => number = Date.now): Progress {
  const started = now();
  let shown = 0;
  return {
    report: (done, total) => {
      const time = now();
      if (!channel.isTerminal || time - started < DELAY_MS || time - shown < INTERVAL_MS) return;
      shown = time;
      channel.write(`\r\u001b[KChecking ${done} of ${counted(total, 'file')} …`);
    },
    stop: () => {
      if (shown > 0) channel.write('\r\u001b[K');
      shown = 0;
    },
  };
}
