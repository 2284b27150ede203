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
import { DEPLOYMENTS_CHANGED, LOG_LINES } from '../../server/src/protocol-cluster.ts';
import { TRUSTED } from '../../server/src/protocol-deploy.ts';
import { DEPLOY_EVENT } from '../../server/src/protocol-run.ts';
import { DEPLOY_SCHEME } from './deploy/deploy-scheme.ts';
import { COMMITTED_SCHEME, RENDER_TO_SIDE } from './preview/rendered-view.ts';
import { START_RENAME } from './commands/start-rename.ts';
import { CrashLoop, GAVE_UP } from './crash-loop.ts';
import { RULE_PAGES } from './rule-pages.ts';
import { keepWhitespace } from './snippet-edits.ts';
import { changesReporters, syntaxReporters } from './syntax-reporters.ts';
import { leaveToUs } from './red-hat-yaml.ts';
import { traceChannel } from './trace-channel.ts';
import { WorkspaceProblems } from './workspace-problems.ts';

/** What the server tells about clusters, unasked. */
const TOLD = [DEPLOY_EVENT, DEPLOYMENTS_CHANGED, LOG_LINES];

/** Milliseconds for a server to end: what it runs in a cluster it ends in good order, within five seconds. */
const FAREWELL = 6000;

const DOCUMENTS = [{ language: 'yaml' }, { language: 'json' }, { language: 'jsonc' }];

export class Server implements vscode.Disposable {
  readonly output = vscode.window.createOutputChannel('Open Application Model', { log: true });
  readonly #context: vscode.ExtensionContext;
  readonly #statusChanged = new vscode.EventEmitter<DocumentStatus>();
  readonly #told = new vscode.EventEmitter<{ readonly method: string; readonly params: unknown }>();
  readonly #started = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #problems = new WorkspaceProblems();
  #client: LanguageClient | undefined;
  #contributor: vscode.Disposable | undefined;
  #crashes: CrashLoop | undefined;
  #starting: Promise<void> | undefined;

  /** What the server says an open document holds. */
  readonly onStatus = this.#statusChanged.event;
  /** A server runs that knows nothing of what the one before was told. */
  readonly onStarted = this.#started.event;

  constructor(context: vscode.ExtensionContext) {
    this.#context = context;
    this.#subscriptions.push(
      this.output,
      this.#statusChanged,
      this.#told,
      this.#started,
      this.#problems,
      vscode.workspace.onDidGrantWorkspaceTrust(() => void this.#tellTrusted()),
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
    await this.end();
    this.#starting = undefined;
    await this.start();
  }

  /** Ends the server, and waits until it has. */
  async end(): Promise<void> {
    // One that never ran cannot be stopped, and need not be.
    await this.#client?.dispose(FAREWELL).catch(() => undefined);
  }

  async #launch(): Promise<void> {
    this.#problems.clear();
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
    for (const method of TOLD) {
      client.onNotification(method, (params: unknown) => {
        this.#told.fire({ method, params });
      });
    }
    await client.start().catch((error: unknown) => {
      this.output.error(`The language server could not be started: ${String(error)}`);
      throw error;
    });
    renewRendered(client);
    this.#started.fire();
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
      trusted: vscode.workspace.isTrusted,
    };
    return {
      documentSelector: DOCUMENTS,
      initializationOptions,
      errorHandler: (this.#crashes = new CrashLoop()),
      outputChannel: this.output,
      traceOutputChannel: traceChannel(this.output),
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      markdown: { isTrusted: false, supportHtml: false },
      middleware: {
        provideCodeActions: keepWhitespace(() => this.#client),
        provideWorkspaceDiagnostics: (known, token, report, next) =>
          next(known, token, this.#problems.noting(report)),
        didOpen: (document, next) => (isSpec(document) ? next(document) : Promise.resolve()),
        didClose: (document, next) => (isSpec(document) ? next(document) : Promise.resolve()),
        didChange: (change, next) => (isSpec(change.document) ? next(change) : Promise.resolve()),
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
    if (this.#crashes?.isOver === true) throw new Error(GAVE_UP);
    // The client takes a token that is undefined for one more parameter.
    return token === undefined
      ? this.#client.sendRequest<Result>(request, params)
      : this.#client.sendRequest<Result>(request, params, token);
  }

  /** Listens to what the server tells by notifications of one method, whichever server runs. */
  onTold(method: string, listener: (params: never) => void): vscode.Disposable {
    return this.#told.event((told) => {
      if (told.method === method) listener(told.params as never);
    });
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

  /** A server that starts later is told at its start. */
  async #tellTrusted(): Promise<void> {
    await this.#starting?.catch(() => undefined);
    if (this.#client?.isRunning() === true) await this.#client.sendNotification(TRUSTED);
  }

  async #tellSyntaxReporters(): Promise<void> {
    if (this.#client?.isRunning() !== true) return;
    const params: SyntaxReportersParams = { languages: syntaxReporters() };
    await this.#client.sendNotification(SYNTAX_REPORTERS, params);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions.splice(0)) subscription.dispose();
    void this.end();
  }
}

/** What the editor shows of the past and of clusters is nothing that the server should know as specs. */
const NO_SPECS: ReadonlySet<string> = new Set([COMMITTED_SCHEME, DEPLOY_SCHEME]);

function isSpec({ uri }: vscode.TextDocument): boolean {
  return !NO_SPECS.has(uri.scheme);
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
