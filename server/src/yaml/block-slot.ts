// The slot at a cursor in block style: the column decides which mapping or list the place belongs to.
import type { YamlPath } from './access.ts';
import { findParent, pathOfEntry } from './block-paths.ts';
import {
  closingQuote,
  commentStart,
  isBlank,
  skipBlanks,
  type BlockLine,
  type BlockLines,
  type LineEntry,
} from './block-lines.ts';
import { emptySlot, type Slot } from './slot-model.ts';

/** The slot at `offset`, which is not inside a flow collection. */
export function blockSlot(lines: BlockLines, offset: number): Slot {
  const line = lines.at(offset);
  const before = lines.text.slice(line.start, offset);
  if (line.content === 'marker' || offset < line.start || /^\s*\t|\s#/.test(before)) {
    return emptySlot(offset);
  }
  if (line.content === 'none') {
    const place = placeAt(lines, line, offset, undefined);
    // A comment may follow, but the cursor has to stand before it in blank space.
    return place !== undefined && before.trim() === '' ? ownLineSlot(place) : emptySlot(offset);
  }
  const entry = line.entries.findLast(({ start }) => start <= offset);
  if (entry === undefined) return emptySlot(offset);
  if (entry.kind === 'key') {
    return offset <= entry.colon ? keySlot(lines, offset, entry) : valueSlot(lines, offset, entry);
  }
  const word = entry.kind === 'dash' ? undefined : entry;
  const dash = word === undefined ? entry : line.entries.at(-2);
  const place = placeAt(lines, line, offset, word);
  if (place === undefined) return emptySlot(offset);
  return dash === undefined ? ownLineSlot(place) : afterDash(place, dash);
}

/** A place where a key or a value may start. */
interface Place {
  readonly lines: BlockLines;
  readonly line: BlockLine;
  readonly offset: number;
  readonly column: number;
  readonly word: Word;
}

type Word = Pick<Slot, 'word' | 'typed' | 'quote' | 'hasRest'>;

function placeAt(
  lines: BlockLines,
  line: BlockLine,
  offset: number,
  entry: LineEntry | undefined,
): Place | undefined {
  const word = freeWord(lines.text, line, offset, entry);
  if (word === undefined) return undefined;
  return { lines, line, offset, column: word.word.start - line.start, word };
}

/** A word without a colon, or no word. Only up to the next blank, so that nothing behind it is lost. */
function freeWord(
  text: string,
  line: BlockLine,
  offset: number,
  entry: LineEntry | undefined,
): Word | undefined {
  if (entry === undefined) {
    const hasRest = skipBlanks(text, offset, line.end) < line.end;
    return { word: { start: offset, end: offset }, typed: '', quote: undefined, hasRest };
  }
  if (entry.kind === 'text') {
    const found = scalarWord(text, entry.start, line.end, offset);
    return found?.quote === undefined ? undefined : { ...found, hasRest: false };
  }
  if (offset > entry.end) return undefined;
  let end = offset;
  while (end < entry.end && !isBlank(text[end])) end++;
  const hasRest = skipBlanks(text, end, line.end) < line.end;
  return { ...wordOf(text, entry.start, end, offset), hasRest };
}

/** On a key that has its colon. */
function keySlot(lines: BlockLines, offset: number, key: LineEntry): Slot {
  const parent = findParent(lines, key);
  const path = parent === undefined ? undefined : pathOfEntry(lines, parent);
  if (path === undefined || offset > key.end) return emptySlot(offset);
  const word = wordOf(lines.text, key.start, key.end, offset);
  const keys = siblingKeys(lines, key.line, key.column);
  const base = { ...emptySlot(offset), ...word, path, keys, indent: key.column };
  return { ...base, role: 'key', hasColon: true };
}

