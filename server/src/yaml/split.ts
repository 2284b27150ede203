// Cuts a file into its YAML documents by a scan for marker lines, without parsing.
import type { TextRange } from '../base/text-range.ts';

/**
 * The stretches of `text` that hold one document each; together they cover the whole text.
 *
 * YAML forbids a line that starts with `---` or `...` inside any value (YAML 1.2.2, production 206
 * `c-forbidden`), so such a line always ends a document. Comments and directives before the first
 * marker belong to the document that the marker opens.
 */
export function splitDocuments(text: string): readonly TextRange[] {
  return [...eachDocument(text, 0)];
}

/** The same one by one from a place on where a document starts; a text has at least one document. */
export function* eachDocument(text: string, from: number): Generator<TextRange> {
  let start = from;
  let onlyPrefix = true;
  for (let line = from; line < text.length;) {
    const end = lineEnd(text, line);
    const marker = markerAt(text, line);
    if (marker === '-' && !onlyPrefix) {
      yield { start, end: line };
      start = line;
    } else if (marker === '.') {
      yield { start, end };
      start = end;
      onlyPrefix = true;
    }
    if (marker === '-') onlyPrefix = false;
    else if (marker === undefined && onlyPrefix) onlyPrefix = isPrefixLine(text, line, end);
    line = end;
  }
  if (start < text.length || text.length === 0) yield { start, end: text.length };
}

function lineEnd(text: string, start: number): number {
  const feed = text.indexOf('\n', start);
  return feed < 0 ? text.length : feed + 1;
}

function markerAt(text: string, line: number): '-' | '.' | undefined {
  const first = text[line];
  if (first !== '-' && first !== '.') return undefined;
  if (text[line + 1] !== first || text[line + 2] !== first) return undefined;
  const after = text[line + 3];
  return after === undefined || ' \t\r\n'.includes(after) ? first : undefined;
}

function isPrefixLine(text: string, start: number, end: number): boolean {
  for (let index = start; index < end; index++) {
    const character = text.charAt(index);
    if (character === '#' || (character === '%' && index === start)) return true;
    if (!' \t\r\n\uFEFF'.includes(character)) return false;
  }
  return true;
}
