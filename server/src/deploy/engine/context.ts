// What the parts of one run share, and the reasons for which it starts nothing more.
import type { StopSignal } from '../../base/cancellation.ts';
import type { Application } from '../plan.ts';
import type { RunOptions } from '../run.ts';
import type { DeployTools } from '../tools.ts';
import type { Ledger } from './ledger.ts';

/** Writes and deletions at a time inside a stage. */
export const WIDTH = 8;

/** Why nothing new is started. */
export type Halt = { readonly kind: 'cancelled' } | { readonly kind: 'lost' };

/** How a part of a run ended. */
export type Ending =
  | { readonly kind: 'done' }
  /** The message is not redacted yet. */
  | { readonly kind: 'failed'; readonly message: string }
  | Halt;

export const done: Ending = { kind: 'done' };

export interface RunContext {
  /** What is emitted through them is redacted. */
  readonly tools: DeployTools;
  readonly application: Application;
  readonly options: RunOptions;
  readonly ledger: Ledger;
  /** Aborted when somebody else took the lock. */
  readonly lost: StopSignal;
  /** Kinds whose creation takes no version, as `v1 Service`; found out as it happens. */
  readonly unguarded: Set<string>;
}

/** Why nothing new may be started; undefined while all is well. */
export function haltOf({ tools, lost }: Pick<RunContext, 'tools' | 'lost'>): Halt | undefined {
  if (lost.aborted) return { kind: 'lost' };
  const { cancelled, aborted } = tools.control;
  return cancelled.aborted || aborted.aborted ? { kind: 'cancelled' } : undefined;
}

/** The same tools, whose events are redacted. */
export function redacting(tools: DeployTools): DeployTools {
  const hide = (text: string): string => tools.redactor.text(text);
  return {
    ...tools,
    emit(event) {
      if (event.kind === 'warning' || event.kind === 'retry') {
        tools.emit({ ...event, message: hide(event.message) });
      } else tools.emit(event);
    },
  };
}

/** `5 min`, `90 s`, `200 ms`. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1000) return `${milliseconds} ms`;
  const seconds = Math.round(milliseconds / 1000);
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

/** `1 object`, `2 objects`. */
export function countText(count: number, what = 'object'): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}
