// A place in the text of a document where something can be written: the answer of `slotAt`.
import type { TextRange } from '../base/text-range.ts';
import type { YamlPath } from './access.ts';
import type { YamlNode } from './nodes.ts';

export type SlotStyle = 'block' | 'flow' | 'json';

/**
 * A place for a key, a value or a list item.
 * - `key`: a key of the mapping at `path`, which has or will have its keys in column `indent`;
 * - `value`: the value at `path`, of any type;
 * - `item`: an item of the list at `path` whose dash is still to be written, in column `indent`;
 * - `none`: nothing can be written here that the rest of the document would bear.
 */
export interface Slot {
  readonly role: 'key' | 'value' | 'item' | 'none';
  readonly path: YamlPath;
  /** What the tree has at `path`. */
  readonly node: YamlNode | undefined;
  /** Keys that the mapping has already, without the one at the cursor. */
  readonly keys: ReadonlySet<string>;
  /** The word at the cursor, its quotes included: what is to be replaced. On one line. */
  readonly word: TextRange;
  /** What was typed of the word up to the cursor, quotes left out. */
  readonly typed: string;
  readonly quote: '"' | "'" | undefined;
  /** Column for keys and dashes; for a value behind its key, the column of that key. */
  readonly indent: number;
  readonly style: SlotStyle;
  /**
   * Where a value starts: on a line of its own, behind a dash (a mapping may start right there), or
   * behind its key or bracket.
   */
  readonly start: 'line' | 'dash' | 'inline';
  /** A colon stands behind the word. */
  readonly hasColon: boolean;
  /** More text stands behind the word on its line, so that nothing with a value can be put there. */
  readonly hasRest: boolean;
  /** A colon or dash stands right before the cursor, with no blank between. */
  readonly needsBlank: boolean;
  /** In flow style: something follows without a comma. */
  readonly needsComma: boolean;
  /** In flow style: the word is the first thing on its line, so more lines may follow. */
  readonly onOwnLine: boolean;
  /** A second meaning of the same place: the item of a list whose dashes stand in the column of the keys. */
  readonly alternative: Slot | undefined;
}

/** A slot in which nothing can be written; the start of all others. */
export function emptySlot(offset: number): Slot {
  return {
    role: 'none',
    path: [],
    node: undefined,
    keys: new Set(),
    word: { start: offset, end: offset },
    typed: '',
    quote: undefined,
    indent: 0,
    style: 'block',
    start: 'inline',
    hasColon: false,
    hasRest: false,
    needsBlank: false,
    needsComma: false,
    onOwnLine: false,
    alternative: undefined,
  };
}
