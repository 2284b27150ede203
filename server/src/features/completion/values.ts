// Values that can stand at a place: names, closed sets, defaults, examples, sizes with their units.
import { formatBytes, parseSize } from '../../model/quantity.ts';
import { dialects } from '../../model/dialects/registry.ts';
import { findVariableCalls } from '../../model/variable-call.ts';
import {
  factsOf,
  schemaAtPath,
  schemaById,
  viewOf,
  type SchemaFacts,
  type SchemaView,
} from '../../schema/schema-view.ts';
import { patternOf, schemaIdOf } from '../../workspace/schema-at.ts';
import { nodeAtPath, pairOf, resolveAlias, type YamlPath } from '../../yaml/access.ts';
import { hintsAt, kindNames } from './hints.ts';
import type { Draft, ItemData } from './item.ts';
import { namesAt, propertyNamesAt, type NameProposal } from './names.ts';
import { fieldDataAt, slotPattern, valueSource, type Place } from './place.ts';
import { closedValues, isScalar, sketchOf, type ScalarValue, type Sketch } from './sketch.ts';
import { lineStart, literal, startWriting, writePair } from './write.ts';

/** Scalars for the value at the slot's path. */
export function scalarDrafts(place: Place, view: SchemaView | undefined): readonly Draft[] {
  const pattern = slotPattern(place);
  if (pattern === 'apiVersion') return apiVersionDrafts(place);
  if (pattern === 'kind') return kindDrafts(place);
  const { path } = place.slot;
  const names = namesAt(place, path).map((proposal) => nameDraft(place, proposal));
  const properties = propertyNamesAt(place, path).map((name) =>
    valueDraft(place, name, { detail: undefined, kind: 'name' }),
  );
  const drafts = [...names, ...properties];
  if (view === undefined || drafts.length > 0) return drafts;
  const facts = factsOf(view);
  return [...closedDrafts(place, facts), ...openDrafts(place, facts)];
}

function apiVersionDrafts(place: Place): readonly Draft[] {
  const own = place.dialect.apiVersion;
  return dialects
    .toSorted((a, b) => Number(b.apiVersion === own) - Number(a.apiVersion === own))
    .map(({ apiVersion, label, successor }) => ({
      ...valueDraft(place, apiVersion, { detail: label, kind: 'value' }),
      ...(successor === undefined ? {} : { status: 'deprecated' as const }),
    }));
}

function kindDrafts(place: Place): readonly Draft[] {
  const { apiVersion, kinds } = place.dialect;
  return kindNames(place).map((kind) => ({
    ...valueDraft(place, kind, { detail: kinds[kind]?.summary, kind: 'value' }),
    data: { of: 'kind', apiVersion, kind },
  }));
}

interface ValueNote {
  readonly detail: string | undefined;
  readonly kind: Draft['kind'];
}

function valueDraft(place: Place, value: ScalarValue, { detail, kind }: ValueNote): Draft {
  const label = value === '' ? '""' : String(value);
  return { label, kind, detail, text: valueSource(place, value), format: 'plain' };
}

/** A closed set, the default first. */
function closedDrafts(place: Place, facts: SchemaFacts): readonly Draft[] {
  return closedValues(facts).map((value) => {
    const description = facts.values.find((each) => each.value === value)?.description;
    const isDefault = value === facts.defaultValue;
    const detail = isDefault
      ? `default${description === undefined ? '' : `: ${description}`}`
      : description;
    return {
      ...valueDraft(place, value, { detail, kind: 'value' }),
      data: valueData(place, value),
      ...(isDefault ? { preselect: 'preselect' as const } : {}),
    };
  });
}

function valueData(place: Place, value: ScalarValue): ItemData | undefined {
  const data = fieldDataAt(place, place.slot.path);
  return data?.of === 'field' ? { ...data, of: 'value', value } : data;
}

/** Defaults, examples and sizes, where any other value is possible too. */
function openDrafts(place: Place, facts: SchemaFacts): readonly Draft[] {
  if (closedValues(facts).length > 0) return [];
  const { typed } = place.slot;
  const data = fieldDataAt(place, place.slot.path);
  const sizes = sizeDrafts(place, facts);
  if (sizes.length > 0) return sizes;
  const { defaultValue } = facts;
  const standard = isScalar(defaultValue)
    ? [
        {
          ...valueDraft(place, defaultValue, { detail: 'default', kind: 'value' }),
          data,
          preselect: 'preselect' as const,
        },
      ]
    : [];
  // Once authors type a text of their own, an example would only get in the way, unless the
  // examples are the words that nearly everybody uses.
  const isUsual = facts.examples.length > 1 && facts.examples.every(isWord);
  const examples = typed === '' || isUsual ? facts.examples : [];
  return [
    ...standard,
    ...examples
      .filter((example) => isScalar(example) && example !== defaultValue && isPlain(example))
      .map((example) => ({
        ...valueDraft(place, example as ScalarValue, { detail: 'example', kind: 'value' }),
        data,
      })),
  ];
}

