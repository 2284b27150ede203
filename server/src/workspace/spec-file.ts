// One file as a list of documents, each read on its own and kept while its text stays the same.
import { basenameOfUri } from '../base/uri.ts';
import { largest } from '../base/bisect.ts';
import { LineIndex } from '../base/line-index.ts';
import type { TextRange } from '../base/text-range.ts';
import { eachDocument, splitDocuments } from '../yaml/split.ts';
import { isUnread, unreadDocument } from '../yaml/limits.ts';
import { readDocument, statusOfUnread, unreadAs, type SpecDocument } from './read-document.ts';
import { CONFIG_FILE } from './settings.ts';

export type { SpecDocument };

/**
 * Characters in one file, however many documents it has: half of what VS Code itself highlights.
 * Reading them takes seconds, and several hundred megabytes of memory.
 */
export const MOST_IN_FILE = 10_000_000;

const FILE_TOO_LARGE =
  'This file is larger than 10 MB, so nothing in it is checked. Move parts of it to other files.';

/** A document at its place in a file. */
export interface PlacedDocument {
  /** Offset in the file of the document's first character. */
  readonly start: number;
  readonly end: number;
  readonly document: SpecDocument;
}

export interface SpecFile {
  readonly uri: string;
  /** Its text, and where its lines start. */
  readonly lines: LineIndex;
  /** `config`: the project's own settings file, which has a schema but is no resource. */
  readonly type: 'specs' | 'config';
  readonly documents: readonly PlacedDocument[];
}

/**
 * Reads a file. Documents whose text is the same as in `previous` are taken over as they are, so
 * the cost of an edit follows the size of the document that was edited. Each is taken over once:
 * two documents with the same text are two declarations of a name. A file that is too large is one
 * document that nothing is known of.
 */
export function readSpecFile(
  uri: string,
  source: string | LineIndex,
  previous?: SpecFile,
): SpecFile {
  if (source.length > MOST_IN_FILE) return readLarge(uri, linesOf(source), previous);
  if (previous === undefined || isUnreadFile(previous)) return readAnew(uri, linesOf(source));
  const lines = typeof source === 'string' ? previous.lines.replaced(source) : source;
  const { head, tail, between } = keptAround(lines, previous);
  const moved = lines.length - previous.lines.length;
  const replaced = previous.documents.slice(head, previous.documents.length - tail);
  const documents = [
    ...previous.documents.slice(0, head),
    ...readBetween(lines, between, replaced),
    ...previous.documents
      .slice(previous.documents.length - tail)
      .map((placed) => (moved === 0 ? placed : shifted(placed, moved))),
  ];
  return { uri, lines, type: typeOf(uri), documents };
}

function readAnew(uri: string, lines: LineIndex): SpecFile {
  const { text } = lines;
  const documents = splitDocuments(text).map(({ start, end }) => ({
    start,
    end,
    document: readDocument(text.slice(start, end)),
  }));
  return { uri, lines, type: typeOf(uri), documents };
}

function linesOf(source: string | LineIndex): LineIndex {
  return typeof source === 'string' ? new LineIndex(source) : source;
}

function typeOf(uri: string): SpecFile['type'] {
  return basenameOfUri(uri) === CONFIG_FILE ? 'config' : 'specs';
}

function readLarge(uri: string, lines: LineIndex, previous: SpecFile | undefined): SpecFile {
  // What may be OAM is taken for it from then on, so that an edit costs no look at all of the text.
  const wasUnread = previous?.documents[0]?.document.oam.status === 'unread';
  const status = wasUnread && isUnreadFile(previous) ? 'unread' : statusOfUnread(lines.text);
  return unreadFile(uri, lines, status);
}

/** A file that is too large, by the lines of whoever shows it. `unread`: what it says may be OAM. */
export function unreadFile(uri: string, lines: LineIndex, status: 'unread' | 'foreign'): SpecFile {
  const document = unreadAs(unreadDocument(FILE_TOO_LARGE), status);
  return { uri, lines, type: typeOf(uri), documents: [{ start: 0, end: lines.length, document }] };
}

/** Whether all of a file was left unread: its lines may be a part of what the file says. */
export function isUnreadFile({ documents }: SpecFile): boolean {
  return documents.length === 1 && documents.every(({ document }) => isUnread(document.yaml));
}

function shifted({ start, end, document }: PlacedDocument, by: number): PlacedDocument {
  return { start: start + by, end: end + by, document };
}

/** How much of an earlier reading holds for a text as well. */
interface Kept {
  /** How many documents at the start, and how many at the end, are the same. */
  readonly head: number;
  readonly tail: number;
  /** The documents of the text between them: at least one, and the first starts where the head ends. */
  readonly between: readonly TextRange[];
}

/**
 * What is the same around an edit. A document starts where a marker line stands or where one ended,
 * and how the text goes on from there does not depend on what came before: so as soon as the
 * documents of both texts start at the same place before equal text, all others are the same.
 */
