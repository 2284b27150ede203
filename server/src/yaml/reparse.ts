// Reads an edited document by reading only the part that the edit lies in. What is not sure to be the same is not tried.
import { isCollection, isMap, isNode, isPair, type Pair } from 'yaml';
import { compose } from './compose.ts';
import { copyTree } from './copy-tree.ts';
import { differenceOf, piecesAround, type Piece } from './find-piece.ts';
import type { YamlComment, YamlDocument } from './nodes.ts';
import { TreeBuilder, type Anchors } from './tree-builder.ts';

/** How many pieces are tried, from the smallest one on. */
const MOST_TRIED = 3;
/** A piece is worth trying when it is at most this part of the text: else reading all takes hardly longer. */
const LARGEST_PART = 0.5;

/**
 * The document of a text, read with the help of an earlier one that has no problems; undefined when
 * all of the text has to be read. Answers exactly what reading all of it would.
 */
export function reparse(text: string, earlier: YamlDocument): YamlDocument | undefined {
  if (hasDirective(text) || hasExplicitKey(text)) return undefined;
  const difference = differenceOf(earlier.text, text);
  for (const piece of piecesAround(earlier, difference).slice(0, MOST_TRIED)) {
    const length = piece.end - piece.start + difference.moved;
    if (length > text.length * LARGEST_PART) return undefined;
    const read = withPiece(text, { earlier, piece, moved: difference.moved });
    if (read !== undefined) return read;
  }
  return undefined;
}

/** Directives change what tags stand for, and even the rules that scalars are read by. */
function hasDirective(text: string): boolean {
  return text.startsWith('%') || text.includes('\n%');
}

/** After `? key` the parser is lenient with what follows in other columns. */
function hasExplicitKey(text: string): boolean {
  for (let at = text.indexOf('?'); at >= 0; at = text.indexOf('?', at + 1)) {
    if (isBlank(text[at - 1]) && isBlank(text[at + 1])) return true;
  }
  return false;
}

function isBlank(character: string | undefined): boolean {
  return character === undefined || ' \t\r\n'.includes(character);
}

interface Attempt {
  readonly earlier: YamlDocument;
  readonly piece: Piece;
  readonly moved: number;
}

function withPiece(text: string, { earlier, piece, moved }: Attempt): YamlDocument | undefined {
  const end = piece.end + moved;
  const written = text.slice(piece.start, end);
  if (!isReadable(written, piece) || (!piece.isLast && !written.endsWith('\n'))) return undefined;
  const read = readAlone(written, piece);
  if (read === undefined) return undefined;
  const shift = piece.start - read.before;
  const anchors: Anchors = new Map();
  const builder = new TreeBuilder(text, { moved: shift, end, anchors });
  const depth = piece.way.length - 1;
  const root = copyTree({
    text,
    way: piece.way,
    moved,
    anchors,
    addPiece: (to) => {
      if ('map' in to) builder.addPairs(read.children as Pair[], to.map, to.pairs, depth);
      else builder.addItems(read.children, to.seq, to.items, depth);
    },
  });
  if (root === undefined || builder.problems.length > 0) return undefined;
  const comments = [
    ...earlier.comments.filter(({ range }) => range.start < piece.start),
    ...read.comments.map((comment) => movedComment(comment, shift)),
    ...earlier.comments
      .filter(({ range }) => range.start >= piece.end)
      .map((comment) => movedComment(comment, moved)),
  ];
  return { text, root, comments, problems: [] };
}

function movedComment({ range, text }: YamlComment, moved: number): YamlComment {
  return { range: { start: range.start + moved, end: range.end + moved }, text };
}

function isInList({ way }: Piece): boolean {
  return way.at(-1)?.node.kind === 'seq';
}

/** Whether the text of a piece still starts with a child in its column, and holds nothing that ends a document. */
function isReadable(written: string, piece: Piece): boolean {
  const { column, keyColumn = -1 } = piece;
  // Only a list may be as wide as the key that it belongs to.
  if (!isInList(piece) && keyColumn >= column) return false;
  if (written.includes('\0') || /^(?:---|\.\.\.)/m.test(written)) return false;
  if (!/^ *$/.test(written.slice(0, column))) return false;
  const start = written.slice(column, column + 2);
  return isInList(piece) ? /^-[ \r\n]/.test(start) : /^[^\s#?:&!]/.test(start);
}

interface Alone {
  /** Pairs or items of the `yaml` package. */
  readonly children: readonly unknown[];
  readonly comments: readonly YamlComment[];
  /** How much text was put before the piece. */
  readonly before: number;
}

/**
 * Reads a piece between neighbors that are made up, as it stands in its place: what comes before is
 * then the same for the parser, and what it leaves open would swallow the neighbor behind it.
 */
function readAlone(written: string, piece: Piece): Alone | undefined {
  const { column, keyColumn, isLast } = piece;
  const isList = isInList(piece);
  const neighbor = `${' '.repeat(column)}${isList ? '-' : '_:'} ''\n`;
  const before = keyColumn === undefined ? neighbor : `${' '.repeat(keyColumn)}_:\n`;
  const comments: YamlComment[] = [];
  const contents = contentsOf(`${before}${written}${isLast ? '' : neighbor}`, comments);
  const children = childrenOf(keyColumn === undefined ? contents : onlyValueOf(contents));
  const toStart = column + (isList ? '- '.length : 0);
  const neighbors = [
    ...(keyColumn === undefined ? [{ child: children.shift(), line: 0 }] : []),
    ...(isLast ? [] : [{ child: children.pop(), line: before.length + written.length }]),
  ];
  if (!neighbors.every(({ child, line }) => startOf(child) === line + toStart)) return undefined;
  const [first] = children;
  if (isPair(first) === isList) return undefined;
  // An item has its dash in the column, which was looked at; a key may have something before it.
  if (first === undefined || (!isList && startOf(first) !== before.length + column))
    return undefined;
  return { children, comments, before: before.length };
}

/** What the only document of a text holds; undefined when something is wrong with it. */
function contentsOf(text: string, comments: YamlComment[]): unknown {
  try {
    const [document, ...more] = compose(text, comments);
    return more.length > 0 || document?.errors.length !== 0 ? undefined : document.contents;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

function onlyValueOf(node: unknown): unknown {
  const [pair, ...more] = isMap(node) ? node.items : [];
  return more.length === 0 ? pair?.value : undefined;
}

/** Pairs of a block map, or items of a block list; none for anything else. */
function childrenOf(node: unknown): unknown[] {
  return isCollection(node) && node.flow !== true ? [...node.items] : [];
}

/** Where the key of a pair, or the value of an item, starts. */
function startOf(child: unknown): number | undefined {
  const node = isPair(child) ? child.key : child;
  return isNode(node) ? node.range?.[0] : undefined;
}
