// Names as items: alone, or together with what belongs beside them.
import { factsOf, schemaAtPath, schemaById, viewOf } from '../../schema/schema-view.ts';
import type { JsonSchema } from '../../schema/json-schema.ts';
import { patternOf, schemaIdOf } from '../../workspace/schema-at.ts';
import { nodeAtPath, pairOf, resolveAlias, type YamlPath } from '../../yaml/access.ts';
import { hintsAt } from './hints.ts';
import type { Draft } from './item.ts';
import type { NameProposal } from './name-proposal.ts';
import { valueSource, type Place } from './place.ts';
import {
  namedValueSketch,
  sketchOf,
  type ScalarValue,
  type Sketch,
  type SketchEntry,
} from '../../model/sketch.ts';
import { lineStart, literal, startWriting, writePair } from '../../model/sketch-text.ts';

interface ValueNote {
  readonly detail: string | undefined;
  readonly kind: Draft['kind'];
}

/** A scalar as the style of the place writes it. */
export function valueDraft(place: Place, value: ScalarValue, { detail, kind }: ValueNote): Draft {
  const label = value === '' ? '""' : String(value);
  return { label, kind, detail, text: valueSource(place, value), format: 'plain' };
}

/** A name; with what its properties require where there are none yet, and once more with its skeleton. */
export function nameDrafts(place: Place, proposal: NameProposal): readonly Draft[] {
  const { name, detail, data, properties, skeleton } = proposal;
  const { typed } = place.slot;
  const text = String(name);
  const kind = text.slice(Math.max(text.lastIndexOf('.'), text.lastIndexOf('/')) + 1);
  // Authors type the kind of a GROUP/VERSION.KIND, and not every client looks into the middle.
  const isKind = typed !== '' && kind.toLowerCase().startsWith(typed.toLowerCase());
  const base: Draft = {
    ...valueDraft(place, name, { detail, kind: proposal.kind ?? 'name' }),
    data,
    ...(isKind ? { filter: kind } : {}),
    ...(proposal.preselect === undefined ? {} : { preselect: proposal.preselect }),
  };
  const required = properties === undefined ? [] : requiredProperties(place, properties);
  const plain = withEntries(place, base, required);
  const whole = withEntries(place, base, skeleton?.() ?? []);
  if (whole === base) return [plain];
  const label = `${base.label} (with required parameters)`;
  return [plain, { ...whole, label, kind: 'snippet', filter: base.filter ?? base.label }];
}

/** The draft with more keys behind the name, those left out that are there already. */
function withEntries(place: Place, draft: Draft, entries: readonly SketchEntry[]): Draft {
  const { slot, document } = place;
  if (slot.hasRest || slot.start !== 'inline') return draft;
  const holder = resolveAlias(nodeAtPath(document.yaml.root, slot.path.slice(0, -1)));
  if (holder?.kind !== 'map') return draft;
  const missing = entries.filter(({ key }) => pairOf(holder, key) === undefined);
  if (missing.length === 0) return draft;
  const writing = startWriting(place.layout);
  const lead = place.style === 'block' ? lineStart(writing, slot.indent) : ', ';
  const pairs = missing.map((entry) => lead + writePair(writing, entry.key, entry, slot.indent));
  const format = writing.stops > 0 ? 'snippet' : 'plain';
  return { ...draft, text: literal(writing, draft.text) + pairs.join(''), format };
}

function requiredProperties(place: Place, properties: JsonSchema): readonly SketchEntry[] {
  const path: YamlPath = [...place.slot.path.slice(0, -1), 'properties'];
  const sketch = sketchOf(viewOf(properties), patternOf(path), hintsAt(place));
  if (sketch.shape !== 'map') return [];
  const value = isListOfValues(place, path) ? asList(sketch) : sketch;
  return [{ key: 'properties', value }];
}

/** Whether the API version writes these properties as a list of names and values in the first place. */
function isListOfValues(place: Place, path: YamlPath): boolean {
  const id = schemaIdOf(place.file, place.document);
  const whole = id === undefined ? undefined : schemaById(id);
  const view = whole && schemaAtPath(whole, path);
  return view !== undefined && factsOf(view).types[0] === 'array';
}

function asList({ entries }: { readonly entries: readonly SketchEntry[] }): Sketch {
  return { shape: 'list', items: entries.map(namedValueSketch) };
}
