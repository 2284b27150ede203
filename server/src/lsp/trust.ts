// Whether the user trusts what is open, and the refusal of whatever needs that.
import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import { handle } from './handle.ts';
import type { Session } from './session.ts';

/** Given at the greeting or later; never taken back. */
export class Trust {
  #isGiven: boolean;

  /** A client that says nothing has no notion of trust, so there is nothing to wait for. */
  constructor(said: boolean | undefined) {
    this.#isGiven = said ?? true;
  }

  give(): void {
    this.#isGiven = true;
  }

  get isGiven(): boolean {
    return this.#isGiven;
  }
}

const REFUSAL =
  'The workspace is not trusted, so no cluster is talked to: a kubeconfig can name programs that are run. Trust the workspace first.';

/** Like `handle`, for requests about clusters. */
export function handleTrusted<Params, Result>(
  { session, trust }: { readonly session: Session; readonly trust: Trust },
  name: string,
  answer: (params: Params, token: CancellationToken) => Result | Promise<Result>,
): (params: Params, token: CancellationToken) => Promise<Result | ResponseError<never>> {
  const trusted = handle(session, name, answer);
  return async (params, token) =>
    trust.isGiven
      ? trusted(params, token)
      : new ResponseError(LSPErrorCodes.RequestFailed, REFUSAL);
}
