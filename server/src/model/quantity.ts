// Sizes of memory and disk as OAM writes them: digits, a unit letter, perhaps a B.

const FACTORS: Readonly<Record<string, number>> = {
  '': 1,
  K: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
};

export interface Size {
  readonly amount: number;
  /** Upper case; empty for a bare number. */
  readonly unit: '' | 'K' | 'M' | 'G' | 'T' | 'P';
  /** Decimal bytes; for a bare number the number itself. */
  readonly bytes: number;
}

/** Reads `128`, `2G`, `512MB` (rule R063: `^[0-9]+[KMGTP]?B?$`, any case); undefined for other text. */
export function parseSize(text: string): Size | undefined {
  const match = /^([0-9]+)([KMGTP]?)B?$/i.exec(text);
  if (match === null) return undefined;
  const amount = Number(match[1]);
  const unit = (match[2] ?? '').toUpperCase() as Size['unit'];
  return { amount, unit, bytes: amount * (FACTORS[unit] ?? 1) };
}

/** Bytes in the largest unit that keeps the number readable, such as `1.5 GB`. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB', 'PB'];
  let index = 0;
  let amount = bytes;
  while (amount >= 1000 && index < units.length - 1) {
    amount /= 1000;
    index++;
  }
  return `${String(Math.round(amount * 100) / 100)} ${units[index] ?? ''}`;
}
