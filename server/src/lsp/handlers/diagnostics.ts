// Problems of open files: answered when the client asks for them, sent where it does not ask.
import {
  DocumentDiagnosticReportKind,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver';
import {
  DOCUMENT_STATUS,
  SYNTAX_REPORTERS,
  type DocumentStatus,
  type SyntaxReportersParams,
} from '../../protocol.ts';
import type { SpecFile } from '../../workspace/spec-file.ts';
import { toDiagnostic } from '../convert-problems.ts';
import { guard, handle } from '../handle.ts';
import type { Session } from '../session.ts';

/** How long nothing must have changed before a file is looked at, in milliseconds. */
const QUIET = 20;

/** Keeps the client's picture of every open file up to date. */
export function registerDiagnostics(session: Session): void {
  const { connection, documents, client } = session;
  const pending = new Set<string>();
  const statuses = new Map<string, string>();

  const send = async (uri: string): Promise<void> => {
    await session.settings.prepare(uri);
    const file = session.file(uri);
    if (file === undefined) return;
    sendStatus(session, file, statuses);
    if (!client.pullDiagnostics) publish(session, file);
  };
  // Messages come in one at a time, so a burst of keystrokes is over only when none came for a while:
  // reading a long text anew for each of them would take seconds.
  let timer: NodeJS.Timeout | undefined;
  const schedule = (uri: string): void => {
    pending.add(uri);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const uris = [...pending];
      pending.clear();
      for (const next of uris) void guard(session, 'diagnostics', send)(next);
    }, QUIET);
  };

  documents.onDidChangeContent(({ document }) => {
    schedule(document.uri);
    if (session.settings.isConfig(document.uri)) void session.reloadSettings();
  });
  documents.onDidClose(({ document }) => {
    session.close(document.uri);
    statuses.delete(document.uri);
    if (!client.pullDiagnostics)
      void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    if (session.settings.isConfig(document.uri)) void session.reloadSettings();
  });
  session.onSettingsChanged(() => {
    for (const uri of documents.keys()) schedule(uri);
    if (client.pullDiagnostics && client.refreshDiagnostics) {
      void connection.languages.diagnostics.refresh();
    }
  });
  connection.onNotification(
    SYNTAX_REPORTERS,
    guard<SyntaxReportersParams>(session, SYNTAX_REPORTERS, ({ languages }) => {
      session.setSyntaxReporters(languages);
    }),
  );
  if (client.pullDiagnostics) registerPull(session);
}

function registerPull(session: Session): void {
  session.connection.languages.diagnostics.on(
    handle<DocumentDiagnosticParams, DocumentDiagnosticReport>(
      session,
      'textDocument/diagnostic',
      async ({ textDocument, previousResultId }) => {
        await session.settings.prepare(textDocument.uri);
        const file = session.file(textDocument.uri);
        if (file === undefined) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
        const resultId = session.resultId(file);
        if (resultId === previousResultId) {
          return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
        }
        return {
          kind: DocumentDiagnosticReportKind.Full,
          resultId,
          items: diagnosticsOf(session, file),
        };
      },
    ),
  );
}

function publish(session: Session, file: SpecFile): void {
  const version = session.documents.get(file.uri)?.version;
  void session.connection.sendDiagnostics({
    uri: file.uri,
    ...(version === undefined ? {} : { version }),
    diagnostics: diagnosticsOf(session, file),
  });
}

/** The problems of a file in the shape of the protocol. */
export function diagnosticsOf(session: Session, file: SpecFile): Diagnostic[] {
  const placement = session.placement(file);
  return session.check(file).flatMap(({ placed, problems }) =>
    problems.map((problem) =>
      toDiagnostic({ placement, start: placed.start }, problem, {
        page: session.rulePage(problem),
        find: session.findPlace,
      }),
    ),
  );
}

function sendStatus(session: Session, file: SpecFile, sent: Map<string, string>): void {
  const resources = file.documents.flatMap(({ document: { oam } }) =>
    oam.status === 'resource' ? [oam.resource] : [],
  );
  const status: DocumentStatus = {
    uri: file.uri,
    profile: session.settings.of(file.uri).profile,
    resources: resources.length,
    others: file.documents.length - resources.length,
    dialects: [...new Set(resources.map(({ dialect }) => dialect.label))],
  };
  const text = JSON.stringify(status);
  if (sent.get(file.uri) === text) return;
  sent.set(file.uri, text);
  void session.connection.sendNotification(DOCUMENT_STATUS, status);
}