/** Behind `key:` on the same line. */
function valueSlot(lines: BlockLines, offset: number, key: LineEntry): Slot {
  const { text } = lines;
  const { end } = lines.line(key.line);
  const path = pathOfEntry(lines, key);
  const from = skipBlanks(text, key.colon + 1, end);
  const at = key.valueStart;
  const hasProperties = at !== from && from < end && text[from] !== '#';
  if (path === undefined || hasProperties) return emptySlot(offset);
  const base = { ...emptySlot(offset), role: 'value', path, indent: key.column } as const;
  if (at === undefined) {
    if (hasValueBelow(lines, key.line, key)) return emptySlot(offset);
    return { ...base, needsBlank: offset === key.colon + 1, hasRest: from < end };
  }
  const word = offset < at ? undefined : scalarWord(text, at, end, offset);
  return word === undefined ? emptySlot(offset) : { ...base, ...word };
}

/** Behind a dash: a value, or the first key of a mapping. */
function afterDash(place: Place, dash: LineEntry): Slot {
  const { lines, line, offset, word } = place;
  const path = offset === dash.start ? undefined : pathOfEntry(lines, dash);
  const isEmpty = word.word.start === word.word.end;
  if (path === undefined || (isEmpty && dash.valueStart !== undefined)) return emptySlot(offset);
  const needsBlank = offset === dash.end;
  const indent = needsBlank ? place.column + 1 : place.column;
  const base = { ...emptySlot(offset), ...word, path, indent, start: 'dash', needsBlank } as const;
  const below = lines.below(line.number);
  if (below === undefined || below.column <= dash.column) return { ...base, role: 'value' };
  if (below.column !== indent || below.kind === 'dash') return emptySlot(offset);
  return { ...base, role: 'key', keys: siblingKeys(lines, line.number, indent) };
}

/** In a blank line, or on a word that stands alone in its line. */
function ownLineSlot(place: Place): Slot {
  const { lines, line, offset, column } = place;
  let skipped = false;
  for (const entry of lines.before(line.number, 0)) {
    if (entry.column === column) return besideEntry(place, entry, skipped ? 'apart' : 'next');
    if (entry.column < column) return skipped ? emptySlot(offset) : belowEntry(place, entry);
    skipped = true;
  }
  return skipped ? emptySlot(offset) : belowEntry(place, undefined);
}

/** In the column of an entry further up; `next` when nothing stands between the two. */
function besideEntry(place: Place, entry: LineEntry, distance: 'next' | 'apart'): Slot {
  const { lines, offset, column } = place;
  const parent = findParent(lines, entry);
  const path = parent === undefined ? undefined : pathOfEntry(lines, parent);
  if (path === undefined || entry.kind === 'text') return emptySlot(offset);
  if (entry.kind === 'dash') {
    const item = itemAt(place, path);
    if (parent === 'root' || parent?.kind !== 'key' || parent.column !== column) return item;
    return either(besideEntry(place, parent, 'apart'), item);
  }
  const slot = keyAt(place, path);
  if (entry.kind !== 'key' || entry.valueStart !== undefined || distance === 'apart') return slot;
  const list = pathOfEntry(lines, entry);
  return list === undefined ? slot : either(slot, itemAt(place, list));
}

/** A key, and second an item of a list whose dashes stand in the same column. */
function either(key: Slot, item: Slot): Slot {
  return key.role === 'none' || item.role === 'none'
    ? { ...(key.role === 'none' ? item : key), alternative: undefined }
    : { ...key, alternative: item };
}

/** Further right than the entry above that it belongs to; undefined stands for the root. */
function belowEntry(place: Place, entry: LineEntry | undefined): Slot {
  const { lines, line, offset, column } = place;
  const holder = entry ?? 'root';
  const isOpen =
    holder === 'root' ||
    ((holder.kind === 'key' || holder.kind === 'dash') && holder.valueStart === undefined);
  const path = isOpen ? pathOfEntry(lines, holder) : undefined;
  if (path === undefined) return emptySlot(offset);
  const below = lines.below(line.number);
  const isInside = below !== undefined && (holder === 'root' || below.column > holder.column);
  if (!isInside) {
    const isTaken = holder !== 'root' && hasValueBelow(lines, line.number, holder);
    if (isTaken) return emptySlot(offset);
    return { ...slotAtPlace(place, path), role: 'value', start: 'line' };
  }
  if (below.column < column) return emptySlot(offset);
  const isList = below.column === column && below.kind === 'dash';
  return isList ? itemAt(place, path) : keyAt(place, path);
}

