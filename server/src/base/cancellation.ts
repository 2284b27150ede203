// A way to learn that an answer is no longer wanted.

/** Asked between pieces of work; the shape that language server libraries use too. */
export interface CancellationToken {
  readonly isCancellationRequested: boolean;
}

/** A token for work that nobody will cancel. */
export const neverCancelled: CancellationToken = { isCancellationRequested: false };

/** What is told when somebody gives work up; the platform's own `AbortSignal` is one. */
export interface StopSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
