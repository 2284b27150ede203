// Keeps the comments that an edit would take away with the text around them.
import type { TextEdit } from '../base/text-edit.ts';
import { containsRange } from '../base/text-range.ts';
import { lineBreakOf, lineStartOf } from './edit.ts';
import type { YamlDocument } from './nodes.ts';

/**
 * The edits, with each comment that they would remove on a line of its own above the line where
 * the removal starts. Undefined where there is no such place.
 */
export function keepingComments(
  document: YamlDocument,
  edits: readonly TextEdit[],
): readonly TextEdit[] | undefined {
  const added: TextEdit[] = [];
  for (const comment of document.comments) {
    const around = edits.find(
      ({ range, newText }) =>
        containsRange(range, comment.range) && !newText.includes(comment.text),
    );
    if (around === undefined) continue;
    const at = lineStartOf(document, around.range.start);
    if (edits.some(({ range }) => range.start < at && at < range.end)) return undefined;
    const indent = /^[ \t]*/.exec(document.text.slice(at))?.[0] ?? '';
    const newText = indent + comment.text + lineBreakOf(document);
    added.push({ range: { start: at, end: at }, newText });
  }
  return [...added, ...edits];
}
