// Renames in a fixture: the lines that change, or why none does.
import { applyEdits } from '../../server/src/base/text-edit.ts';
import { prepareRename, renameAt, type Refusal } from '../../server/src/features/rename/rename.ts';
import type { Workspace } from '../../server/src/workspace/workspace.ts';
import { nameOf, parseWorkspace, shownLocation } from '../support/workspace-fixture.ts';

/** The lines that a rename changes, as they are afterwards, or why it is refused. */
export function renamed(marked: string, newName: string): string[] {
  const { workspace, uri, offset } = parseWorkspace(marked);
  const result = renameAt(workspace, { uri, offset }, newName);
  if (result === undefined) return ['not ours'];
  if (result.status === 'refused') return [shownRefusal(workspace, result)];
  return result.files.flatMap(({ uri: changed, edits }) => {
    const before = workspace.file(changed)?.lines.text ?? '';
    const old = before.split('\n');
    return applyEdits(before, edits)
      .split('\n')
      .flatMap((line, index) =>
        line === old[index] ? [] : [`${nameOf(changed)}:${index + 1} ${line.trim()}`],
      );
  });
}

function shownRefusal(workspace: Workspace, { reason, at }: Refusal): string {
  return at === undefined ? reason : `${reason} (${shownLocation(workspace, at)})`;
}

/** What would be renamed, or why nothing can be. */
export function prepared(marked: string): string {
  const { workspace, uri, offset } = parseWorkspace(marked);
  const result = prepareRename(workspace, { uri, offset });
  if (result === undefined) return 'not ours';
  if (result.status === 'refused') return shownRefusal(workspace, result);
  const { range, placeholder } = result;
  const text = shownLocation(workspace, { uri, range });
  return text.endsWith(` ${placeholder}`) ? text : `${text} as ${placeholder}`;
}
