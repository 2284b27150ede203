// Asks for refactorings at a cursor mark, and shows the files once one of them is made.
import { applyEdits, type TextEdit } from '../../server/src/base/text-edit.ts';
import { shift } from '../../server/src/base/text-range.ts';
import { refactoringsAt } from '../../server/src/features/refactor/refactor.ts';
import type { Refactoring } from '../../server/src/features/refactor/refactoring.ts';
import { placeOf } from '../../server/src/workspace/workspace.ts';
import { nameOf, parseWorkspace } from '../support/workspace-fixture.ts';

/** What is offered at the mark. */
export function titlesIn(marked: string): readonly string[] {
  return found(marked).refactorings.map(({ title }) => title);
}

function found(marked: string) {
  const { workspace, uri, offset } = parseWorkspace(marked);
  const file = workspace.file(uri)!;
  const refactorings = refactoringsAt(file, { start: offset, end: offset }, workspace);
  return { workspace, file, refactorings };
}

/** The files that change, by name; `<|>` stands where the rename starts. */
export function refactor(marked: string, title: string): Readonly<Record<string, string>> {
  const { workspace, file, refactorings } = found(marked);
  const refactoring = refactorings.find((each) => each.title === title);
  if (refactoring === undefined) throw new Error(`No "${title}": ${titlesIn(marked).join(' | ')}`);
  const edits = new Map<string, TextEdit[]>([[file.uri, [...refactoring.edits]]]);
  for (const { uri, yaml, edits: own } of refactoring.elsewhere) {
    const other = workspace.file(uri);
    const document = other?.documents.find((placed) => placed.document.yaml === yaml)?.document;
    const start = placeOf(other, document!)!.start;
    const placed = own.map(({ range, newText }) => ({ range: shift(range, start), newText }));
    edits.set(uri, [...(edits.get(uri) ?? []), ...placed]);
  }
  return Object.fromEntries(
    [...edits].map(([uri, own]) => {
      const text = applyEdits(workspace.file(uri)!.lines.text, own);
      return [nameOf(uri), uri === file.uri ? withMark(text, refactoring) : text];
    }),
  );
}

function withMark(text: string, { rename }: Refactoring): string {
  return rename === undefined ? text : `${text.slice(0, rename)}<|>${text.slice(rename)}`;
}
