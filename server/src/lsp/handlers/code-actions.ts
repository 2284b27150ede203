// Quick fixes for the problems at the cursor, and "fix all" of the safe ones.
import { CodeActionKind, type CodeAction, type CodeActionParams } from 'vscode-languageserver';
import { quickFixes, safeEdits } from '../../features/fixes/fixes.ts';
import type { SpecFile } from '../../workspace/spec-file.ts';
import { toOffsets, toTextEdit } from '../convert.ts';
import { toCodeAction } from '../convert-problems.ts';
import { handle } from '../handle.ts';
import type { Session } from '../session.ts';

const FIX_ALL = `${CodeActionKind.SourceFixAll}.oam`;

export function registerCodeActions(session: Session): void {
  session.connection.onCodeAction(
    handle(session, 'textDocument/codeAction', (params) => {
      const file = session.file(params.textDocument.uri);
      // Bare commands, which older clients want instead, cannot carry an edit.
      if (file === undefined || !session.client.codeActionLiterals) return [];
      const wanted = (kind: string): boolean =>
        params.context.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) ?? true;
      return [
        ...(wanted(CodeActionKind.QuickFix) ? fixesAt(session, file, params) : []),
        // Nobody asked for it by name: then it is not part of the light bulb.
        ...(params.context.only !== undefined && wanted(FIX_ALL) ? fixAll(session, file) : []),
      ];
    }),
  );
}

function fixesAt(session: Session, file: SpecFile, params: CodeActionParams): CodeAction[] {
  const placement = session.placement(file);
  const within = toOffsets(placement, params.range);
  const { snippetEdits, documentChanges } = session.client;
  return session.check(file).flatMap(({ placed, problems }) => {
    if (placed.end < within.start || within.end < placed.start) return [];
    const place = { placement, start: placed.start };
    return quickFixes(placed, problems, within)
      .filter((fix) => fix.format === 'plain' || snippetEdits)
      .flatMap((fix) => {
        const action = toCodeAction(place, fix, {
          page: session.rulePage(fix.problem),
          find: session.findPlace,
          documentChanges: documentChanges ? 'supported' : 'unsupported',
        });
        return action === undefined ? [] : [action];
      });
  });
}

function fixAll(session: Session, file: SpecFile): CodeAction[] {
  const placement = session.placement(file);
  const edits = session
    .check(file)
    .flatMap(({ placed, problems }) => safeEdits(placed, problems))
    .map((edit) => toTextEdit(placement, edit));
  if (edits.length === 0) return [];
  const edit = { changes: { [file.uri]: edits } };
  return [{ title: 'Fix all safe problems', kind: FIX_ALL, edit }];
}
