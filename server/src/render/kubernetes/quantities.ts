// Amounts of processor, memory and disk as Kubernetes writes them.
import { parseSize } from '../../model/quantity.ts';

/** A quantity that Kubernetes itself would write; some authors do so already. */
const KUBERNETES_QUANTITY = /^[0-9]+(?:\.[0-9]+)?(?:[KMGTPE]i|[kMGTPE])$/;

/**
 * Processors, such as `500m` for a half: the form that the API server stores, so that what is
 * deployed compares equal with what is rendered. Kubernetes counts in thousandths and rounds up;
 * undefined for what is not more than nothing.
 */
export function cpuQuantity(cpus: number): string | undefined {
  if (!Number.isFinite(cpus) || cpus <= 0 || cpus >= 1e15) return undefined;
  if (Number.isInteger(cpus)) return String(cpus);
  const thousandths = Math.round(cpus * 1000);
  const exact = thousandths / 1000 === cpus;
  return `${String(exact ? thousandths : Math.ceil(cpus * 1000))}m`;
}

/**
 * Memory. A bare number counts mebibytes, as in the reference implementation, whose examples all
 * write it that way (contradiction C05); with a unit or a B it counts what it says.
 */
export function memoryQuantity(text: string): string | undefined {
  return quantity(text, 'Mi');
}

/** Disk space. A bare number counts bytes. */
export function diskQuantity(text: string): string | undefined {
  return quantity(text, '');
}

/** Kubernetes knows neither `K` nor `B`; undefined for what is no amount above nothing. */
function quantity(text: string, unitOfBare: 'Mi' | ''): string | undefined {
  if (KUBERNETES_QUANTITY.test(text)) return Number.parseFloat(text) > 0 ? text : undefined;
  const size = parseSize(text);
  if (size === undefined || size.amount === 0) return undefined;
  const digits = /^0*([0-9]+)/.exec(text)?.[1] ?? '';
  if (size.unit !== '') return `${digits}${size.unit === 'K' ? 'k' : size.unit}`;
  return /b$/i.test(text) ? digits : `${digits}${unitOfBare}`;
}
