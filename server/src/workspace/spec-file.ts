// One file as a list of documents, each read on its own and kept while its text stays the same.
import { basenameOfUri } from '../base/uri.ts';
import { LineIndex } from '../base/line-index.ts';
import type { TextRange } from '../base/text-range.ts';
import { lower, type OamDocument } from '../model/lower.ts';
import { namesOf, type NameUse } from '../model/names.ts';
import { parseDocument } from '../yaml/parse.ts';
import { eachDocument, splitDocuments } from '../yaml/split.ts';
import type { YamlDocument } from '../yaml/nodes.ts';
import { CONFIG_FILE } from './settings.ts';

/** One YAML document with what it means. Positions inside count from its own start. */
export interface SpecDocument {
  readonly yaml: YamlDocument;
  readonly oam: OamDocument;
  /** Names declared and referred to; empty for what is not OAM. */
  readonly names: readonly NameUse[];
}

/** A document at its place in a file. */
export interface PlacedDocument {
  /** Offset in the file of the document's first character. */
  readonly start: number;
  readonly end: number;
  readonly document: SpecDocument;
}

export interface SpecFile {
  readonly uri: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** `config`: the project's own settings file, which has a schema but is no resource. */
  readonly type: 'specs' | 'config';
  readonly documents: readonly PlacedDocument[];
}

/**
 * Reads a file. Documents whose text is the same as in `previous` are taken over as they are, so
 * the cost of an edit follows the size of the document that was edited. Each is taken over once:
 * two documents with the same text are two declarations of a name. `known` is the index of the
 * text where somebody has it already.
 */
export function readSpecFile(
  uri: string,
  text: string,
  previous?: SpecFile,
  known?: LineIndex,
): SpecFile {
  const type = basenameOfUri(uri) === CONFIG_FILE ? 'config' : 'specs';
  if (previous === undefined) {
    const lines = known ?? new LineIndex(text);
    const documents = splitDocuments(text).map(({ start, end }) => ({
      start,
      end,
      document: readDocument(text.slice(start, end)),
    }));
    return { uri, text, lines, type, documents };
  }
  const { head, tail, between } = keptAround(text, previous);
  const before = between[0]?.start ?? 0;
  const end = between.at(-1)?.end ?? before;
  const after = text.length - end;
  const moved = text.length - previous.text.length;
  const replaced = previous.documents.slice(head, previous.documents.length - tail);
  const documents = [
    ...previous.documents.slice(0, head),
    ...readBetween(text, between, replaced),
    ...previous.documents
      .slice(previous.documents.length - tail)
      .map((placed) =>
        moved === 0 ? placed : { ...placed, start: placed.start + moved, end: placed.end + moved },
      ),
  ];
  const lines = known ?? new LineIndex(text, { index: previous.lines, before, after });
  return { uri, text, lines, type, documents };
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
function keptAround(text: string, { text: earlier, documents }: SpecFile): Kept {
  const moved = text.length - earlier.length;
  // The marker after the last equal document may be what was edited, and its own one may be no
  // marker anymore when the text ended with it.
  const equal = largest(documents.length, (count) => {
    const end = documents[count - 1]?.end ?? 0;
    return text.slice(0, end) === earlier.slice(0, end);
  });
  const head = Math.max(0, equal - 2);
  const start = documents[head]?.start ?? 0;
  const last = largest(documents.length - head - 1, (count) => {
    const from = documents[documents.length - count]?.start ?? 0;
    return from + moved >= start && text.slice(from + moved) === earlier.slice(from);
  });
  const starts = new Map<number, number>();
  for (let at = documents.length - last; at < documents.length; at++) {
    starts.set((documents[at]?.start ?? 0) + moved, at);
  }
  const between: TextRange[] = [];
  for (const range of eachDocument(text, start)) {
    const known = between.length > 0 ? starts.get(range.start) : undefined;
    if (known !== undefined) return { head, tail: documents.length - known, between };
    between.push(range);
  }
  return { head, tail: 0, between };
}

/** The largest count up to `most` that fits, where each smaller one fits as well; 0 always does. */
function largest(most: number, fits: (count: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The documents in those stretches; those with a text that was there before are taken over. */
function readBetween(
  text: string,
  ranges: readonly TextRange[],
  replaced: readonly PlacedDocument[],
): readonly PlacedDocument[] {
  const kept = new Map<string, SpecDocument[]>();
  for (const { document } of replaced.toReversed()) {
    const same = kept.get(document.yaml.text);
    if (same === undefined) kept.set(document.yaml.text, [document]);
    else same.push(document);
  }
  return ranges.map(({ start, end }) => {
    const part = text.slice(start, end);
    return { start, end, document: kept.get(part)?.pop() ?? readDocument(owned(part)) };
  });
}

/**
 * A copy of its own. Engines keep the whole text in memory for as long as a part of it is in use,
 * and a file with many documents would keep one text for each document that was ever edited.
 */
function owned(part: string): string {
  return JSON.parse(JSON.stringify(part)) as string;
}

function readDocument(text: string): SpecDocument {
  const yaml = parseDocument(text);
  const oam = lower(yaml);
  const names = oam.status === 'resource' ? namesOf(oam.resource, text) : [];
  return { yaml, oam, names };
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