/** A key; where its value stands on the lines below already, only as the name that is being typed. */
function keyAt(place: Place, path: YamlPath): Slot {
  const { lines, line, offset, column, word } = place;
  const below = lines.below(line.number);
  const hasBelow =
    below !== undefined &&
    (below.column > column || (below.column === column && below.kind === 'dash'));
  if (hasBelow && word.typed === '') return emptySlot(offset);
  const slot = slotAtPlace(place, path);
  const keys = siblingKeys(lines, line.number, column);
  return { ...slot, role: 'key', keys, hasRest: slot.hasRest || hasBelow };
}

/** An item; a deeper line below would become part of it. */
function itemAt(place: Place, path: YamlPath): Slot {
  const { lines, line, offset, column } = place;
  const below = lines.below(line.number);
  if (below !== undefined && below.column > column) return emptySlot(offset);
  return { ...slotAtPlace(place, path), role: 'item' };
}

function slotAtPlace({ offset, column, word }: Place, path: YamlPath): Slot {
  return { ...emptySlot(offset), ...word, path, indent: column };
}

/** The scalar that starts at `at`; undefined when the cursor is not in text that could be replaced. */
function scalarWord(
  text: string,
  at: number,
  lineEnd: number,
  offset: number,
): Pick<Slot, 'word' | 'typed' | 'quote'> | undefined {
  const first = text[at];
  if (first === '"' || first === "'") {
    const close = closingQuote(text, at, lineEnd);
    const end = close === undefined ? trimmed(text, at, lineEnd) : close + 1;
    const inside = offset > at && (close === undefined ? offset <= end : offset <= close);
    return inside ? wordOf(text, at, end, offset) : undefined;
  }
  if ('|>*&!%@`{['.includes(first ?? '')) return undefined;
  const end = trimmed(text, at, commentStart(text, at, lineEnd));
  return offset > end ? undefined : wordOf(text, at, end, offset);
}

function trimmed(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text[at - 1])) at--;
  return at;
}

/** A word with what was typed of it. */
export function wordOf(
  text: string,
  start: number,
  end: number,
  offset: number,
): Pick<Slot, 'word' | 'typed' | 'quote'> {
  const first = text[start];
  const quote = first === '"' || first === "'" ? first : undefined;
  const typed = text.slice(quote === undefined ? start : start + 1, Math.max(start, offset));
  return { word: { start, end: Math.max(end, offset) }, typed, quote };
}

/** Whether the value of a key or dash stands on the lines below. */
function hasValueBelow(lines: BlockLines, number: number, holder: LineEntry): boolean {
  const below = lines.below(number);
  if (below === undefined) return false;
  if (below.column > holder.column) return true;
  return holder.kind === 'key' && below.kind === 'dash' && below.column === holder.column;
}

/** Keys in the same column that belong to the same mapping, above and below the line. */
function siblingKeys(lines: BlockLines, number: number, column: number): ReadonlySet<string> {
  const keys = new Set<string>();
  const add = (entry: LineEntry): boolean => {
    if (entry.column === column && entry.kind === 'key') keys.add(entry.name);
    return entry.column < column;
  };
  const [own] = lines.line(number).entries;
  // A dash on the cursor's own line opens the mapping, so nothing above belongs to it.
  const opensHere = own?.kind === 'dash' && own.column < column;
  if (!opensHere) for (const entry of lines.before(number, 0)) if (add(entry)) break;
  for (const entry of lines.after(number)) if (add(entry)) break;
  return keys;
}
