// Quantities in plain units: sizes in bytes, shares of a processor, spans of time.
import { formatBytes, parseSize } from '../../model/quantity.ts';
import type { Profile } from '../../workspace/settings.ts';

/** A value with a unit, as the schema names the unit. */
export interface Quantity {
  /** Such as `seconds` or `logical CPUs`. */
  readonly unit: string;
  readonly value: string | number;
  /** What is measured; a bare number means different things for memory and for disks. */
  readonly of: string | undefined;
}

/** One sentence in plain units; undefined where there is nothing to explain. */
export function plainQuantity(quantity: Quantity, profile: Profile): string | undefined {
  const { unit, value } = quantity;
  if (unit.startsWith('bytes')) return plainSize(quantity, profile);
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) return undefined;
  if (unit === 'logical CPUs') return plainProcessor(value);
  return unit === 'seconds' ? `${plainSeconds(value)}.` : undefined;
}

function plainSize({ value, of }: Quantity, profile: Profile): string | undefined {
  const size = parseSize(String(value));
  if (size === undefined || !Number.isFinite(size.bytes)) return undefined;
  if (size.unit === '' && of === 'memory') return ambiguousMemory(size.amount, profile);
  const exact = Number.isSafeInteger(size.bytes) ? exactBytes(size.bytes) : undefined;
  if (exact !== undefined && size.bytes < 1000) return `${exact}.`;
  const rounded = formatBytes(size.bytes);
  return exact === undefined ? `${rounded}.` : `${rounded} = ${exact}.`;
}

/** Contradiction C05: bytes in one chapter, megabytes in another, mebibytes in the reference runtime. */
function ambiguousMemory(amount: number, profile: Profile): string {
  const written = grouped(amount);
  return profile === 'rudr'
    ? `No unit: Rudr takes it as ${written} MiB.`
    : `No unit: bytes by one chapter of the specification, megabytes by another, and Rudr takes it as ${written} MiB. A unit such as \`M\` makes it clear.`;
}

function exactBytes(bytes: number): string {
  return bytes === 1 ? '1 byte' : `${grouped(bytes)} bytes`;
}

function grouped(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ',');
}

const FRACTIONS: ReadonlyMap<number, string> = new Map([
  [0.25, 'A quarter of one logical CPU'],
  [0.5, 'Half of one logical CPU'],
  [0.75, 'Three quarters of one logical CPU'],
  [1, 'One logical CPU'],
]);

/** Kubernetes counts processors in thousandths, written `m`. */
function plainProcessor(count: number): string {
  const rounded = Math.round(count * 1000);
  const share = `${String(rounded / 10)} % of one logical CPU`;
  const words = FRACTIONS.get(count) ?? (count < 1 ? share : `${String(count)} logical CPUs`);
  return `${words} (\`${String(rounded)}m\` in Kubernetes).`;
}

/** `90` → "1 minute 30 seconds". */
export function plainSeconds(seconds: number): string {
  if (!Number.isInteger(seconds) || seconds < 60) return counted(seconds, 'second');
  const parts = [
    [Math.floor(seconds / 3600), 'hour'],
    [Math.floor((seconds % 3600) / 60), 'minute'],
    [seconds % 60, 'second'],
  ] as const;
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, word]) => counted(amount, word))
    .join(' ');
}

/** `3`, `failure` → "3 failures". */
export function counted(amount: number, word: string): string {
  return `${String(amount)} ${word}${amount === 1 ? '' : 's'}`;
}
