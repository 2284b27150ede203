// Edits of lists as wholes: an item goes, a single entry becomes a list.
import type { TextEdit } from '../base/text-edit.ts';
import type { TextRange } from '../base/text-range.ts';
import { pairOfValue } from './access.ts';
import { columnOf, lineEndOf, lineStartOf } from './edit.ts';
import type { YamlDocument, YamlNode, YamlSeq } from './nodes.ts';

/** Removes an item of a list: its whole lines in block style, one comma with it in flow style. */
export function removeItem(document: YamlDocument, seq: YamlSeq, item: YamlNode): TextEdit {
  const index = seq.items.indexOf(item);
  const { start, end } = item.range;
  const next = seq.items[index + 1];
  const previous = seq.items[index - 1];
  if (seq.style === 'flow') {
    if (next !== undefined) return { range: { start, end: next.range.start }, newText: '' };
    if (previous !== undefined) return { range: { start: previous.range.end, end }, newText: '' };
    return { range: { start, end }, newText: '' };
  }
  if (seq.items.length === 1) {
    return emptyList(document, seq, { start: dashBefore(document, start), end });
  }
  const dash = dashBefore(document, start);
  const lineStart = lineStartOf(document, dash);
  if (document.text.slice(lineStart, dash).trim() !== '' && next !== undefined) {
    // The list starts behind another dash: the next item moves up.
    return { range: { start: dash, end: dashBefore(document, next.range.start) }, newText: '' };
  }
  const lineEnd = lineEndOf(document, end);
  const after = /^(?:\r\n|\n|\r)/.exec(document.text.slice(lineEnd))?.[0].length ?? 0;
  return { range: { start: lineStart, end: lineEnd + after }, newText: '' };
}

/** `[]` behind the key; below it, where a comment stands between, and further in than the key. */
function emptyList(document: YamlDocument, seq: YamlSeq, items: TextRange): TextEdit {
  const pair = pairOfValue(seq);
  if (pair === undefined) return { range: items, newText: '[]' };
  const keyEnd = pair.key.range.end;
  const between = document.text.slice(keyEnd, items.start);
  if (!/^[ \t]*:\s*$/.test(between)) return { range: items, newText: '  []' };
  const start = keyEnd + between.indexOf(':') + 1;
  return { range: { start, end: items.end }, newText: ' []' };
}

function dashBefore(document: YamlDocument, start: number): number {
  return Math.max(0, document.text.lastIndexOf('-', start - 1));
}

/** Makes a list of one item out of a value, in the value's own style. */
export function wrapInList(document: YamlDocument, node: YamlNode): readonly TextEdit[] {
  const { start, end } = node.range;
  const isBlock = node.kind === 'map' && node.style === 'block';
  const ownLine = document.text.slice(lineStartOf(document, start), start).trim() === '';
  if (!isBlock || !ownLine) {
    return [
      { range: { start, end: start }, newText: '[' },
      { range: { start: end, end }, newText: ']' },
    ];
  }
  const edits: TextEdit[] = [{ range: { start, end: start }, newText: '- ' }];
  const indent = columnOf(document, start);
  for (const match of document.text.slice(start, end).matchAll(/(?:\r\n|\n|\r)(?=[ \t]*[^\s])/g)) {
    const at = start + match.index + match[0].length;
    const blanks = /^ */.exec(document.text.slice(at))?.[0].length ?? 0;
    // A comment may stand further left and stays there.
    if (blanks >= indent) edits.push({ range: { start: at, end: at }, newText: '  ' });
  }
  return edits;
}
