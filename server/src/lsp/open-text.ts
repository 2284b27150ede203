// The texts of open documents, kept up with the edits that the client tells.
import type {
  TextDocumentContentChangeEvent,
  TextDocumentsConfiguration,
} from 'vscode-languageserver';
import { LineIndex, type PositionEncoding } from '../base/line-index.ts';

/** An open document as it is now. */
export interface OpenText {
  /** The client's spelling. */
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  /** Its text, and where its lines start. */
  readonly lines: LineIndex;
}

/** How texts follow edits whose characters are counted in those units. */
export function openTexts(encoding: PositionEncoding): TextDocumentsConfiguration<OpenText> {
  return {
    create: (uri, languageId, version, content) => ({
      uri,
      languageId,
      version,
      lines: new LineIndex(content),
    }),
    update: (document, changes, version) => ({
      ...document,
      version,
      lines: changes.reduce<LineIndex>(
        (lines, change) => changed(lines, change, encoding),
        document.lines,
      ),
    }),
  };
}

function changed(
  lines: LineIndex,
  change: TextDocumentContentChangeEvent,
  encoding: PositionEncoding,
): LineIndex {
  if (!('range' in change)) return lines.replaced(change.text);
  const one = lines.offsetAt(change.range.start, encoding);
  const other = lines.offsetAt(change.range.end, encoding);
  return lines.edited({ start: Math.min(one, other), end: Math.max(one, other) }, change.text);
}
