// What differs between two texts, as a unified diff.
import { structuredPatch } from 'diff';
import { printable, type Paint } from '../terminal.ts';

/** Lines around a change that are shown with it. */
const CONTEXT = 3;

/** The hunks of a unified diff, without the names of files; empty when the texts are equal. */
export function hunksOf(before: string, after: string, paint: Paint): readonly string[] {
  const { hunks } = structuredPatch('', '', before, after, undefined, undefined, {
    context: CONTEXT,
  });
  return hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    paint('blue', `@@ -${span(oldStart, oldLines)} +${span(newStart, newLines)} @@`),
    ...lines.map((line) => paintLine(printable(line), paint)),
  ]);
}

/** The whole of a unified diff; empty when the texts are equal. */
export function unifiedDiff(
  names: { readonly before: string; readonly after: string },
  texts: { readonly before: string; readonly after: string },
  paint: Paint,
): string {
  const hunks = hunksOf(texts.before, texts.after, paint);
  if (hunks.length === 0) return '';
  const head = [`--- ${printable(names.before)}`, `+++ ${printable(names.after)}`];
  return [...head.map((line) => paint('bold', line)), ...hunks].map((line) => `${line}\n`).join('');
}

/** Of nothing, the line before it is named (POSIX, `diff -u`). */
function span(start: number, lines: number): string {
  if (lines === 1) return String(start);
  return `${lines === 0 ? start - 1 : start},${lines}`;
}

function paintLine(line: string, paint: Paint): string {
  if (line.startsWith('+')) return paint('green', line);
  if (line.startsWith('-')) return paint('red', line);
  return line.startsWith('\\') ? paint('gray', line) : line;
}
