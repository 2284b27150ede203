// One file as a list of documents, each read on its own and kept while its text stays the same.
import { basenameOfUri } from '../base/uri.ts';
import { LineIndex } from '../base/line-index.ts';
import { lower, type OamDocument } from '../model/lower.ts';
import { namesOf, type NameUse } from '../model/names.ts';
import { parseDocument } from '../yaml/parse.ts';
import { splitDocuments } from '../yaml/split.ts';
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
 * two documents with the same text are two declarations of a name.
 */
export function readSpecFile(uri: string, text: string, previous?: SpecFile): SpecFile {
  const kept = new Map<string, SpecDocument[]>();
  for (const { document } of previous?.documents.toReversed() ?? []) {
    const same = kept.get(document.yaml.text);
    if (same === undefined) kept.set(document.yaml.text, [document]);
    else same.push(document);
  }
  const documents = splitDocuments(text).map(({ start, end }) => {
    const part = text.slice(start, end);
    return { start, end, document: kept.get(part)?.pop() ?? readDocument(part) };
  });
  const type = basenameOfUri(uri) === CONFIG_FILE ? 'config' : 'specs';
  return { uri, text, lines: new LineIndex(text), type, documents };
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
