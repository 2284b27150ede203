// What to write where a value of some schema is due: its required children, with places to fill in.
import {
  alternatives,
  childOf,
  factsOf,
  propertiesOf,
  type PropertyView,
  type SchemaFacts,
  type SchemaView,
} from '../schema/schema-view.ts';

export type ScalarValue = string | number | boolean | null;

/** A value to be written. */
export type Sketch =
  | { readonly shape: 'map'; readonly entries: readonly SketchEntry[] }
  | { readonly shape: 'list'; readonly items: readonly Sketch[] }
  /** A mapping of which nothing is known beforehand. */
  | { readonly shape: 'open-map' }
  /** Text of several lines. */
  | { readonly shape: 'lines'; readonly text: string }
  | { readonly shape: 'fixed'; readonly value: ScalarValue }
  /** A scalar to fill in: a choice when several values are offered. */
  | { readonly shape: 'stop'; readonly offered: readonly ScalarValue[]; readonly isText: boolean };

export interface SketchEntry {
  readonly key: string;
  readonly value: Sketch;
}

/** What sketches depend on besides the schema. */
export interface SketchHints {
  /** Names that can stand at a path such as `spec.workloadType`, the usual one first. */
  readonly namesAt: (pattern: string) => readonly ScalarValue[];
  /** False where a name of the document is due and none is declared. */
  readonly canName: (pattern: string) => boolean;
  /** Keys that nearly everybody writes although they are not required. */
  readonly usualKeys: (pattern: string) => readonly string[];
}

/** Keys of which one, or at least one, has to be there. */
export interface KeyChoice {
  readonly kind: 'one' | 'any';
  readonly keys: readonly string[];
}

/** No schema of ours requires deeper; the bound is for those that users write. */
const MAX_DEPTH = 8;

/** The sketch of a value; `pattern` is its path with `[]` for list positions. */
export function sketchOf(view: SchemaView, pattern: string, hints: SketchHints, depth = 0): Sketch {
  const facts = factsOf(view);
  const [example] = facts.examples;
  if (typeof example === 'string' && example.trim().includes('\n')) {
    return { shape: 'lines', text: example };
  }
  const shape = shapeOf(facts);
  if (shape === 'scalar' || depth > MAX_DEPTH) return scalarSketch(facts, hints.namesAt(pattern));
  if (shape === 'array') {
    const item = childOf(view, 0);
    const inner = `${pattern}[]`;
    const sketch = item && sketchOf(item, inner, hints, depth + 1);
    return { shape: 'list', items: [sketch ?? textStop()] };
  }
  const entries = neededProperties(view, pattern, hints).map(({ name, view: child }) => ({
    key: name,
    value: sketchOf(child, pattern === '' ? name : `${pattern}.${name}`, hints, depth + 1),
  }));
  if (entries.length > 0) return { shape: 'map', entries };
  // Inside a larger sketch nobody looks for the next completion, so an example is better than nothing.
  return depth > 0 && isObject(example) ? exampleSketch(example) : { shape: 'open-map' };
}

/** A value like the example, its scalars to be written over. */
function exampleSketch(example: unknown): Sketch {
  if (Array.isArray(example)) return { shape: 'list', items: example.map(exampleSketch) };
  if (!isObject(example)) {
    const isText = typeof example === 'string';
    return { shape: 'stop', offered: isScalar(example) ? [example] : [], isText };
  }
  const entries = Object.entries(example).map(([key, value]) => ({
    key,
    value: exampleSketch(value),
  }));
  return entries.length === 0 ? { shape: 'open-map' } : { shape: 'map', entries };
}

/** A key with its value, as an item of a list of names and values. */
export function namedValueSketch({ key, value }: SketchEntry): Sketch {
  return {
    shape: 'map',
    entries: [
      { key: 'name', value: { shape: 'fixed', value: key } },
      { key: 'value', value },
    ],
  };
}

/** A place for text of which nothing is known. */
export function textStop(): Sketch {
  return { shape: 'stop', offered: [], isText: true };
}

/** What a value mainly is; the first type wins where several are allowed. */
export function shapeOf(facts: SchemaFacts): 'object' | 'array' | 'scalar' {
  const first = facts.types.find((type) => type !== 'null');
  return first === 'object' || first === 'array' ? first : 'scalar';
}

function scalarSketch(facts: SchemaFacts, names: readonly ScalarValue[]): Sketch {
  const isText = facts.types.length === 0 || facts.types[0] === 'string';
  if (names.length > 0) return { shape: 'stop', offered: names, isText };
  const [only, ...more] = facts.values;
  if (only !== undefined && more.length === 0) return { shape: 'fixed', value: only.value };
  const offered = closedValues(facts);
  if (offered.length > 0) return { shape: 'stop', offered, isText };
  const usual = [facts.defaultValue, ...facts.examples].find(isScalar);
  return { shape: 'stop', offered: usual === undefined ? [] : [usual], isText };
}

/** All values there are, the default first; empty when the set is open. */
export function closedValues(facts: SchemaFacts): readonly ScalarValue[] {
  const values: readonly ScalarValue[] =
    facts.values.length === 0 && facts.types.length === 1 && facts.types[0] === 'boolean'
      ? [true, false]
      : facts.values.map(({ value }) => value);
  const first = facts.defaultValue ?? facts.examples[0];
  return values.toSorted((a, b) => Number(b === first) - Number(a === first));
}

export function isScalar(value: unknown): value is ScalarValue {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

/** Required keys, one of each choice and the usual ones; without any, those of the example. In the order of the schema. */
function neededProperties(
  view: SchemaView,
  pattern: string,
  hints: SketchHints,
): readonly PropertyView[] {
  const all = propertiesOf(view);
  const needed = new Set([
    ...all.filter(({ required }) => required).map(({ name }) => name),
    ...hints.usualKeys(pattern),
  ]);
  const [example] = factsOf(view).examples;
  for (const { keys } of keyChoices(view)) {
    if (keys.some((key) => needed.has(key))) continue;
    const able = keys.filter((key) => hints.canName(`${pattern}.${key}`));
    const shown = able.find((key) => isObject(example) && Object.hasOwn(example, key));
    const chosen = shown ?? able[0] ?? keys[0];
    if (chosen !== undefined) needed.add(chosen);
  }
  if (needed.size === 0 && isObject(example))
    for (const key of Object.keys(example)) needed.add(key);
  return all.filter(({ name }) => needed.has(name));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** The choices between keys that a schema asks for: branches that do nothing but require. */
export function keyChoices(view: SchemaView): readonly KeyChoice[] {
  return alternatives(view).flatMap(({ schema }) => {
    const choices: KeyChoice[] = [];
    for (const [kind, branches] of [
      ['one', schema.oneOf],
      ['any', schema.anyOf],
    ] as const) {
      const keys = branches?.flatMap((branch) => branch.required ?? []) ?? [];
      const isChoice = branches?.every(({ type, required }) => type === undefined && required);
      if (isChoice && keys.length > 0) choices.push({ kind, keys });
    }
    return choices;
  });
}
