// What a deployment tells: to people as text, or to programs as one JSON object a line; events while it runs.
import type { DeployEvent } from '../../deploy/event.ts';
import type { Paint, Terminal } from '../terminal.ts';
import { EventLog } from './event-log.ts';
import { LiveBlock } from './live-block.ts';

export type OutputFormat = 'text' | 'json';

/** A line of JSON; `type` says what the other members are. */
export type OutputRecord = {
  readonly type: 'plan' | 'result' | 'status' | 'applications' | 'drift' | 'error';
} & Readonly<Record<string, unknown>>;

export interface Output {
  readonly format: OutputFormat;
  /** Colors for texts that go to standard output. */
  readonly paint: Paint;
  /** A result on standard output: the text, or the record where JSON is wanted. */
  readonly result: (text: string, record: OutputRecord) => void;
  /** Lines for people, on standard error; without a line break at their end. */
  readonly note: (text: string) => void;
  /** Why something could not be done: for people on standard error, for programs as a record too. */
  readonly trouble: (message: string) => void;
  readonly event: (event: DeployEvent) => void;
  /** Shows on a terminal that something is going on. */
  readonly busy: () => void;
  /** Takes away what shows it. */
  readonly quiet: () => void;
}

/** `now` gives milliseconds since 1970. */
export function outputTo(
  { out, err }: Terminal,
  format: OutputFormat,
  now: () => number = Date.now,
): Output {
  const block = format === 'text' && err.isTerminal ? new LiveBlock(err, now) : undefined;
  const log = new EventLog(err.paint);
  const quiet = (): void => block?.stop();
  const json = (record: object): void => out.write(`${JSON.stringify(record)}\n`);
  const note = (text: string): void => {
    quiet();
    err.write(`${text}\n`);
  };
  return {
    format,
    paint: format === 'json' ? (_, text) => text : out.paint,
    note,
    quiet,
    busy: () => block?.start(),
    result: (text, record) => {
      quiet();
      if (format === 'json') json(record);
      else out.write(text);
    },
    trouble: (message) => {
      note(err.paint('red', message));
      if (format === 'json') json({ type: 'error', message });
    },
    event: (event) => {
      if (format === 'json') {
        json({ type: 'event', at: new Date(now()).toISOString(), ...event });
        return;
      }
      if (block !== undefined) {
        block.event(event);
        return;
      }
      const line = log.line(event);
      if (line !== undefined) err.write(`${line}\n`);
    },
  };
}
