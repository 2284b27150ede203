// A text in pieces of whole lines, each with the places where its lines start.

/** Some lines of a text. */
export interface Chunk {
  readonly text: string;
  /** Where its lines start, counted from its own start. The first is 0. */
  readonly starts: readonly number[];
}

/**
 * Cuts a text into chunks of about `size` characters. Up to the end, the last chunk has the last
 * line, though it be empty; a text that ends with a line break has no such line when another chunk
 * follows it.
 */
export function cut(
  text: string,
  until: 'the end' | 'another chunk',
  size: number,
): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let from = 0;
  let starts = [0];
  const nextStart = text.includes('\r') ? afterAnyBreak : afterLineFeed;
  for (let start = nextStart(text, 0); start > 0; start = nextStart(text, start)) {
    if (start === text.length && until === 'another chunk') break;
    if (start - from < size) starts.push(start - from);
    else {
      chunks.push({ text: text.slice(from, start), starts });
      from = start;
      starts = [0];
    }
  }
  if (from < text.length || until === 'the end') chunks.push({ text: text.slice(from), starts });
  return chunks;
}

/** Where the next line starts, 0 when there is none. */
function afterLineFeed(text: string, from: number): number {
  return text.indexOf('\n', from) + 1;
}

function afterAnyBreak(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) return at + 1;
  }
  return 0;
}
