// Growing selections around a place: word, value, pair, map, list, document, file.
import { containsRange, shift, touches, type TextRange } from '../../base/text-range.ts';
import { documentAt, type SpecFile } from '../../workspace/spec-file.ts';
import { pairRange } from '../../yaml/access.ts';
import { nodeAt } from '../../yaml/node-at.ts';
import type { YamlDocument, YamlNode, YamlPair } from '../../yaml/nodes.ts';

/** Ranges around an offset, from the innermost to the whole file, each larger than the one before. */
export function selectionAt(file: SpecFile, offset: number): readonly TextRange[] {
  const whole = { start: 0, end: file.lines.text.length };
  const placed = documentAt(file, offset);
  if (placed === undefined) return [whole];
  const { start, document } = placed;
  const inner = selectionsIn(document.yaml, offset - start).map((range) => shift(range, start));
  return growing([...inner, { start, end: placed.end }, whole], offset);
}

function selectionsIn(document: YamlDocument, offset: number): TextRange[] {
  const word = wordAt(document.text, offset);
  const trimmed = trimmedRange(document.text);
  const comment = document.comments.find(({ range }) => touches(range, offset));
  if (comment !== undefined) return [...word, comment.range, trimmed];
  const at = nodeAt(document, offset);
  if (at === undefined) return [...word, trimmed];
  const ranges = [...word];
  let node: YamlNode | YamlPair | undefined = at.node;
  while (node !== undefined) {
    ranges.push(...rangesOf(node, document.text));
    node = node.parent;
  }
  return [...ranges, trimmed];
}

/** What selecting a node can mean, from the inside out. */
function rangesOf(node: YamlNode | YamlPair, text: string): TextRange[] {
  if (node.kind === 'pair') return [pairRange(node)];
  const { range } = node;
  const ranges: TextRange[] = [];
  if (isBracketed(node)) {
    // What closes it may not be written yet.
    const isClosed = /['"\]}]/.test(text.charAt(range.end - 1));
    ranges.push({ start: range.start + 1, end: isClosed ? range.end - 1 : range.end });
  }
  ranges.push(range);
  if (node.parent?.kind === 'seq' && node.parent.style === 'block') {
    const dash = dashBefore(text, range.start);
    if (dash !== undefined) ranges.push({ start: dash, end: range.end });
  }
  return ranges;
}

/** Quotes and brackets have an inside that can be selected without them. */
function isBracketed(node: YamlNode): boolean {
  if (node.range.end - node.range.start < 2) return false;
  if (node.kind === 'scalar') return node.style === 'single' || node.style === 'double';
  return (node.kind === 'map' || node.kind === 'seq') && node.style === 'flow';
}

function dashBefore(text: string, start: number): number | undefined {
  let index = start - 1;
  while (index >= 0 && ' \t'.includes(text.charAt(index))) index--;
  return text.charAt(index) === '-' && index < start - 1 ? index : undefined;
}

const WORD = /[\p{L}\p{N}_]/u;

function wordAt(text: string, offset: number): TextRange[] {
  let start = offset;
  let end = offset;
  while (start > 0 && WORD.test(text.charAt(start - 1))) start--;
  while (end < text.length && WORD.test(text.charAt(end))) end++;
  return end > start ? [{ start, end }] : [];
}

function trimmedRange(text: string): TextRange {
  const start = Math.max(0, text.search(/[^\s\uFEFF]/));
  return { start, end: Math.max(start, text.trimEnd().length) };
}

/** Leaves out what does not hold the offset and what does not grow. */
function growing(ranges: readonly TextRange[], offset: number): readonly TextRange[] {
  const kept: TextRange[] = [];
  for (const range of ranges) {
    if (!touches(range, offset)) continue;
    const last = kept.at(-1);
    const grows =
      last === undefined ||
      (containsRange(range, last) && range.end - range.start > last.end - last.start);
    if (grows) kept.push(range);
  }
  return kept;
}
