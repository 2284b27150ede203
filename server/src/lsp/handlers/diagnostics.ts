// Problems of files: answered when the client asks for them, sent where it does not ask.
import {
  DocumentDiagnosticReportKind,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver';
import { normalizeUri } from '../../base/uri.ts';
import { SYNTAX_REPORTERS, type SyntaxReportersParams } from '../../protocol.ts';
import { guard, handle } from '../handle.ts';
import { LookQueue } from '../look-queue.ts';
import type { Report } from '../reports.ts';
import type { Session } from '../session.ts';
import { Statuses } from '../statuses.ts';

/** What the client knows of a file, by the id of its report and the version of its text. */
interface Told {
  readonly id: string;
  readonly version: number | undefined;
}

/** Keeps the client's picture of every file up to date. */
export function registerDiagnostics(session: Session): void {
  const { connection, documents, client } = session;
  const told = new Map<string, Told>();
  const statuses = new Statuses(session);

  const look = async (uri: string): Promise<void> => {
    const report = await session.report(uri);
    const version = documents.get(session.clientUri(uri))?.version;
    statuses.send(uri);
    if (client.pullDiagnostics) refreshIfStale(session, told.get(uri), { report, version });
    else publish(session, uri, { report, version, told });
  };
  const queue = new LookQueue((uri) => guard(session, 'diagnostics', look)(uri));

  documents.onDidChangeContent(({ document }) => {
    queue.addTyped(normalizeUri(document.uri));
    if (session.settings.isConfig(document.uri)) void session.reloadSettings();
  });
  documents.onDidClose(({ document }) => {
    if (client.pullDiagnostics) told.delete(normalizeUri(document.uri));
    // The client knows the text by this spelling alone, the disk by another perhaps.
    else if (document.uri !== normalizeUri(document.uri)) {
      told.delete(normalizeUri(document.uri));
      void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    }
    queue.add([normalizeUri(document.uri)]);
    if (session.settings.isConfig(document.uri)) void session.reloadSettings();
  });
  session.onChange((uris) => {
    // A client that asks is told of open files only: it asks for the others itself.
    queue.add(client.pullDiagnostics ? [...uris].filter((uri) => told.has(uri)) : uris);
  });
  session.beside.onChange((uri) => {
    // What a client asks for and what it is sent are two collections to it, but what it is sent is one.
    if (!client.pullDiagnostics) queue.add([uri]);
    else {
      const diagnostics = [...session.beside.of(uri).items];
      void connection.sendDiagnostics({ uri: session.clientUri(uri), diagnostics });
    }
  });
  connection.onNotification(
    SYNTAX_REPORTERS,
    guard<SyntaxReportersParams>(session, SYNTAX_REPORTERS, ({ languages }) => {
      session.setSyntaxReporters(languages);
    }),
  );
  if (client.pullDiagnostics) registerPull(session, told);
}

function registerPull(session: Session, told: Map<string, Told>): void {
  session.connection.languages.diagnostics.on(
    handle<DocumentDiagnosticParams, DocumentDiagnosticReport>(
      session,
      'textDocument/diagnostic',
      async ({ textDocument: { uri }, previousResultId }) => {
        const report = await session.report(uri);
        if (report === undefined) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
        const { id: resultId, items } = report;
        const version = session.documents.get(uri)?.version;
        if (version !== undefined) told.set(normalizeUri(uri), { id: resultId, version });
        return resultId === previousResultId
          ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
          : { kind: DocumentDiagnosticReportKind.Full, resultId, items };
      },
    ),
  );
}

interface Current {
  readonly report: Report | undefined;
  readonly version: number | undefined;
}

/** After its own edits the client asks by itself; of what others change it has to be told. */
function refreshIfStale(
  session: Session,
  told: Told | undefined,
  { report, version }: Current,
): void {
  if (told !== undefined && told.version === version && told.id !== report?.id) {
    session.refreshDiagnostics();
  }
}

function publish(
  session: Session,
  uri: string,
  { report, version, told }: Current & { readonly told: Map<string, Told> },
): void {
  const known = told.get(uri);
  const beside = session.beside.of(uri);
  const id = `${report?.id ?? ''} ${beside.id}`;
  if (report === undefined) told.delete(uri);
  else if (known?.id === id && known.version === version) return;
  else told.set(uri, { id, version });
  // Of closed files without problems there is nothing to say, unless something was said before.
  const items = [...(report?.items ?? []), ...beside.items];
  if (known === undefined && version === undefined && items.length === 0) return;
  void session.connection.sendDiagnostics({
    uri: session.clientUri(uri),
    ...(version === undefined ? {} : { version }),
    diagnostics: items,
  });
}
