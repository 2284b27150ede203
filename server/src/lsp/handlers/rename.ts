// Renames, with the reason where there is none.
import { LSPErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import { basenameOfUri } from '../../base/uri.ts';
import {
  prepareRename,
  renameAt,
  type FileEdits,
  type Refusal,
} from '../../features/rename/rename.ts';
import type { WorkspaceView } from '../../workspace/workspace.ts';
import { toRange, toTextEdit } from '../convert.ts';
import { handle } from '../handle.ts';
import { placeInWorld, placementIn } from '../place.ts';
import type { Session } from '../session.ts';
import { waitForScan } from '../wait-for-scan.ts';

export function registerRename(session: Session): void {
  const { connection } = session;
  const scanned = waitForScan(session);
  connection.onPrepareRename(
    handle(session, 'textDocument/prepareRename', async (params) => {
      await scanned(params.textDocument.uri);
      const place = placeInWorld(session, params);
      const found = place === undefined ? undefined : prepareRename(place.view, place);
      if (place === undefined || found === undefined) return null;
      if (found.status === 'refused') return refusal(place.view, found);
      const { range, placeholder } = found;
      return { range: toRange(place.placement, range), placeholder };
    }),
  );
  connection.onRenameRequest(
    handle(session, 'textDocument/rename', async (params) => {
      await scanned(params.textDocument.uri);
      const place = placeInWorld(session, params);
      const done = place === undefined ? undefined : renameAt(place.view, place, params.newName);
      if (place === undefined || done === undefined) return null;
      if (done.status === 'refused') return refusal(place.view, done);
      return toWorkspaceEdit(session, place.view, done.files);
    }),
  );
}

/** The client shows the message of the error. */
function refusal(view: WorkspaceView, { reason, at }: Refusal): ResponseError {
  const line = at === undefined ? undefined : view.file(at.uri)?.lines.lineAt(at.range.start);
  const place =
    at === undefined || line === undefined
      ? ''
      : ` See ${basenameOfUri(at.uri)}, line ${String(line + 1)}.`;
  return new ResponseError(LSPErrorCodes.RequestFailed, reason + place);
}

function toWorkspaceEdit(
  session: Session,
  view: WorkspaceView,
  files: readonly FileEdits[],
): WorkspaceEdit {
  const changed = files.flatMap(({ uri, edits }) => {
    const placement = placementIn(session, view, uri);
    if (placement === undefined) return [];
    return [{ uri: placement.uri, edits: edits.map((edit) => toTextEdit(placement, edit)) }];
  });
  if (!session.client.documentChanges) {
    return { changes: Object.fromEntries(changed.map(({ uri, edits }) => [uri, edits])) };
  }
  return {
    documentChanges: changed.map(({ uri, edits }) => ({
      // No version means the text on the disk, for files that are not open.
      textDocument: { uri, version: session.documents.get(uri)?.version ?? null },
      edits,
    })),
  };
}
