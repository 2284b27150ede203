// "Fix all of these in the workspace": offered beside a safe fix, and worked out only once it is chosen.
import {
  CodeActionKind,
  type CodeAction,
  type TextDocumentEdit,
  type TextEdit,
} from 'vscode-languageserver';
import { safeEdits } from '../../features/fixes/fixes.ts';
import type { Problem } from '../../model/problem.ts';
import type { SpecFile } from '../../workspace/spec-file.ts';
import { toTextEdit } from '../convert.ts';
import type { Session } from '../session.ts';

/** What the client sends back when the action is chosen. */
interface Chosen {
  readonly code: string;
  readonly uri: string;
}

/** One action for each code among the problems that has a safe fix; none for a file that is alone. */
export function fixesEverywhere(
  session: Session,
  file: SpecFile,
  problems: readonly Problem[],
): readonly CodeAction[] {
  const { lateEdits, documentChanges } = session.client;
  if (!lateEdits || !documentChanges || !hasOtherFiles(session, file)) return [];
  const codes = problems.filter(isSafelyFixed).map(({ code }) => code);
  return [...new Set(codes)].map((code) => {
    const data: Chosen = { code, uri: file.uri };
    return { title: `Fix all "${code}" in the workspace`, kind: CodeActionKind.QuickFix, data };
  });
}

function isSafelyFixed(problem: Problem): boolean {
  return problem.fixes().some(({ safety, elsewhere, newFiles }) => {
    return safety === 'safe' && elsewhere === undefined && newFiles === undefined;
  });
}

function hasOtherFiles(session: Session, { uri }: SpecFile): boolean {
  const files = session.world(uri).files()[Symbol.iterator]();
  files.next();
  return files.next().done !== true;
}

/** The action with its edit: the safe fixes for that code in every file of the workspace. */
export function fixEverywhere(session: Session, action: CodeAction): CodeAction {
  const chosen = chosenIn(action.data);
  if (chosen === undefined) return action;
  const changes: TextDocumentEdit[] = [];
  for (const { uri } of session.world(chosen.uri).files()) {
    const file = session.file(session.clientUri(uri));
    const edits = file === undefined ? [] : editsIn(session, file, chosen.code);
    if (file === undefined || edits.length === 0) continue;
    changes.push({ textDocument: { uri: file.uri, version: null }, edits });
  }
  return { ...action, edit: { documentChanges: changes } };
}

function chosenIn(data: unknown): Chosen | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { code, uri } = data as Readonly<Record<string, unknown>>;
  return typeof code === 'string' && typeof uri === 'string' ? { code, uri } : undefined;
}

function editsIn(session: Session, file: SpecFile, code: string): TextEdit[] {
  const placement = session.placement(file);
  return session.check(file).flatMap(({ placed, problems }) => {
    const own = problems.filter((problem) => problem.code === code);
    return safeEdits(placed, own).map((edit) => toTextEdit(placement, edit));
  });
}
