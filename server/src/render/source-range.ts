// What a cursor in the specs stands for when the rendered text is asked what came of it.
import { shift, type TextRange } from '../base/text-range.ts';
import { cursorAt } from '../workspace/cursor.ts';
import type { WorkspaceView } from '../workspace/workspace.ts';

/** On a key the whole value below it, elsewhere the place of the cursor itself. Counts from the start of the file. */
export function sourceRangeAt(view: WorkspaceView, uri: string, offset: number): TextRange {
  const file = view.file(uri);
  const cursor = file === undefined ? undefined : cursorAt(file, offset);
  const { at, placed } = cursor ?? {};
  if (placed === undefined || at?.role !== 'key' || at.pair === undefined) {
    return { start: offset, end: offset };
  }
  return shift(at.pair.value.range, placed.start);
}
