// Commands that reach a cluster: they need the user's trust, and say what went wrong instead of failing.
import * as vscode from 'vscode';
import type { Failure } from '../../../server/src/protocol-deploy.ts';
import type { Server } from '../server.ts';
import { messageText } from './plain-text.ts';

/** Registers a command that does nothing in a workspace that the user does not trust. */
export function clusterCommand(
  server: Server,
  name: string,
  run: (argument: unknown) => Promise<void>,
): vscode.Disposable {
  return vscode.commands.registerCommand(name, async (argument?: unknown) => {
    if (!vscode.workspace.isTrusted) {
      await askForTrust();
      return;
    }
    try {
      await run(argument);
    } catch (error) {
      if (error instanceof vscode.CancellationError) return;
      server.output.error(String(error));
      tellError(error instanceof Error ? error.message : String(error));
    }
  });
}

/** The menus offer nothing of this; other ways to run a command are told why it does nothing. */
async function askForTrust(): Promise<void> {
  const message = 'Clusters are asked only from workspaces that you trust.';
  const manage = 'Manage Workspace Trust';
  if ((await vscode.window.showWarningMessage(message, manage)) === manage) {
    await vscode.commands.executeCommand('workbench.trust.manage');
  }
}

/** Shows a message and does not wait for the user, who may leave it where it is. */
export function tellError(message: string): void {
  void vscode.window.showErrorMessage(messageText(message));
}

export function tell(message: string): void {
  void vscode.window.showInformationMessage(messageText(message));
}

/** Asks the server while the user sees that something goes on, and can take the question back. */
export function askWithProgress<Answer>(
  server: Server,
  title: string,
  question: { readonly request: string; readonly params: unknown },
): Promise<Answer> {
  const location = vscode.ProgressLocation.Notification;
  const options = { location, cancellable: true, title: messageText(title) };
  return Promise.resolve(
    vscode.window.withProgress(options, async (_, token) => {
      const answer = server.ask<Answer>(question.request, question.params, token);
      return answer.catch((error: unknown) => {
        throw token.isCancellationRequested ? new vscode.CancellationError() : error;
      });
    }),
  );
}

/** Tells the user of a failure; anything else is handed on. */
export function unlessFailed<Answer extends { readonly kind: string }>(
  answer: Answer | Failure,
): Exclude<Answer, Failure> | undefined {
  if (answer.kind === 'failed') {
    tellError((answer as Failure).message);
    return undefined;
  }
  return answer as Exclude<Answer, Failure>;
}
