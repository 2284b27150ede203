// The language server as the extension sees it: started once, restarted on demand, stopped with the window.
import * as vscode from 'vscode';
import {
  LanguageClient,
  RevealOutputChannelOn,
  TextDocumentContentRequest,
  TransportKind,
  type LanguageClientOptions,
  type ServerOptions,
  type WorkspaceEdit,
} from 'vscode-languageclient/node';
import {
  DOCUMENT_STATUS,
  RENDERED_SCHEME,
  SYNTAX_REPORTERS,
  type DocumentStatus,
  type InitializationOptions,
  type SyntaxReportersParams,
} from '../../server/src/protocol.ts';
import { isCommitted, RENDER_TO_SIDE } from './preview/rendered-view.ts';
import { START_RENAME } from './commands/start-rename.ts';
import { RULE_PAGES } from './rule-pages.ts';
import { keepWhitespace } from './snippet-edits.ts';
import { changesReporters, syntaxReporters } from './syntax-reporters.ts';
import { leaveToUs } from './red-hat-yaml.ts';

const DOCUMENTS = [{ language: 'yaml' }, { language: 'json' }, { language: 'jsonc' }];

export class Server implements vscode.Disposable {
  readonly output = vscode.window.createOutputChannel('Open Application Model', { log: true });
  readonly #context: vscode.ExtensionContext;
  readonly #statusChanged = new vscode.EventEmitter<DocumentStatus>();
  readonly #subscriptions: vscode.Disposable[] = [];
  #client: LanguageClient | undefined;
  #contributor: vscode.Disposable | undefined;
  #starting: Promise<void> | undefined;

  /** What the server says an open document holds. */
  readonly onStatus = this.#statusChanged.event;

  constructor(context: vscode.ExtensionContext) {
    this.#context = context;
    this.#subscriptions.push(
      this.output,
      this.#statusChanged,
      vscode.extensions.onDidChange(() => void this.#tellSyntaxReporters()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (changesReporters(change)) void this.#tellSyntaxReporters();
      }),
    );
  }

  /** Resolves when the server answers; starts it only once. */
  start(): Promise<void> {
    this.#starting ??= this.#launch();
    return this.#starting;
  }

  /** Ends the server and starts a new one. */
  async restart(): Promise<void> {
    await this.#starting?.catch(() => undefined);
    // One that never ran cannot be stopped, and need not be.
    await this.#client?.dispose().catch(() => undefined);
    this.#starting = undefined;
    await this.start();
  }

  async #launch(): Promise<void> {
    const client = new LanguageClient(
      'oam',
      'Open Application Model',
      this.#serverOptions(),
      this.#clientOptions(),
    );
    this.#client = client;
    client.onNotification(DOCUMENT_STATUS, (status: DocumentStatus) => {
      this.#statusChanged.fire(status);
    });
    await client.start().catch((error: unknown) => {
      this.output.error(`The language server could not be started: ${String(error)}`);
      throw error;
    });
    renewRendered(client);
    // Only once there is OAM: it activates the other extension.
    if (this.#contributor === undefined) {
      this.#contributor = leaveToUs(this.onStatus);
      this.#subscriptions.push(this.#contributor);
    }
  }

  #serverOptions(): ServerOptions {
    const module = this.#context.asAbsolutePath('dist/server.cjs');
    return {
      run: { module, transport: TransportKind.ipc },
      debug: {
        module,
        transport: TransportKind.ipc,
        options: { execArgv: ['--nolazy', '--inspect=6019'] },
      },
    };
  }

  #clientOptions(): LanguageClientOptions {
    const initializationOptions: InitializationOptions = {
      syntaxReporters: syntaxReporters(),
      suggestCommand: 'editor.action.triggerSuggest',
      renameCommand: START_RENAME,
      renderCommand: RENDER_TO_SIDE,
      rulePages: RULE_PAGES,
    };
    return {
      documentSelector: DOCUMENTS,
      initializationOptions,
      outputChannel: this.output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      markdown: { isTrusted: false, supportHtml: false },
      middleware: {
        provideCodeActions: keepWhitespace(() => this.#client),
        didOpen: (document, next) => (isCommitted(document) ? Promise.resolve() : next(document)),
        didClose: (document, next) => (isCommitted(document) ? Promise.resolve() : next(document)),
        didChange: (change, next) =>
          isCommitted(change.document) ? Promise.resolve() : next(change),
      },
    };
  }

  /** Asks the server something of our own, and starts it when it does not run. */
  async ask<Result>(
    request: string,
    params: unknown,
    token?: vscode.CancellationToken,
  ): Promise<Result> {
    await this.start();
    if (this.#client === undefined) throw new Error('The language server does not run.');
    // The client takes a token that is undefined for one more parameter.
    return token === undefined
      ? this.#client.sendRequest<Result>(request, params)
      : this.#client.sendRequest<Result>(request, params, token);
  }

  /** Whether the server answers by now, for what is no reason to start it. */
  get isRunning(): boolean {
    return this.#client?.isRunning() === true;
  }

  /** Edits as the editor wants them, with what it is to ask about them. */
  async toWorkspaceEdit(edit: WorkspaceEdit): Promise<vscode.WorkspaceEdit> {
    await this.start();
    if (this.#client === undefined) throw new Error('The language server does not run.');
    return this.#client.protocol2CodeConverter.asWorkspaceEdit(edit);
  }

  async #tellSyntaxReporters(): Promise<void> {
    if (this.#client?.isRunning() !== true) return;
    const params: SyntaxReportersParams = { languages: syntaxReporters() };
    await this.#client.sendNotification(SYNTAX_REPORTERS, params);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions.splice(0)) subscription.dispose();
    void this.#client?.dispose();
  }
}

/** A server that was started anew does not know which rendered documents are shown already. */
function renewRendered(client: LanguageClient): void {
  const rendered = vscode.workspace.textDocuments.filter(
    ({ uri }) => uri.scheme === RENDERED_SCHEME,
  );
  const feature = client.getFeature(TextDocumentContentRequest.method);
  for (const { uri } of rendered) {
    for (const { onDidChangeEmitter } of feature?.getProviders() ?? []) {
      onDidChangeEmitter.fire(uri);
    }
  }
}
