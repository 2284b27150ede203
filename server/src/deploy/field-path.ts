// Fields as servers write them: `.spec.containers[name="web"].image`, `spec.ports[0].nodePort`; read, and found in an object.
import type { Json, JsonObject } from './cluster.ts';
import { isJsonList, isJsonObject } from './json.ts';
import type { ItemIdentity, PathStep } from './plan.ts';

/**
 * The steps of a path; undefined when the text is none. An item of a set, which servers write as
 * `[="text"]`, has the identity `{ '': 'text' }`. Keys that hold dots fall apart here, since servers
 * do not mark them; `resolveField` joins them again.
 */
export function parseFieldPath(text: string): readonly PathStep[] | undefined {
  const steps: PathStep[] = [];
  let at = text.startsWith('.') ? 1 : 0;
  while (at < text.length) {
    if (text[at] === '[') {
      const end = closingBracket(text, at);
      const step = end === undefined ? undefined : bracketStep(text.slice(at + 1, end));
      if (end === undefined || step === undefined) return undefined;
      steps.push(step);
      at = end + 1;
      if (text[at] === '.') at += 1;
      continue;
    }
    const name = /^[^.[\s]+/.exec(text.slice(at))?.[0];
    if (name === undefined) return undefined;
    steps.push(name);
    at += name.length;
    if (text[at] === '.' && at + 1 < text.length) at += 1;
  }
  return steps.length === 0 ? undefined : steps;
}

/** The bracket that closes the one at `start`; those in quotes do not count. */
function closingBracket(text: string, start: number): number | undefined {
  let quoted = false;
  for (let at = start + 1; at < text.length; at++) {
    if (quoted && text[at] === '\\') at += 1;
    else if (text[at] === '"') quoted = !quoted;
    else if (text[at] === ']' && !quoted) return at;
  }
  return undefined;
}

function bracketStep(inside: string): PathStep | undefined {
  if (inside === '') return undefined;
  if (/^\d+$/.test(inside)) return Number(inside);
  const parts = [...inside.matchAll(/\s*([\w.$-]*)=("(?:[^"\\]|\\.)*"|[^,"]*)\s*(,|$)/gy)];
  const length = parts.reduce((sum, [whole]) => sum + whole.length, 0);
  if (parts.length > 0 && length === inside.length) {
    const identity: Record<string, string | number> = {};
    for (const [, key = '', value = ''] of parts) identity[key] = scalarOf(value);
    return identity;
  }
  return inside.startsWith('"') ? String(scalarOf(inside)) : inside;
}

function scalarOf(written: string): string | number {
  try {
    const value: unknown = JSON.parse(written);
    if (typeof value === 'string' || typeof value === 'number') return value;
  } catch {
    // Not quoted: it means itself.
  }
  return written;
}

/** How far a path leads into an object. */
export interface ResolvedField {
  /** Keys and positions that exist. */
  readonly path: readonly (string | number)[];
  /** Steps behind them that lead nowhere; empty when the field is there. */
  readonly rest: readonly PathStep[];
}

/** Follows a path as far as it leads. A text as a step into a list means the item of that name. */
export function resolveField(root: Json, steps: readonly PathStep[]): ResolvedField {
  const path: (string | number)[] = [];
  let value: Json | undefined = root;
  let at = 0;
  while (at < steps.length) {
    const found: Found | undefined = stepInto(value, steps.slice(at));
    if (found === undefined) break;
    path.push(found.key);
    value = found.value;
    at += found.taken;
  }
  return { path, rest: steps.slice(at) };
}

interface Found {
  readonly key: string | number;
  readonly value: Json | undefined;
  /** How many steps the key is made of. */
  readonly taken: number;
}

function stepInto(value: Json | undefined, steps: readonly PathStep[]): Found | undefined {
  const [step] = steps;
  if (step === undefined) return undefined;
  if (isJsonList(value)) {
    const key = typeof step === 'number' ? step : value.findIndex((item) => isItem(item, step));
    return key < 0 || key >= value.length ? undefined : { key, value: value[key], taken: 1 };
  }
  if (!isJsonObject(value)) return undefined;
  const found = keysOf(value, steps);
  // Of a key and a longer one that begins with it, only one leads on.
  return (
    found.find(({ value: inner, taken }) => taken === steps.length || isContainer(inner)) ??
    found[0]
  );
}

/** The keys of the map that the first steps, joined, may mean; the shortest first. */
function keysOf(value: JsonObject, steps: readonly PathStep[]): readonly Found[] {
  const found: Found[] = [];
  let key = '';
  for (const [index, part] of steps.entries()) {
    if (typeof part === 'object') break;
    key = index === 0 ? String(part) : `${key}.${String(part)}`;
    if (Object.hasOwn(value, key)) found.push({ key, value: value[key], taken: index + 1 });
  }
  return found;
}

function isContainer(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null;
}

/** Values that servers fill in before they name an item by them. */
const defaults: Readonly<Record<string, string>> = { protocol: 'TCP' };

function isItem(item: Json, step: string | ItemIdentity): boolean {
  if (typeof step === 'string') return isJsonObject(item) && item['name'] === step;
  const [first, ...others] = Object.entries(step);
  if (first?.[0] === '' && others.length === 0) return item === first[1];
  return (
    isJsonObject(item) &&
    Object.entries(step).every(
      ([key, value]) => (Object.hasOwn(item, key) ? item[key] : defaults[key]) === value,
    )
  );
}
