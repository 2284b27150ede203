// Where a part of a scalar's text stands in the document: the way back from the value to its source.
import type { TextRange } from '../base/text-range.ts';
import type { YamlDocument, YamlScalar } from './nodes.ts';

/**
 * The range in the document of `within`, a range of the scalar's value. Where escapes or folded
 * lines make the way back unclear, the whole scalar is the answer.
 */
export function sourceRangeOf(
  document: YamlDocument,
  scalar: YamlScalar,
  within: TextRange,
): TextRange {
  if (typeof scalar.value !== 'string') return scalar.range;
  const start = sourceOffsetOf(document, scalar, within.start);
  const end = sourceOffsetOf(document, scalar, within.end);
  return start === undefined || end === undefined ? scalar.range : { start, end };
}

function sourceOffsetOf(
  document: YamlDocument,
  scalar: YamlScalar,
  offset: number,
): number | undefined {
  const value = String(scalar.value);
  const source = document.text.slice(scalar.range.start, scalar.range.end);
  if (scalar.style === 'literal') {
    const inner = offsetInLiteral(source, value, offset);
    return inner === undefined ? undefined : scalar.range.start + inner;
  }
  const quote = scalar.style === 'single' || scalar.style === 'double' ? 1 : 0;
  const written = source.slice(quote, source.length - quote);
  return written === value ? scalar.range.start + quote + offset : undefined;
}

/** In a literal block each line of the value is the end of a line of the source. */
function offsetInLiteral(source: string, value: string, offset: number): number | undefined {
  const before = value.slice(0, offset).split('\n');
  const lineNumber = before.length - 1;
  const column = before.at(-1)?.length ?? 0;
  const valueLine = value.split('\n')[lineNumber] ?? '';
  const breaks = /\r\n|\n|\r/g;
  // The first line of the source is the header, such as `|-`.
  for (let line = 0; line <= lineNumber; line++) if (breaks.exec(source) === null) return undefined;
  const start = breaks.lastIndex;
  const next = breaks.exec(source);
  const sourceLine = source.slice(start, next?.index ?? source.length);
  if (!sourceLine.endsWith(valueLine)) return undefined;
  return start + sourceLine.length - valueLine.length + column;
}
