// Names and labels of what this tool keeps in a cluster about an application.
import type { Application } from './plan.ts';
import { TOOL, type Codec } from './tools.ts';

/** What the objects are that this tool keeps for itself. */
export type RecordKind = 'release' | 'release-part';

/** Label of everything that this tool keeps for itself. */
export const MANAGED_BY = 'app.kubernetes.io/managed-by';
/** Label with the name of the application, cut where it is too long for a label. */
export const NAME_LABEL = 'app.kubernetes.io/name';
/** Annotation with the whole name of the application. */
export const APPLICATION = 'oam.dev/application';
/** Label that tells records of releases from their parts. */
export const RECORD = 'oam.dev/record';

const longestName = 253;
const longestLabel = 63;

/** Name of the parent of the inventory and of the lock of an application. */
export function parentName(codec: Codec, { name }: Application): string {
  return fit(codec, `${TOOL}-${name}`, longestName);
}

/** Name of the record of a release; parts of it are counted from 2. */
export function releaseName(
  codec: Codec,
  { name }: Application,
  place: { readonly number: number; readonly part?: number },
): string {
  const part = place.part === undefined ? '' : `.part-${place.part}`;
  const end = `.v${place.number}${part}`;
  // One beginning for all releases, whatever the length of their numbers.
  return `${fit(codec, `${TOOL}.${name}`, longestName - 40)}${end}`;
}

/** The number in the name of a record, and the part; undefined for other names. */
export function placeOfRecord(
  name: string,
): { readonly number: number; readonly part: number | undefined } | undefined {
  const found = /[.]v(\d{1,15})(?:[.]part-(\d{1,15}))?$/.exec(name);
  if (found === null) return undefined;
  const [, number, part] = found;
  return { number: Number(number), part: part === undefined ? undefined : Number(part) };
}

/** Labels of what this tool keeps for an application. */
export function ownLabels(
  codec: Codec,
  { name }: Application,
): Readonly<Record<typeof MANAGED_BY | typeof NAME_LABEL, string>> {
  return { [MANAGED_BY]: TOOL, [NAME_LABEL]: fit(codec, name, longestLabel) };
}

/** A selector for labels that have these values. */
export function selectorOf(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}

/** A text that is too long is cut, and what tells it from others takes the place of its end. */
function fit(codec: Codec, text: string, longest: number): string {
  if (text.length <= longest) return text;
  const mark = markOf(codec, text);
  const start = text.slice(0, longest - mark.length - 1).replace(/[-._]+$/, '');
  return `${start}-${mark}`;
}

const base64Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const nameLetters = 'abcdefghijklmnopqrstuvwxyz234567';

/** Fifty bits of the digest, in letters that names may have. */
function markOf(codec: Codec, text: string): string {
  return Array.from(codec.sha256(text).slice(0, 10))
    .map((letter) => nameLetters[base64Letters.indexOf(letter) % nameLetters.length] ?? 'a')
    .join('');
}
