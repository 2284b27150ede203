// Figures of the benchmark: what a row of the table is, and the medians of its runs.

/** Times of one side in milliseconds, or other amounts in the unit of the row. */
export type Samples = readonly number[];

export interface Row {
  /** What was done. */
  readonly work: string;
  readonly unit: 'ms' | 'MB' | 'kB' | '×' | 'requests';
  readonly ours: Samples;
  /** What ours are compared with: the other server, or what `against` names. Undefined where there is nothing to compare. */
  readonly theirs: Samples | undefined;
  /** What `theirs` is, where it is not the other server. */
  readonly against?: string;
  readonly aim: Aim;
}

/** `ratio`: theirs divided by ours. `most`: ours itself, in the row's unit. `share`: ours divided by theirs. `shown`: as `ratio`, and nothing is aimed at. */
export type Aim =
  | { readonly kind: 'shown' }
  | { readonly kind: 'ratio'; readonly least: number }
  | { readonly kind: 'most'; readonly most: number }
  | { readonly kind: 'share'; readonly most: number };

/** The value below which that part of the samples lies, from 0 to 1; the nearest one, without interpolation. */
export function quantile(samples: Samples, part: number): number {
  const sorted = [...samples].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

export function median(samples: Samples): number {
  const sorted = [...samples].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** What is held against the aim; undefined where one side is missing. */
export function result({ ours, theirs, aim }: Row): number | undefined {
  const own = median(ours);
  if (aim.kind === 'most') return own;
  if (theirs === undefined) return undefined;
  return aim.kind === 'share' ? own / median(theirs) : median(theirs) / own;
}

export function isMet(row: Row): boolean {
  if (row.aim.kind === 'shown') return true;
  const reached = result(row);
  if (reached === undefined || Number.isNaN(reached)) return false;
  return row.aim.kind === 'ratio' ? reached >= row.aim.least : reached <= row.aim.most;
}

export function aimText({ aim, unit }: Row): string {
  if (aim.kind === 'shown') return '';
  if (aim.kind === 'ratio') return `≥ ${aim.least}×`;
  return aim.kind === 'share'
    ? `≤ ${aim.most}×`
    : `≤ ${aim.most}${unit === '×' ? '×' : ` ${unit}`}`;
}
