// Tells the editor problems of files again that the end of a task has taken away from it.
import * as vscode from 'vscode';
import type { vsdiag } from 'vscode-languageclient/node';

/** The owner of the server's problems and of the matcher of tasks, so that each is listed once. */
const MATCHER = '$oam';
const TYPE = 'oam';

/**
 * The problems of files that are not open, as the server told them. When a task ends, the editor
 * forgets all problems in such files that the task has not printed, those of the server too: a check
 * of one file would empty the list of all others.
 */
export class WorkspaceProblems implements vscode.Disposable {
  readonly #told = new Map<string, vsdiag.WorkspaceFullDocumentDiagnosticReport>();
  readonly #subscriptions: readonly vscode.Disposable[];
  #report: vsdiag.ResultReporter | undefined;
  #mayBeGone = false;

  constructor() {
    this.#subscriptions = [
      vscode.tasks.onDidEndTaskProcess(({ execution: { task } }) => {
        if (task.definition.type === TYPE || task.problemMatchers.includes(MATCHER))
          this.#mayBeGone = true;
      }),
      // The editor forgets them a moment after the task has ended, and says so.
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (!this.#mayBeGone || !uris.some((uri) => this.#told.has(uri.toString()))) return;
        this.#mayBeGone = false;
        this.#report?.({ items: [...this.#told.values()] });
      }),
    ];
  }

  /** Notes what a server tells on its way to the editor. */
  noting(report: vsdiag.ResultReporter): vsdiag.ResultReporter {
    this.#report = report;
    return (chunk) => {
      for (const item of chunk?.items ?? []) this.#note(item);
      report(chunk);
    };
  }

  #note(item: vsdiag.WorkspaceDocumentDiagnosticReport): void {
    if (!('items' in item)) return;
    const key = item.uri.toString();
    if (item.items.length === 0) this.#told.delete(key);
    else this.#told.set(key, item);
  }

  /** Another server tells everything anew. */
  clear(): void {
    this.#told.clear();
    this.#report = undefined;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
