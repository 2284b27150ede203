// The table of a run, for terminals and for the page about performance.
import { aimText, isMet, median, quantile, result, type Row } from './figures.ts';

/** A table of Markdown, which reads well on a terminal too. */
export function tableOf(rows: readonly Row[]): string {
  const cells = [
    [
      'work',
      'runs',
      'ours: median',
      'p95',
      'compared with',
      'median',
      'p95',
      'result',
      'aim',
      'met',
    ],
    ...rows.map(cellsOf),
  ];
  const widths = cells[0]?.map((_, at) =>
    Math.max(...cells.map((row) => [...(row[at] ?? '')].length)),
  );
  const lines = cells.map((row) => line(row.map((cell, at) => pad(cell, widths?.[at] ?? 0))));
  const rule = line((widths ?? []).map((width) => '-'.repeat(width)));
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

function cellsOf(row: Row): string[] {
  const { work, unit, ours, theirs, against } = row;
  const reached = result(row);
  return [
    work,
    `${ours.length}/${theirs?.length ?? 0}`,
    amount(median(ours), unit),
    amount(quantile(ours, 0.95), unit),
    theirs === undefined ? '' : (against ?? 'yaml-language-server'),
    theirs === undefined ? '' : amount(median(theirs), unit),
    theirs === undefined ? '' : amount(quantile(theirs, 0.95), unit),
    reached === undefined ? '' : row.aim.kind === 'most' ? amount(reached, unit) : ratio(reached),
    aimText(row),
    row.aim.kind === 'shown' ? '' : isMet(row) ? 'yes' : 'no',
  ];
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(width - [...text].length);
}

function amount(value: number, unit: Row['unit']): string {
  const digits = value < 10 ? 1 : 0;
  return unit === '×' ? ratio(value) : `${value.toFixed(digits)} ${unit}`;
}

function ratio(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)}×`;
}
