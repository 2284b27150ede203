// Values that can stand at a place: names, closed sets, defaults, examples, sizes with their units.
import { formatBytes, parseSize } from '../../model/quantity.ts';
import { dialects } from '../../model/dialects/registry.ts';
import { findVariableCalls } from '../../model/variable-call.ts';
import { factsOf, type SchemaFacts, type SchemaView } from '../../schema/schema-view.ts';
import { kindNames } from './hints.ts';
import type { Draft, ItemData } from './item.ts';
import { nameDrafts, valueDraft } from './name-drafts.ts';
import { namesAt, propertyNamesAt } from './names.ts';
import { fieldDataAt, slotPattern, type Place } from './place.ts';
import { closedValues, isScalar, type ScalarValue } from '../../model/sketch.ts';

/** Scalars for the value at the slot's path. */
export function scalarDrafts(place: Place, view: SchemaView | undefined): readonly Draft[] {
  const pattern = slotPattern(place);
  if (pattern === 'apiVersion') return apiVersionDrafts(place);
  if (pattern === 'kind') return kindDrafts(place);
  const { path } = place.slot;
  const names = [...namesAt(place, path), ...propertyNamesAt(place, path)];
  const drafts = names.flatMap((proposal) => nameDrafts(place, proposal));
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
