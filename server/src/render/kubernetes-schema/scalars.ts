// What is wrong with a single value of a Kubernetes object: its type, or its form.
import type { ScalarName } from './schemas.ts';

/** What is wrong, and whether it is the type or the form; undefined when nothing is. */
export interface ScalarFault {
  readonly kind: 'type' | 'format' | 'range';
  readonly message: string;
}

/** Checks one value. Null is for the caller: Kubernetes reads it as an absent field. */
export function faultOfScalar(value: unknown, name: ScalarName): ScalarFault | undefined {
  return checks[name](value);
}

const checks: Readonly<Record<ScalarName, (value: unknown) => ScalarFault | undefined>> = {
  any: () => undefined,
  boolean: (value) => (typeof value === 'boolean' ? undefined : wrongType('true or false', value)),
  string: (value) => (typeof value === 'string' ? undefined : wrongType('text', value)),
  double: (value) => (typeof value === 'number' ? undefined : wrongType('a number', value)),
  int32: (value) => faultOfInteger(value, 2 ** 31),
  int64: (value) => faultOfInteger(value, 2 ** 63),
  integer: (value) => faultOfInteger(value, 2 ** 63),
  'int-or-string': (value) => {
    if (typeof value === 'string') return undefined;
    if (typeof value === 'number') return faultOfInteger(value, 2 ** 31);
    return wrongType('a whole number or text', value);
  },
  quantity: (value) => {
    if (typeof value !== 'string' && typeof value !== 'number')
      return wrongType('an amount', value);
    if (amountOf(value) !== undefined) return undefined;
    return format(`"${String(value)}" is no amount such as "500m", "128Mi" or "1.5".`);
  },
  bytes: (value) => {
    if (typeof value !== 'string') return wrongType('text in base64', value);
    if (isBase64(value)) return undefined;
    return format('This is not base64. Plain text goes into "stringData" of a Secret.');
  },
  time: (value) => {
    if (typeof value !== 'string') return wrongType('a time', value);
    if (RFC3339.test(value) && !Number.isNaN(Date.parse(value))) return undefined;
    return format(`"${value}" is no time such as "2026-01-31T09:00:00Z".`);
  },
};

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function faultOfInteger(value: unknown, limit: number): ScalarFault | undefined {
  if (typeof value !== 'number') return wrongType('a whole number', value);
  if (!Number.isInteger(value)) {
    return { kind: 'type', message: `${String(value)} is not a whole number.` };
  }
  if (value >= -limit && value < limit) return undefined;
  return { kind: 'range', message: `${String(value)} is too large a number for this field.` };
}

function wrongType(wanted: string, value: unknown): ScalarFault {
  const hint = wanted === 'text' && isPlain(value) ? ' Put it in quotes.' : '';
  return { kind: 'type', message: `This must be ${wanted}, not ${nameOf(value)}.${hint}` };
}

function isPlain(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

function format(message: string): ScalarFault {
  return { kind: 'format', message };
}

/** The type of a value in the words of an author. */
export function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'number') return `the number ${String(value)}`;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return 'text';
}

const SUFFIXES: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};
const QUANTITY = /^([+-]?(?:\d+\.?\d*|\.\d+))([numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/;

/** The number behind an amount such as `500m` or `1Gi`, near enough to compare; undefined for other text. */
export function amountOf(value: unknown): number | undefined {
  const match = QUANTITY.exec(typeof value === 'number' ? String(value) : textOf(value));
  if (match === null) return undefined;
  const [, digits = '', suffix = ''] = match;
  const factor = /^[eE]./.test(suffix) ? 10 ** Number(suffix.slice(1)) : (SUFFIXES[suffix] ?? 1);
  return Number(digits) * factor;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isBase64(text: string): boolean {
  const bare = text.replace(/[\r\n]/g, '');
  return bare.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(bare);
}
