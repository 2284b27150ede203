// Block YAML by its lines: moving stretches of them in and out.
import type { TextEdit } from '../../../base/text-edit.ts';
import type { TextRange } from '../../../base/text-range.ts';
import { pairRange } from '../../../yaml/access.ts';
import { columnOf, lineEndOf, lineStartOf } from '../../../yaml/edit.ts';
import type { YamlDocument, YamlPair } from '../../../yaml/nodes.ts';

/** Starts of the lines that a range touches, empty lines left out. */
export function lineStartsIn(document: YamlDocument, { start, end }: TextRange): readonly number[] {
  const starts: number[] = [];
  let at = lineStartOf(document, start);
  while (at < end) {
    const lineEnd = lineEndOf(document, at);
    if (document.text.slice(at, lineEnd).trim() !== '') starts.push(at);
    at = lineEnd + (document.text.startsWith('\r\n', lineEnd) ? 2 : 1);
  }
  return starts;
}

/**
 * Takes a pair out of the mapping that it stands in and makes it one of the mapping around.
 * Undefined unless it is the last of its mapping, in block style.
 */
export function pairOneLevelUp(
  document: YamlDocument,
  pair: YamlPair,
): readonly TextEdit[] | undefined {
  const { parent } = pair;
  const holder = parent.parent;
  if (parent.style !== 'block' || parent.pairs.at(-1) !== pair || parent.pairs.length < 2) {
    return undefined;
  }
  if (holder?.kind !== 'pair' || holder.parent.style !== 'block') return undefined;
  const column = columnOf(document, pair.key.range.start);
  const width = column - columnOf(document, holder.key.range.start);
  const starts = lineStartsIn(document, pairRange(pair));
  const isIndented = starts.every((at) => document.text.startsWith(' '.repeat(width), at));
  if (width <= 0 || !isIndented) return undefined;
  return starts.map((at) => ({ range: { start: at, end: at + width }, newText: '' }));
}
