// Keys that a mapping can have next, each with its required children.
import {
  factsOf,
  propertiesOf,
  type PropertyView,
  type SchemaFacts,
} from '../../schema/schema-view.ts';
import { patternOf } from '../../workspace/schema-at.ts';
import type { YamlPath } from '../../yaml/access.ts';
import { effectivePairs, resolveAlias } from '../../yaml/access.ts';
import { detailOf } from './field-detail.ts';
import { hintsAt } from './hints.ts';
import type { Draft } from './item.ts';
import { fieldDataAt, hasOpenKind, viewAt, type Place } from './place.ts';
import { closedValues, keyChoices, sketchOf, type Sketch } from '../../model/sketch.ts';
import { keySource, literal, startWriting, writePair } from '../../model/sketch-text.ts';

/** Keys for the mapping at `path` whose keys stand in column `indent`: required ones first. */
export function keyDrafts(place: Place, path: YamlPath, indent: number): readonly Draft[] {
  const view = viewAt(place, path);
  if (view === undefined) return [];
  const present = presentKeys(place);
  const choices = keyChoices(view);
  const isClosed = choices.some(
    ({ kind, keys }) => kind === 'one' && keys.some((key) => present.has(key)),
  );
  const shut = new Set(
    isClosed ? choices.flatMap(({ kind, keys }) => (kind === 'one' ? keys : [])) : [],
  );
  const open = new Set(
    choices.flatMap(({ keys }) => (keys.some((key) => present.has(key)) ? [] : keys)),
  );
  const rank = ({ name, required }: PropertyView): number =>
    required ? 0 : open.has(name) ? 1 : 2;
  const usual = hintsAt(place).usualKeys(patternOf(path));
  return [...propertiesOf(view), ...ruleKeys(place, path)]
    .filter(({ name }) => !present.has(name) && !shut.has(name))
    .filter((property) => !factsOf(property.view).readOnly)
    .toSorted((a, b) => rank(a) - rank(b) || usualRank(usual, a) - usualRank(usual, b))
    .map((property) => keyDraft(place, path, property, indent));
}

function usualRank(usual: readonly string[], { name }: PropertyView): number {
  return usual.includes(name) ? 0 : 1;
}

/** Keys in the text, and those that a merge key brings. */
function presentKeys({ slot }: Place): ReadonlySet<string> {
  const node = resolveAlias(slot.node);
  if (slot.role !== 'key' || node?.kind !== 'map' || !slot.keys.has('<<')) return slot.keys;
  const own = new Set(node.pairs);
  const merged = [...effectivePairs(node)].filter(([, pair]) => !own.has(pair));
  return new Set([...slot.keys, ...merged.map(([key]) => key)]);
}

/** In a settings file, the keys of `rules` are the codes of all rules. */
function ruleKeys(place: Place, path: YamlPath): readonly PropertyView[] {
  if (place.status !== 'config' || patternOf(path) !== 'rules') return [];
  return (place.options.ruleCodes ?? []).flatMap(({ code }) => {
    const view = viewAt(place, [...path, code]);
    return view === undefined ? [] : [{ name: code, view, required: false }];
  });
}

function keyDraft(place: Place, path: YamlPath, property: PropertyView, indent: number): Draft {
  const { slot, layout } = place;
  const base = { ...describe(place, path, property), kind: 'key' as const };
  const plain = keySource(layout, property.name);
  const source = slot.quote === '"' ? JSON.stringify(property.name) : plain;
  if (slot.hasColon) return { ...base, text: source, format: 'plain' };
  if (slot.hasRest) return { ...base, text: `${source}:`, format: 'plain' };
  const facts = factsOf(property.view);
  const isUnknown = hasOpenKind(place) && path.length === 0 && property.name === 'spec';
  const sketch: Sketch = isUnknown
    ? { shape: 'open-map' }
    : sketchOf(property.view, patternOf([...path, property.name]), hintsAt(place));
  const value = isBareScalar(sketch, facts) ? { ...sketch, offered: [] } : sketch;
  const isOpen = isBareScalar(sketch, facts) || sketch.shape === 'open-map';
  const next = isOpen ? { next: 'suggest' as const } : {};
  if (isBareScalar(sketch, facts) && !(layout.style === 'json' && facts.types[0] === 'string')) {
    return { ...base, ...next, text: `${source}: `, format: 'plain' };
  }
  const writing = startWriting(layout);
  const text = writePair(writing, property.name, { value }, indent);
  return {
    ...base,
    ...next,
    text: literal(writing, source) + text.slice(literal(writing, plain).length),
    format: writing.stops > 0 ? 'snippet' : 'plain',
  };
}

function describe(
  place: Place,
  path: YamlPath,
  { name, view, required }: PropertyView,
): Pick<Draft, 'label' | 'detail' | 'data'> {
  const isRule = place.status === 'config' && patternOf(path) === 'rules';
  const rule = isRule ? place.options.ruleCodes?.find(({ code }) => code === name) : undefined;
  if (rule !== undefined) {
    return { label: name, detail: rule.title, data: { of: 'text', markdown: rule.title } };
  }
  const detail = detailOf(factsOf(view), required ? 'required' : 'optional');
  return { label: name, detail, data: fieldDataAt(place, [...path, name]) };
}

/** A scalar of which not all values are known: its author writes it, helped by the next completion. */
function isBareScalar(
  sketch: Sketch,
  facts: SchemaFacts,
): sketch is Extract<Sketch, { shape: 'stop' }> {
  return sketch.shape === 'stop' && closedValues(facts).length < 2;
}
