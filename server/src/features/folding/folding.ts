// What can be folded away: documents, maps, lists, long texts, comment blocks and marked regions.
import type { LineIndex } from '../../base/line-index.ts';
import { shift, type TextRange } from '../../base/text-range.ts';
import type { PlacedDocument, SpecFile } from '../../workspace/spec-file.ts';
import { pairRange } from '../../yaml/access.ts';
import type { YamlComment, YamlDocument, YamlNode } from '../../yaml/nodes.ts';

/** A stretch of whole lines: the first stays visible. `start` and `end` lie in different lines. */
export interface FoldingSpan {
  readonly range: TextRange;
  readonly kind: 'code' | 'comment' | 'region';
}

/**
 * The foldable stretches of a file, sorted by where they start, at most one for each first line.
 * Empty for a file without OAM, which is left to others.
 */
export function foldingOf(file: SpecFile): readonly FoldingSpan[] {
  const relevant =
    file.type === 'config' || file.documents.some((each) => each.document.oam.status !== 'foreign');
  if (!relevant) return [];
  const { code, comments, regions } = spansOf(file);
  return onePerLine([...regions, ...comments, ...code], file.lines);
}

function spansOf(file: SpecFile): Record<'code' | 'comments' | 'regions', readonly FoldingSpan[]> {
  const comments = file.documents.flatMap(({ document, start }) =>
    document.yaml.comments
      .filter((comment) => isWholeLine(document.yaml, comment))
      .map(({ range, text }) => ({ range: shift(range, start), text })),
  );
  const code = file.documents.flatMap(({ document, start }) => {
    const ranges: TextRange[] = [];
    collect(document.yaml.root, document.yaml.text, ranges);
    return ranges.map((range) => shift(range, start));
  });
  const several = file.documents.length > 1 ? file.documents.flatMap(documentRange) : [];
  return {
    code: [...several, ...code].map((range) => ({ range, kind: 'code' as const })),
    comments: commentBlocks(comments, file.lines),
    regions: regionsOf(comments),
  };
}

/** Largest first for each line: two spans that start in one line would fight for the same arrow. */
function onePerLine(spans: readonly FoldingSpan[], lines: LineIndex): readonly FoldingSpan[] {
  const byLine = new Map<number, FoldingSpan>();
  for (const span of spans) {
    const first = lines.lineAt(span.range.start);
    if (lines.lineAt(span.range.end) <= first) continue;
    const known = byLine.get(first);
    if (known === undefined || known.range.end < span.range.end) byLine.set(first, span);
  }
  return [...byLine.values()].sort((a, b) => a.range.start - b.range.start);
}

/** From the first thing written to the last. */
function documentRange({ document, start }: PlacedDocument): TextRange[] {
  const { text } = document.yaml;
  const first = text.search(/[^\s\uFEFF]/);
  return first < 0 ? [] : [shift({ start: first, end: text.trimEnd().length }, start)];
}

function collect(node: YamlNode | undefined, text: string, ranges: TextRange[]): void {
  if (node?.kind === 'map') {
    if (node.style === 'flow') ranges.push(withoutBracketLine(node.range, text));
    for (const pair of node.pairs) {
      ranges.push(withoutBracketLine(pairRange(pair), text));
      collect(pair.value, text, ranges);
    }
  } else if (node?.kind === 'seq') {
    if (node.style === 'flow') ranges.push(withoutBracketLine(node.range, text));
    for (const item of node.items) {
      ranges.push(withoutBracketLine(item.range, text));
      collect(item, text, ranges);
    }
  }
}

/** A closing bracket that starts its line stays visible, as editors show it for other languages. */
function withoutBracketLine({ start, end }: TextRange, text: string): TextRange {
  if (!'}]'.includes(text.charAt(end - 1))) return { start, end };
  let index = end - 1;
  while (index > start && ' \t'.includes(text.charAt(index - 1))) index--;
  if (index === start || !'\r\n'.includes(text.charAt(index - 1))) return { start, end };
  while (index > start && ' \t\r\n'.includes(text.charAt(index - 1))) index--;
  return { start, end: index };
}

function isWholeLine({ text }: YamlDocument, { range }: YamlComment): boolean {
  let before = range.start - 1;
  while (before >= 0 && ' \t\uFEFF'.includes(text.charAt(before))) before--;
  return before < 0 || '\r\n'.includes(text.charAt(before));
}

const REGION = /^#\s*#?(end)?region\b/;

function commentBlocks(comments: readonly YamlComment[], lines: LineIndex): FoldingSpan[] {
  const blocks: { start: number; end: number }[] = [];
  let next = -1;
  for (const { range, text } of comments) {
    if (REGION.test(text)) continue;
    const line = lines.lineAt(range.start);
    const last = blocks.at(-1);
    if (last !== undefined && line === next) last.end = range.end;
    else blocks.push({ ...range });
    next = line + 1;
  }
  return blocks.map((range) => ({ range, kind: 'comment' }));
}

/** Regions may hold each other; an end without a start, or a start without an end, means nothing. */
function regionsOf(comments: readonly YamlComment[]): FoldingSpan[] {
  const open: number[] = [];
  const regions: FoldingSpan[] = [];
  for (const { range, text } of comments) {
    const marker = REGION.exec(text);
    if (marker === null) continue;
    if (marker[1] === undefined) open.push(range.start);
    else {
      const start = open.pop();
      if (start !== undefined) regions.push({ range: { start, end: range.end }, kind: 'region' });
    }
  }
  return regions;
}
