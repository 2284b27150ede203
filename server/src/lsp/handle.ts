// The one wrapper around every request: cancellation, errors and where they are told.
import {
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
} from 'vscode-languageserver';
import type { Log } from '../base/ports.ts';

/** Where failures are told. */
interface Logging {
  readonly log: Log;
}

/** Answers a request, or the error that stands for its failure; the server itself goes on. */
export function handle<Params, Result>(
  session: Logging,
  name: string,
  answer: (params: Params, token: CancellationToken) => Result | Promise<Result>,
): (params: Params, token: CancellationToken) => Promise<Result | ResponseError<never>> {
  return async (params, token) => {
    if (isCancelled(token)) return cancelled(name);
    try {
      const result = await answer(params, token);
      // An answer to a question that nobody asks any more may be about a text that is gone.
      return isCancelled(token) ? cancelled(name) : result;
    } catch (error) {
      return failureOf(session, name, error);
    }
  };
}

/** Runs what a notification asks for; a failure is logged, since nobody waits for an answer. */
export function guard<Params>(
  session: Logging,
  name: string,
  act: (params: Params) => void | Promise<void>,
): (params: Params) => Promise<void> {
  return async (params) => {
    try {
      await act(params);
    } catch (error) {
      failureOf(session, name, error);
    }
  };
}

/** Asked anew each time: the compiler would take the first answer for the last. */
function isCancelled(token: CancellationToken): boolean {
  return token.isCancellationRequested;
}

function cancelled(name: string): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, `${name} was cancelled`);
}

/** Logs what went wrong and answers the error that says so. */
export function failureOf(session: Logging, name: string, error: unknown): ResponseError<never> {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  session.log.error(
    `${name} failed. This is a mistake of the language server; please report it with these lines:\n${detail}`,
  );
  const reason = error instanceof Error ? error.message : String(error);
  return new ResponseError(ErrorCodes.InternalError, `${name} failed: ${reason}`);
}