function keptAround(lines: LineIndex, { lines: earlier, documents }: SpecFile): Kept {
  const moved = lines.length - earlier.length;
  const { before, after } = lines.sharedWith(earlier);
  // The marker after the last equal document may be what was edited, and its own one may be no
  // marker anymore when the text ended with it.
  const equal = largest(documents.length, (count) => (documents[count - 1]?.end ?? 0) <= before);
  const head = Math.max(0, equal - 2);
  const start = documents[head]?.start ?? 0;
  const last = largest(documents.length - head - 1, (count) => {
    const from = documents[documents.length - count]?.start ?? 0;
    return from + moved >= start && from >= earlier.length - after;
  });
  const known = { documents, first: documents.length - last, moved };
  // Most edits leave the next documents where they were; others may change all up to the end.
  const near = (documents[known.first + 1]?.end ?? earlier.length) + moved;
  const { between, next } = splitUntil(lines, { start, end: near }, known);
  return { head, tail: documents.length - next, between };
}

/** Documents of an earlier text, which follow from the one with the number `first` on, so many characters further on. */
interface Following {
  readonly documents: readonly PlacedDocument[];
  readonly first: number;
  readonly moved: number;
}

/** Documents of a part of the text, and which of the following ones comes next. */
interface Split {
  readonly between: readonly TextRange[];
  readonly next: number;
}

/** The documents up to the first known one, looked for in a part of the text, else up to its end. */
function splitUntil(lines: LineIndex, { start, end }: TextRange, known: Following): Split {
  const { documents, first, moved } = known;
  const between: TextRange[] = [];
  let next = first;
  for (const range of eachDocument(lines.slice(start, end), 0)) {
    const from = range.start + start;
    while (next < documents.length && (documents[next]?.start ?? 0) + moved < from) next++;
    const isKnown = next < documents.length && (documents[next]?.start ?? 0) + moved === from;
    if (isKnown && between.length > 0) return { between, next };
    between.push({ start: from, end: range.end + start });
  }
  if (end < lines.length) return splitUntil(lines, { start, end: lines.length }, known);
  return { between, next: documents.length };
}

/** The documents in those stretches; those with a text that was there before are taken over. */
function readBetween(
  lines: LineIndex,
  ranges: readonly TextRange[],
  replaced: readonly PlacedDocument[],
): readonly PlacedDocument[] {
  const kept = new Map<string, SpecDocument[]>();
  for (const { document } of replaced.toReversed()) {
    if (isUnread(document.yaml)) continue;
    const same = kept.get(document.yaml.text);
    if (same === undefined) kept.set(document.yaml.text, [document]);
    else same.push(document);
  }
  return ranges.map(({ start, end }, index) => {
    const part = lines.slice(start, end);
    const document = kept.get(part)?.pop() ?? readDocument(owned(part), replaced[index]?.document);
    return { start, end, document };
  });
}

/**
 * A copy of its own. Engines keep the whole text in memory for as long as a part of it is in use,
 * and a file with many documents would keep one text for each document that was ever edited.
 */
function owned(part: string): string {
  return JSON.parse(JSON.stringify(part)) as string;
}

/** Lets go of what the documents of a file mean, until somebody asks: few of all files are looked at again soon. */
export function letRest({ documents }: SpecFile): void {
  for (const { document } of documents) document.rest();
}

/** How many documents at the start and at the end two readings of a file have in common. */
export function sameEnds(
  one: readonly PlacedDocument[],
  other: readonly PlacedDocument[],
): { readonly head: number; readonly tail: number } {
  const most = Math.min(one.length, other.length);
  let head = 0;
  while (head < most && one[head]?.document === other[head]?.document) head++;
  let tail = 0;
  while (tail < most - head && one.at(-1 - tail)?.document === other.at(-1 - tail)?.document) {
    tail++;
  }
  return { head, tail };
}

/** The documents that only the earlier, or only the later of two readings of a file has, or that changed places. */
export function documentChanges(
  earlier: readonly PlacedDocument[],
  later: readonly PlacedDocument[],
): Readonly<Record<'gone' | 'come' | 'moved', ReadonlySet<SpecDocument>>> {
  const { head, tail } = sameEnds(earlier, later);
  const between = (placed: readonly PlacedDocument[]): readonly SpecDocument[] =>
    placed.slice(head, placed.length - tail).map(({ document }) => document);
  const [gone, come] = [new Set(between(earlier)), new Set<SpecDocument>()];
  const stayed = new Set<SpecDocument>();
  for (const document of between(later)) (gone.delete(document) ? stayed : come).add(document);
  const order = between(earlier).filter((document) => stayed.has(document));
  const isSame = [...stayed].every((document, index) => document === order[index]);
  return { gone, come, moved: isSame ? new Set() : stayed };
}

/** The document that holds an offset; at the border of two, the one that starts there. */
export function documentAt(file: SpecFile, offset: number): PlacedDocument | undefined {
  const { documents } = file;
  let low = 0;
  let high = documents.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((documents[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return documents[low];
}
