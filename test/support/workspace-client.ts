// A client of the language server with folders on the disk, which keeps what it is told of their files.
import { pathToFileURL } from 'node:url';
import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  WorkspaceDiagnosticRequest,
  type CancellationToken,
  type ClientCapabilities,
  type FileEvent,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol/node';
import { startServer, type ServerOptions, type ServerProcess } from './server-process.ts';

export const pulls: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: { diagnostics: { refreshSupport: true } },
};

/** The URI of a path of this machine. */
export function uriAt(path: string): string {
  return pathToFileURL(path).href;
}

/** A server that has these folders open. */
export function startIn(
  folders: readonly string[],
  options: ServerOptions = {},
): Promise<ServerProcess> {
  return startServer({ ...options, folders: folders.map(uriAt) });
}

/** Tells the server that something happened at these paths. */
export async function touched(server: ServerProcess, ...paths: readonly string[]): Promise<void> {
  const changes = paths.map((path): FileEvent => ({
    uri: uriAt(path),
    type: FileChangeType.Changed,
  }));
  await server.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
}

/** Codes of the problems of each file that has some, as a client that asks sees them. */
export class PulledProblems {
  readonly server: ServerProcess;
  readonly codes = new Map<string, string[]>();
  readonly #ids = new Map<string, string>();

  constructor(server: ServerProcess) {
    this.server = server;
  }

  /** Asks for all there is at once. */
  async pull(): Promise<WorkspaceDiagnosticReport> {
    const report = await this.server.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
      previousResultIds: [...this.#ids].map(([uri, value]) => ({ uri, value })),
    });
    for (const item of report.items) this.#take(item);
    return report;
  }

  /** Asks, taking the answer in parts; each later request waits for something new. */
  async stream(token?: CancellationToken): Promise<void> {
    const partialResultToken = `parts-${String(Math.random())}`;
    const parts = this.server.connection.onProgress(
      WorkspaceDiagnosticRequest.partialResult,
      partialResultToken,
      ({ items }) => {
        for (const item of items) this.#take(item);
      },
    );
    const previousResultIds = [...this.#ids].map(([uri, value]) => ({ uri, value }));
    const report = await this.server.connection
      .sendRequest(
        WorkspaceDiagnosticRequest.type,
        { previousResultIds, partialResultToken },
        token,
      )
      .finally(() => parts.dispose());
    for (const item of report.items) this.#take(item);
  }

  /** Streams until the problems are as wanted. */
  async until(fits: (codes: ReadonlyMap<string, readonly string[]>) => boolean): Promise<void> {
    while (!fits(this.codes)) await this.stream();
  }

  #take(item: WorkspaceDocumentDiagnosticReport): void {
    if (item.resultId === undefined) this.#ids.delete(item.uri);
    else this.#ids.set(item.uri, item.resultId);
    if (item.kind === 'unchanged') return;
    if (item.items.length === 0) this.codes.delete(item.uri);
    else
      this.codes.set(
        item.uri,
        item.items.map(({ code }) => String(code)),
      );
  }
}