function isWord(value: unknown): boolean {
  return typeof value === 'string' && /^[a-z]+(-[a-z]+)*$/.test(value);
}

/** One line, and no call of a variable that the document may not have. */
function isPlain(value: ScalarValue): boolean {
  return !/[\r\n]/.test(String(value)) && findVariableCalls(String(value)).length === 0;
}

const UNITS = ['M', 'G', 'K', 'T', 'P'];

/** After the digits of a size, the units. */
function sizeDrafts(place: Place, facts: SchemaFacts): readonly Draft[] {
  const { typed } = place.slot;
  const takesUnits = facts.unit?.startsWith('bytes') === true && facts.types.includes('string');
  // The reference runtime appends a unit of its own to what it finds for memory.
  const isBare = place.options.settings.profile === 'rudr' && place.slot.path.at(-2) === 'memory';
  if (!takesUnits || isBare || !/^[0-9]+[A-Za-z]?$/.test(typed)) return [];
  const amount = /^[0-9]+/.exec(typed)?.[0] ?? '';
  const usual = place.slot.path.at(-2) === 'disk' ? ['G', 'M', 'T', 'K', 'P'] : UNITS;
  return usual.flatMap((unit) => {
    const text = amount + unit;
    const size = parseSize(text);
    if (size === undefined) return [];
    return [{ ...valueDraft(place, text, { detail: formatBytes(size.bytes), kind: 'unit' }) }];
  });
}

/** A name, and what its properties require where there are none yet. */
function nameDraft(place: Place, proposal: NameProposal): Draft {
  const { name, detail, data } = proposal;
  const { typed } = place.slot;
  const kind = /[^./]+$/.exec(String(name))?.[0] ?? '';
  // Authors type the kind of a GROUP/VERSION.KIND, and not every client looks into the middle.
  const isKind = typed !== '' && kind.toLowerCase().startsWith(typed.toLowerCase());
  const base = {
    ...valueDraft(place, name, { detail, kind: 'name' }),
    data,
    ...(isKind ? { filter: kind } : {}),
  };
  const more = propertiesBeside(place, proposal);
  return more === undefined ? base : { ...base, ...more(base.text) };
}

function propertiesBeside(
  place: Place,
  { properties }: NameProposal,
): ((name: string) => Pick<Draft, 'text' | 'format'>) | undefined {
  const { slot, document } = place;
  const holder = resolveAlias(nodeAtPath(document.yaml.root, slot.path.slice(0, -1)));
  const isFree = holder?.kind === 'map' && pairOf(holder, 'properties') === undefined;
  if (properties === undefined || !isFree || slot.hasRest || slot.start !== 'inline')
    return undefined;
  const path: YamlPath = [...slot.path.slice(0, -1), 'properties'];
  const sketch = sketchOf(viewOf(properties), patternOf(path), hintsAt(place));
  if (sketch.shape !== 'map') return undefined;
  const value = isListOfValues(place, path) ? asList(sketch) : sketch;
  return (name) => {
    const writing = startWriting(place.layout);
    const lead = place.style === 'block' ? lineStart(writing, slot.indent) : ', ';
    const pair = writePair(writing, 'properties', { value }, slot.indent);
    const format = writing.stops > 0 ? 'snippet' : 'plain';
    return { text: literal(writing, name) + lead + pair, format };
  };
}

/** Whether the API version writes these properties as a list of names and values in the first place. */
function isListOfValues(place: Place, path: YamlPath): boolean {
  const id = schemaIdOf(place.file, place.document);
  const whole = id === undefined ? undefined : schemaById(id);
  const view = whole && schemaAtPath(whole, path);
  return view !== undefined && factsOf(view).types[0] === 'array';
}

function asList(sketch: Extract<Sketch, { shape: 'map' }>): Sketch {
  return {
    shape: 'list',
    items: sketch.entries.map(({ key, value }) => ({
      shape: 'map',
      entries: [
        { key: 'name', value: { shape: 'fixed', value: key } },
        { key: 'value', value },
      ],
    })),
  };
}
