// The outline of a rendered text, and what can be folded in it.
import type { TextRange } from '../base/text-range.ts';
import type { PrintedRendering, RenderedSpan } from './print.ts';

export interface PrintedEntry {
  readonly name: string;
  readonly nameRange: TextRange;
  /** From the key to the end of its value. */
  readonly range: TextRange;
}

export interface PrintedObject {
  readonly kind: string;
  readonly name: string;
  readonly range: TextRange;
  readonly entries: readonly PrintedEntry[];
}

/** The objects in the order of the text, each with the keys at its top. */
export function printedObjects(printed: PrintedRendering): readonly PrintedObject[] {
  const entries = entriesOf(printed);
  return printed.spans
    .filter(({ part }) => part === 'object')
    .map(({ objectIndex, range }) => ({
      kind: printed.objects[objectIndex]?.kind ?? '',
      name: printed.objects[objectIndex]?.name ?? '',
      range,
      entries: entries
        .filter(({ key }) => key.objectIndex === objectIndex && key.path.length === 1)
        .map(({ key, end }) => ({
          name: String(key.path[0]),
          nameRange: key.range,
          range: { start: key.range.start, end },
        })),
    }));
}

/** Stretches of several lines, each with its first line: objects, the values of keys, and items of lists. */
export function printedFolds(printed: PrintedRendering): readonly TextRange[] {
  const stretches = [
    ...printed.spans
      .filter(({ part, path }) => part === 'object' || typeof path.at(-1) === 'number')
      .map(({ range }) => range),
    ...entriesOf(printed).map(({ key, end }) => ({ start: key.range.start, end })),
  ];
  const { lines } = printed;
  const byLine = new Map<number, TextRange>();
  for (const range of stretches) {
    const line = lines.lineAt(range.start);
    const known = byLine.get(line);
    if (lines.lineAt(range.end) === line || (known !== undefined && known.end >= range.end))
      continue;
    byLine.set(line, range);
  }
  return [...byLine.values()].sort((a, b) => a.start - b.start);
}

/** Every key with the end of its value, which is the next thing behind it. */
function entriesOf({
  spans,
}: PrintedRendering): readonly { readonly key: RenderedSpan; readonly end: number }[] {
  return spans.flatMap((key, index) => {
    if (key.part !== 'key') return [];
    const value = spans[index + 1];
    return { key, end: value?.node === key.node ? value.range.end : key.range.end };
  });
}
