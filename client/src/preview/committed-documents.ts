// Read-only documents that show what a configuration was rendered to as of the last commit.
import * as vscode from 'vscode';
import { RENDER, type RenderedView, type RenderResult } from '../../../server/src/protocol.ts';
import type { Server } from '../server.ts';
import { changesIn, committedText, formerUri, repositoryOf, type Repository } from './git.ts';
import { COMMITTED_SCHEME, isCommitted, viewInQuery } from './rendered-view.ts';

const SPEC_FILE = /[.](ya?ml|json)$/i;

export function serveCommitted(server: Server): vscode.Disposable {
  return new CommittedDocuments(server);
}

class CommittedDocuments implements vscode.Disposable, vscode.TextDocumentContentProvider {
  readonly #server: Server;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable[];
  readonly #watched = new Set<Repository>();
  /** Files that differed at some time: Git notices a saved file only a moment later. */
  readonly #touched = new Map<string, vscode.Uri>();
  /** How often something changed that a document may depend on. */
  #changes = 0;
  /** That number, as of what each document shows. */
  readonly #shown = new Map<string, number>();

  readonly onDidChange = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
    this.#subscriptions = [
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(COMMITTED_SCHEME, this),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (isSpecFile(document.uri) && !this.#touched.has(document.uri.toString()))
          this.#refresh();
      }),
      // What changed between a document's text and its being open was told to nobody.
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (!isCommitted(document)) return;
        if (this.#shown.get(document.uri.toString()) !== this.#changes)
          this.#changed.fire(document.uri);
      }),
    ];
  }

  async provideTextDocumentContent(address: vscode.Uri): Promise<string> {
    const view = viewInQuery(address);
    if (view === undefined) return '';
    const repository = await repositoryOf(vscode.Uri.parse(view.uri));
    if (typeof repository === 'string') throw new Error(repository);
    this.#watch(repository);
    for (;;) {
      const changes = this.#changes;
      const text = await this.#rendered(repository, view);
      this.#shown.set(address.toString(), changes);
      // Git may have come to know of a changed file meanwhile.
      if (changes === this.#changes) return text;
    }
  }

  async #rendered(repository: Repository, view: RenderedView): Promise<string> {
    const configuration = vscode.Uri.parse(view.uri);
    const { text } = await this.#server.ask<RenderResult>(RENDER, {
      view: { ...view, uri: formerUri(repository, configuration).toString() },
      format: 'yaml',
      files: await this.#committedFiles(repository),
    });
    return text;
  }

  /** How the files were that may differ by now. */
  async #committedFiles(
    repository: Repository,
  ): Promise<readonly { readonly uri: string; readonly text: string | null }[]> {
    const changed = changesIn(repository).flatMap(({ uri, originalUri, renameUri }) =>
      renameUri === undefined ? [uri, originalUri] : [uri, originalUri, renameUri],
    );
    const unsaved = vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty);
    for (const uri of [...changed, ...unsaved.map((document) => document.uri)]) {
      if (isSpecFile(uri)) this.#touched.set(uri.toString(), uri);
    }
    const root = repository.rootUri.path.replace(/\/?$/, '/');
    const inside = [...this.#touched.values()].filter(({ path }) => path.startsWith(root));
    return Promise.all(
      inside.map(async (uri) => ({
        uri: uri.toString(),
        text: await committedText(repository, uri),
      })),
    );
  }

  #watch(repository: Repository): void {
    if (this.#watched.has(repository)) return;
    this.#watched.add(repository);
    this.#subscriptions.push(repository.state.onDidChange(() => this.#refresh()));
  }

  #refresh(): void {
    this.#changes++;
    for (const document of vscode.workspace.textDocuments.filter(isCommitted)) {
      this.#changed.fire(document.uri);
    }
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

function isSpecFile({ scheme, path }: vscode.Uri): boolean {
  return scheme === 'file' && SPEC_FILE.test(path);
}
