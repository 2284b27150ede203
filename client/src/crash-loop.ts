// A server that crashes is started again, but not for ever: then the user is told, and can start it when the cause is gone.
import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  type CloseHandlerResult,
  type ErrorHandler,
  type Message,
} from 'vscode-languageclient/node';

/** So many crashes within that time, in milliseconds, end the attempts; what other extensions do, too. */
const MOST_CRASHES = 5;
const WITHIN = 3 * 60 * 1000;

/** What is said then, and to commands that need the server. */
export const GAVE_UP =
  'The OAM language server crashed five times within three minutes and was not started again. The output says why. To try again, run "OAM: Restart Language Server".';

/** Messages that cannot be sent or read, in a row, until the connection counts as broken. */
const MOST_ERRORS = 3;

export class CrashLoop implements ErrorHandler {
  #crashes: number[] = [];

  /** Whether it has been given up. */
  get isOver(): boolean {
    return this.#crashes.length >= MOST_CRASHES;
  }

  error(_error: Error, _message: Message | undefined, count: number | undefined) {
    const action = (count ?? 0) <= MOST_ERRORS ? ErrorAction.Continue : ErrorAction.Shutdown;
    return { action };
  }

  closed(): CloseHandlerResult {
    const now = Date.now();
    this.#crashes = [...this.#crashes.filter((at) => now - at <= WITHIN), now];
    if (!this.isOver) return { action: CloseAction.Restart };
    void offerRestart();
    return { action: CloseAction.DoNotRestart, message: GAVE_UP, handled: true };
  }
}

async function offerRestart(): Promise<void> {
  const [restart, show] = ['Restart', 'Show Output'];
  const chosen = await vscode.window.showErrorMessage(GAVE_UP, restart, show);
  if (chosen === restart) await vscode.commands.executeCommand('oam.restart');
  if (chosen === show) await vscode.commands.executeCommand('oam.showOutput');
}
