// Refactorings as code actions; a name that was made up is renamed right afterwards.
import { CodeActionKind, type CodeAction } from 'vscode-languageserver';
import { LineIndex } from '../../base/line-index.ts';
import { applyEdits } from '../../base/text-edit.ts';
import type { TextRange } from '../../base/text-range.ts';
import { refactoringsAt } from '../../features/refactor/refactor.ts';
import type { Refactoring } from '../../features/refactor/refactoring.ts';
import type { SpecFile } from '../../workspace/spec-file.ts';
import { toWorkspaceEdit, type EditSetting } from '../convert-edits.ts';
import type { Session } from '../session.ts';

const KINDS = {
  extract: CodeActionKind.RefactorExtract,
  rewrite: CodeActionKind.RefactorRewrite,
} as const;

/** What can be made of the selection. */
export function refactorings(
  session: Session,
  file: SpecFile,
  { within, setting }: { readonly within: TextRange; readonly setting: EditSetting },
): readonly (CodeAction & { readonly kind: string })[] {
  const placement = session.placement(file);
  return refactoringsAt(file, within, session.world(file.uri)).flatMap((refactoring) => {
    const { title, kind, edits, elsewhere } = refactoring;
    const edit = toWorkspaceEdit(placement, { edits, elsewhere, format: 'plain' }, setting);
    if (edit === undefined) return [];
    return [{ title, kind: KINDS[kind], edit, ...renameOf(session, file, refactoring) }];
  });
}

/** The command that lets the author choose the name, where the client has one. */
function renameOf(
  { client }: Session,
  { uri, lines: source }: SpecFile,
  { edits, rename }: Refactoring,
): Pick<CodeAction, 'command'> {
  const { renameCommand } = client.options;
  if (rename === undefined || renameCommand === undefined) return {};
  const lines = new LineIndex(applyEdits(source.text, edits));
  const position = lines.positionAt(rename, client.encoding);
  return { command: { title: 'Rename', command: renameCommand, arguments: [uri, position] } };
}
