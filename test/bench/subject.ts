// A language server under measurement: a process of its own, talked to over its standard streams as editors do.
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import {
  createProtocolConnection,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type Diagnostic,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';
import { programOf, settingsFor, type Side } from './sides.ts';

/** What both servers are told: an editor of today that wants problems sent. */
const capabilities: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  workspace: { configuration: true, workspaceFolders: true },
  textDocument: {
    publishDiagnostics: { versionSupport: true },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
  },
  window: { workDoneProgress: true },
};

/** The same, but it asks for problems. */
const asking: ClientCapabilities = {
  ...capabilities,
  textDocument: { ...capabilities.textDocument, diagnostic: {} },
};

export interface StartOptions {
  /** The URI of the folder that is open. */
  readonly folder?: string;
  readonly problems?: 'sent' | 'asked';
}

/** Longest wait for any one answer, in milliseconds. Who takes longer has failed the measurement. */
const patience = 180_000;

export class Subject {
  readonly side: Side;
  readonly connection: ProtocolConnection;
  readonly #process: ChildProcess;
  readonly #latest = new Map<string, readonly Diagnostic[]>();
  #listeners: ((uri: string, diagnostics: readonly Diagnostic[]) => void)[] = [];
  readonly #versions = new Map<string, number>();

  private constructor(side: Side) {
    this.side = side;
    this.#process = spawn(process.execPath, programOf(side), { stdio: ['pipe', 'pipe', 'ignore'] });
    const { stdin, stdout } = this.#process;
    if (stdin === null || stdout === null) throw new Error('the server has no streams');
    this.connection = createProtocolConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.#latest.set(params.uri, params.diagnostics);
      for (const listener of [...this.#listeners]) listener(params.uri, params.diagnostics);
    });
    this.connection.onRequest(
      'workspace/configuration',
      ({ items }: { items: { section?: string }[] }) =>
        items.map(({ section }) => settingsFor(side, section)),
    );
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onRequest('workspace/diagnostic/refresh', () => null);
    this.connection.onRequest('window/workDoneProgress/create', () => null);
    this.connection.listen();
  }

  /** Starts the server and greets it; milliseconds from the start of the process to its answer. */
  static async start(
    side: Side,
    { folder, problems = 'sent' }: StartOptions = {},
  ): Promise<{ readonly subject: Subject; readonly initialized: number }> {
    const started = performance.now();
    const subject = new Subject(side);
    await subject.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: folder ?? null,
      capabilities: problems === 'sent' ? capabilities : asking,
      workspaceFolders: folder === undefined ? [] : [{ uri: folder, name: 'bench' }],
    });
    const initialized = performance.now() - started;
    await subject.connection.sendNotification(InitializedNotification.type, {});
    return { subject, initialized };
  }

  /** Resolves with the problems of a file as soon as they fit; those that are known already do not count. */
  next(
    uri: string,
    fits: (diagnostics: readonly Diagnostic[]) => boolean,
  ): Promise<readonly Diagnostic[]> {
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer);
        this.#listeners = this.#listeners.filter((each) => each !== listener);
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`${this.side}: no fitting problems of ${uri} in ${patience} ms`));
      }, patience);
      const listener = (of: string, diagnostics: readonly Diagnostic[]): void => {
        if (of !== uri || !fits(diagnostics)) return;
        stop();
        resolve(diagnostics);
      };
      this.#listeners.push(listener);
    });
  }

  /** Resolves when the problems of each of these files were told. */
  all(uris: readonly string[]): Promise<void> {
    const missing = new Set(uris);
    return new Promise((resolve) => {
      const listener = (uri: string): void => {
        missing.delete(uri);
        if (missing.size > 0) return;
        this.#listeners = this.#listeners.filter((each) => each !== listener);
        resolve();
      };
      this.#listeners.push(listener);
    });
  }

  latest(uri: string): readonly Diagnostic[] | undefined {
    return this.#latest.get(uri);
  }

  async open(uri: string, text: string): Promise<void> {
    this.#versions.set(uri, 1);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    });
  }

  /** Replaces characters in one line. */
  async edit(uri: string, { line, character, length, text }: SmallEdit): Promise<void> {
    const version = (this.#versions.get(uri) ?? 1) + 1;
    this.#versions.set(uri, version);
    const range = {
      start: { line, character },
      end: { line, character: character + length },
    };
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range, text }],
    });
  }

  /** Resident memory now and at its peak, in MB of 10⁶ bytes, as Linux counts it. */
  memory(): { readonly now: number; readonly peak: number } {
    const status = readFileSync(`/proc/${String(this.#process.pid)}/status`, 'utf8');
    const kilobytes = (key: string): number =>
      Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN);
    const megabytes = (key: string): number => (kilobytes(key) * 1024) / 1e6;
    return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
  }

  /** Ends the process; one that is still busy with what nobody waits for is killed. */
  async stop(): Promise<void> {
    const exited = new Promise((resolve) => this.#process.once('exit', resolve));
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), 5000);
    const asked = this.connection
      .sendRequest(ShutdownRequest.type)
      .then(() => this.connection.sendNotification(ExitNotification.type));
    // A connection that breaks is what a killed process leaves.
    await Promise.allSettled([Promise.race([asked, exited]), exited]);
    clearTimeout(timer);
    this.connection.dispose();
  }
}

export interface SmallEdit {
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly text: string;
}
