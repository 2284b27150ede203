// Finds the smallest part of a document that an edit lies in and that can be read without the rest.
import type { Step } from './copy-tree.ts';
import type { YamlDocument, YamlMap, YamlNode, YamlSeq } from './nodes.ts';

/** What differs between two texts: this stretch of the earlier one, which is longer by `moved` in the new one. */
export interface Difference {
  readonly from: number;
  readonly to: number;
  readonly moved: number;
}

/** Whole lines of a document that hold neighboring pairs of a block map, or items of a block list, and nothing else. */
export interface Piece {
  /** From the root to the collection; the children named there are those of the piece. */
  readonly way: readonly Step[];
  /** From the start of the line of the first child to where the line of what follows starts. */
  readonly start: number;
  readonly end: number;
  /** Whether nothing comes behind it. */
  readonly isLast: boolean;
  /** The column of the keys, or of the dashes. */
  readonly column: number;
  /** The column of the key that the collection is the value of, when the piece starts with its first child. */
  readonly keyColumn: number | undefined;
}

/** Stretch that is not the same in both texts. */
export function differenceOf(earlier: string, text: string): Difference {
  const most = Math.min(earlier.length, text.length);
  const from = countWhile(most, (at, size) => earlier.startsWith(text.slice(at, at + size), at));
  const behind = countWhile(most - from, (at, size) => {
    const [end, oldEnd] = [text.length - at, earlier.length - at];
    return earlier.startsWith(text.slice(end - size, end), oldEnd - size);
  });
  return { from, to: earlier.length - behind, moved: text.length - earlier.length };
}

/** How many characters, up to `most`, are the same: looked at in stretches, since single characters take long. */
function countWhile(most: number, isSame: (at: number, size: number) => boolean): number {
  let count = 0;
  for (let size = 4096; size >= 1; size = size >> 1) {
    while (count + size <= most && isSame(count, size)) count += size;
  }
  return count;
}

/** The pieces that hold the difference, the smallest first. */
export function piecesAround(document: YamlDocument, difference: Difference): readonly Piece[] {
  const { text } = document;
  const pieces: Piece[] = [];
  const way: Step[] = [];
  let node = document.root;
  let end: number | undefined = text.length;
  let keyColumn: number | undefined;
  while (isBlock(node)) {
    const place: Children = new Children(text, node, end);
    const at = place.lastBefore(difference.from);
    if (at < 0) break;
    const run = place.around(at, difference);
    if (run !== undefined && (run.first > 0 || keyColumn !== undefined)) {
      const { first, last, ...lines } = run;
      const isLast = lines.end === text.length;
      const found = { ...lines, isLast, keyColumn: first === 0 ? keyColumn : undefined };
      pieces.push({ way: [...way, { node, first, last }], ...found });
    }
    if (difference.to > (place.lineOf(at + 1) ?? text.length)) break;
    way.push({ node, first: at, last: at });
    end = place.endOf(at);
    keyColumn = node.kind === 'map' ? columnOf(text, place.offsetOf(at)) : undefined;
    node = place.valueOf(at);
  }
  return pieces.reverse();
}

function isBlock(node: YamlNode | undefined): node is YamlMap | YamlSeq {
  return (node?.kind === 'map' || node?.kind === 'seq') && node.style === 'block';
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

interface Run {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  readonly column: number;
}

/** The pairs or items of a collection by the lines that they start on. */
class Children {
  readonly #text: string;
  readonly #node: YamlMap | YamlSeq;
  readonly #end: number | undefined;

  /** `end`: where the line of what follows the collection starts; undefined when it has none of its own. */
  constructor(text: string, node: YamlMap | YamlSeq, end: number | undefined) {
    this.#text = text;
    this.#node = node;
    this.#end = end;
  }

  get #count(): number {
    return (this.#node.kind === 'map' ? this.#node.pairs : this.#node.items).length;
  }

  /** Where the key of a pair, or the value of an item, starts. */
  offsetOf(index: number): number {
    const node = this.#node;
    const start = node.kind === 'map' ? node.pairs[index]?.key : node.items[index];
    return start?.range.start ?? this.#text.length;
  }

  valueOf(index: number): YamlNode | undefined {
    const node = this.#node;
    return node.kind === 'map' ? node.pairs[index]?.value : node.items[index];
  }

  /** Start of the line that a child starts on; undefined behind the last one. */
  lineOf(index: number): number | undefined {
    return index < this.#count ? lineStart(this.#text, this.offsetOf(index)) : undefined;
  }

  /** The last child that starts on a line at or before an offset; -1 when all start behind. */
  lastBefore(offset: number): number {
    let low = -1;
    let high = this.#count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.lineOf(middle) ?? Infinity) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Where the lines of a child end; undefined when what follows does not start a line of its own. */
  endOf(index: number): number | undefined {
    if (index + 1 >= this.#count) return this.#end;
    return this.#columnOf(index + 1) === undefined ? undefined : this.lineOf(index + 1);
  }

  /** The children whose lines hold the difference, all of them, and begin and end with lines of their own. */
  around(at: number, { from, to }: Difference): Run | undefined {
    let first = at;
    // What stands at the start of a line may also belong to what ends before.
    if (first > 0 && this.lineOf(first) === from) first--;
    while (first > 0 && this.#columnOf(first) === undefined) first--;
    const [column, start] = [this.#columnOf(first), this.lineOf(first)];
    if (column === undefined || start === undefined) return undefined;
    let last = at;
    let end = this.endOf(last);
    while (end === undefined || end < to) {
      if (++last >= this.#count) return undefined;
      end = this.endOf(last);
    }
    return { first, last, start, end, column };
  }

  /** The column of a child that is the first thing on its line, without anchor, tag or `?`; undefined for others. */
  #columnOf(index: number): number | undefined {
    const offset = this.offsetOf(index);
    const before = this.#text.slice(this.lineOf(index), offset);
    if (this.#node.kind === 'seq') {
      return /^ *- *$/.test(before) ? before.indexOf('-') : undefined;
    }
    const key = this.#node.pairs[index]?.key;
    const isWritten = key?.kind === 'scalar' && key.style !== 'empty';
    return isWritten && /^ *$/.test(before) ? before.length : undefined;
  }
}
