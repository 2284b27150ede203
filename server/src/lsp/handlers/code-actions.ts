// Quick fixes for the problems at the cursor, refactorings, and "fix all" of the safe ones.
import { CodeActionKind, type CodeAction, type CodeActionParams } from 'vscode-languageserver';
import { overlaps, shift } from '../../base/text-range.ts';
import { quickFixes, safeEdits } from '../../features/fixes/fixes.ts';
import type { SpecFile } from '../../workspace/spec-file.ts';
import { toOffsets, toTextEdit } from '../convert.ts';
import type { EditSetting } from '../convert-edits.ts';
import { toCodeAction } from '../convert-problems.ts';
import { handle } from '../handle.ts';
import type { Session } from '../session.ts';
import { fixEverywhere, fixesEverywhere } from './fix-everywhere.ts';
import { refactorings } from './refactorings.ts';

/** Problems of a selection that fixes are offered for: nobody reads through a longer list of them. */
const MOST_PROBLEMS = 100;

const FIX_ALL = `${CodeActionKind.SourceFixAll}.oam`;

export function registerCodeActions(session: Session): void {
  const { connection } = session;
  connection.onCodeAction(
    handle(session, 'textDocument/codeAction', (params) => {
      const file = session.file(params.textDocument.uri);
      // Bare commands, which older clients want instead, cannot carry an edit.
      if (file === undefined || !session.client.codeActionLiterals) return [];
      const wanted = (kind: string): boolean =>
        params.context.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) ?? true;
      return [
        ...(wanted(CodeActionKind.QuickFix) ? fixesAt(session, file, params) : []),
        ...refactorings(session, file, {
          within: toOffsets(session.placement(file), params.range),
          setting: settingOf(session),
        }).filter(({ kind }) => wanted(kind)),
        // Nobody asked for it by name: then it is not part of the light bulb.
        ...(params.context.only !== undefined && wanted(FIX_ALL) ? fixAll(session, file) : []),
      ];
    }),
  );
  connection.onCodeActionResolve(
    handle(session, 'codeAction/resolve', (action) => fixEverywhere(session, action)),
  );
}

function settingOf({ client, findPlace }: Session): EditSetting {
  return {
    find: findPlace,
    documentChanges: client.documentChanges ? 'supported' : 'unsupported',
  };
}

function fixesAt(session: Session, file: SpecFile, params: CodeActionParams): CodeAction[] {
  const placement = session.placement(file);
  const within = toOffsets(placement, params.range);
  const { snippetEdits } = session.client;
  let left = MOST_PROBLEMS;
  const fixes = session.check(file).flatMap(({ placed, problems }) => {
    if (placed.end < within.start || within.end < placed.start) return [];
    const place = { placement, start: placed.start };
    const touched = problems.filter(({ range }) => overlaps(shift(range, placed.start), within));
    const some = touched.slice(0, left);
    left -= some.length;
    return quickFixes(placed, some, within)
      .filter((fix) => fix.format === 'plain' || snippetEdits)
      .map((fix) => ({ place, fix }));
  });
  const actions = fixes.flatMap(({ place, fix }) => {
    const page = session.rulePage(fix.problem);
    return toCodeAction(place, fix, { page, ...settingOf(session) }) ?? [];
  });
  const problems = fixes.map(({ fix }) => fix.problem);
  return [...actions, ...fixesEverywhere(session, file, problems)];
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
