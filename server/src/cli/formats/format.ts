// What an output format is: all findings in, text for standard output out.
import type { CheckResult } from '../check/run.ts';
import type { Channel } from '../terminal.ts';

export interface FormatContext {
  readonly channel: Pick<Channel, 'isTerminal' | 'paint'>;
  /** `file:` URI of the folder that paths count from, ending in `/`. */
  readonly rootUri: string;
}

export type Format = (
  result: Pick<CheckResult, 'findings' | 'troubles'>,
  context: FormatContext,
) => string;
