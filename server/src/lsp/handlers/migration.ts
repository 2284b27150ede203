// Migration of drafts: one edit for all files, which the client shows before it is made.
import { RequestType, type TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageserver';
import { LineIndex } from '../../base/line-index.ts';
import { applyEdits } from '../../base/text-edit.ts';
import { normalizeUri } from '../../base/uri.ts';
import {
  migrate,
  type FileEdits,
  type Migration,
  type PlacedNote,
} from '../../features/migration/migrate.ts';
import {
  MIGRATE,
  type MigrateParams,
  type MigrateResult,
  type MigrationNote,
} from '../../protocol.ts';
import type { WorkspaceView } from '../../workspace/workspace.ts';
import { toRange, toTextEdit, type Placement } from '../convert.ts';
import { handle } from '../handle.ts';
import type { Session } from '../session.ts';
import { waitForScan } from '../wait-for-scan.ts';

/** Name of the annotation that makes clients ask before they apply. */
const ANNOTATION = 'migration';

export function registerMigration(session: Session): void {
  const scanned = waitForScan(session);
  session.connection.onRequest(
    new RequestType<MigrateParams, MigrateResult<WorkspaceEdit>, never>(MIGRATE),
    handle(session, MIGRATE, async ({ uris }) => {
      await scanned();
      return answer(session, uris);
    }),
  );
}

/** A migration with the world that it is about. */
interface InWorld {
  readonly view: WorkspaceView;
  readonly migration: Migration;
}

function answer(
  session: Session,
  uris: readonly string[] | undefined,
): MigrateResult<WorkspaceEdit> {
  const byWorld = new Map<WorkspaceView, string[]>();
  const wanted = uris?.map(normalizeUri) ?? session.uris();
  for (const uri of wanted) {
    if (!session.settings.includes(uri)) continue;
    const view = session.world(uri);
    byWorld.set(view, [...(byWorld.get(view) ?? []), uri]);
  }
  const done = [...byWorld].map(([view, own]): InWorld => ({
    view,
    migration: migrate(view, own),
  }));
  const changes = done.flatMap(({ view, migration }) =>
    migration.files.flatMap((file) => changeOf(session, view, file) ?? []),
  );
  const notes = done.flatMap(({ view, migration }) =>
    migration.notes.flatMap((note) => noteIn(session, { view, migration }, note) ?? []),
  );
  return { edit: changes.length === 0 ? null : toEdit(session, changes), notes };
}

function placementOf(session: Session, view: WorkspaceView, uri: string): Placement | undefined {
  const file = view.file(uri);
  if (file === undefined) return undefined;
  return { ...session.placement(file), uri: session.clientUri(uri) };
}

function changeOf(
  session: Session,
  view: WorkspaceView,
  { uri, edits }: FileEdits,
): TextDocumentEdit | undefined {
  const placement = placementOf(session, view, uri);
  if (placement === undefined) return undefined;
  const version = session.documents.get(placement.uri)?.version ?? null;
  return {
    textDocument: { uri: placement.uri, version },
    edits: edits.map((edit) => toTextEdit(placement, edit)),
  };
}

function toEdit({ client }: Session, changes: readonly TextDocumentEdit[]): WorkspaceEdit {
  if (!client.documentChanges) {
    const entries = changes.map(({ textDocument, edits }) => [textDocument.uri, edits]);
    return { changes: Object.fromEntries(entries) as WorkspaceEdit['changes'] & object };
  }
  if (!client.changeAnnotations) return { documentChanges: [...changes] };
  const documentChanges = changes.map(({ textDocument, edits }) => ({
    textDocument,
    edits: edits.map((edit) => ({ ...edit, annotationId: ANNOTATION })),
  }));
  const annotation = { label: 'Migrate drafts', needsConfirmation: true };
  return { documentChanges, changeAnnotations: { [ANNOTATION]: annotation } };
}

/** Notes speak of the text as it will be, so their lines are counted there. */
function noteIn(
  session: Session,
  { view, migration }: InWorld,
  { uri, range, message }: PlacedNote,
): MigrationNote | undefined {
  const placement = placementOf(session, view, uri);
  if (placement === undefined) return undefined;
  const edits = migration.files.find((file) => file.uri === uri)?.edits ?? [];
  const lines = new LineIndex(applyEdits(view.file(uri)?.lines.text ?? '', edits));
  return { uri: placement.uri, range: toRange({ ...placement, lines }, range), message };
}
