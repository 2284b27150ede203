// A language server as a client sees it: a process, talked to over its standard streams.
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  WorkDoneProgress,
  WorkDoneProgressCreateRequest,
  type ClientCapabilities,
  type Diagnostic,
  type InitializeResult,
  type ProgressToken,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type TextDocumentContentChangeEvent,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from 'vscode-languageserver-protocol/node';

export interface ServerOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  readonly folders?: readonly string[];
  /** Answer to `workspace/configuration`; the request is refused when left out. */
  readonly configuration?: () => unknown;
  /** Told of the bars that the server shows. */
  readonly onProgress?: (
    token: ProgressToken,
    value: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd,
    connection: ProtocolConnection,
  ) => void;
}

/** One server process with the few things that nearly every test does with it. */
export class ServerProcess {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  /** What the server wrote to its log. */
  readonly log: string[] = [];
  initializeResult!: InitializeResult;
  readonly #diagnostics: PublishDiagnosticsParams[] = [];
  readonly #waiting: {
    fits: (params: PublishDiagnosticsParams) => boolean;
    take: (params: PublishDiagnosticsParams) => void;
  }[] = [];

  constructor() {
    const main = join(import.meta.dirname, '../../server/src/lsp/main.ts');
    this.process = spawn(process.execPath, [main, '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const { stdin, stdout } = this.process;
    if (stdin === null || stdout === null) throw new Error('the server has no streams');
    this.connection = createProtocolConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
    });
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      const index = this.#waiting.findIndex(({ fits }) => fits(params));
      if (index >= 0) this.#waiting.splice(index, 1)[0]?.take(params);
      else this.#diagnostics.push(params);
    });
    this.connection.listen();
  }

  /** The next diagnostics that fit; those that came before the call count too. */
  diagnostics(uri: string, version?: number): Promise<PublishDiagnosticsParams> {
    const fits = (params: PublishDiagnosticsParams): boolean =>
      params.uri === uri && (version === undefined || params.version === version);
    const index = this.#diagnostics.findIndex(fits);
    const [known] = index < 0 ? [] : this.#diagnostics.splice(index, 1);
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((take) => this.#waiting.push({ fits, take }));
  }

  /** Waits for diagnostics that satisfy a condition, past those of states in between. */
  async diagnosticsUntil(
    uri: string,
    fits: (diagnostics: readonly Diagnostic[]) => boolean,
  ): Promise<readonly Diagnostic[]> {
    for (;;) {
      const { diagnostics } = await this.diagnostics(uri);
      if (fits(diagnostics)) return diagnostics;
    }
  }

  async open(uri: string, text: string, languageId = 'yaml'): Promise<void> {
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  async change(
    uri: string,
    version: number,
    contentChanges: TextDocumentContentChangeEvent[],
  ): Promise<void> {
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  /** Ends the process as the protocol wants it and answers its exit code. */
  async stop(): Promise<number | null> {
    if (this.process.exitCode !== null) return this.process.exitCode;
    const exited = new Promise<number | null>((resolve) => this.process.once('exit', resolve));
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    const code = await exited;
    this.connection.dispose();
    return code;
  }
}

/** Starts a server and greets it; it is ended with the test. */
export async function startServer(options: ServerOptions = {}): Promise<ServerProcess> {
  const server = new ServerProcess();
  onTestFinished(() => {
    server.process.kill();
  });
  const { configuration } = options;
  if (configuration !== undefined) {
    server.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(configuration),
    );
  }
  server.connection.onRequest('client/registerCapability', () => null);
  server.connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
    server.connection.onProgress(WorkDoneProgress.type, token, (value) =>
      options.onProgress?.(token, value, server.connection),
    );
  });
  server.connection.onRequest('workspace/diagnostic/refresh', () => null);
  server.initializeResult = await server.connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: options.capabilities ?? {},
    initializationOptions: options.initializationOptions,
    workspaceFolders: (options.folders ?? []).map((uri) => ({ uri, name: 'folder' })),
  });
  await server.connection.sendNotification(InitializedNotification.type, {});
  return server;
}
