// Mappings and lists that can start at a place: as a whole, key by key, or item by item.
import { factsOf, type SchemaView } from '../../schema/schema-view.ts';
import { patternOf } from '../../workspace/schema-at.ts';
import type { YamlPath } from '../../yaml/access.ts';
import { hintsAt } from './hints.ts';
import type { Draft } from './item.ts';
import { keyDrafts } from './keys.ts';
import { fieldDataAt, viewAt, withSlot, type Place } from './place.ts';
import { sketchOf, type Sketch } from '../../model/sketch.ts';
import { scalarDrafts } from './values.ts';
import {
  lineStart,
  startWriting,
  writeItem,
  writeValue,
  type Writing,
} from '../../model/sketch-text.ts';

/** A mapping as the value at the slot's path. */
export function mappingDrafts(place: Place, view: SchemaView): readonly Draft[] {
  const { slot } = place;
  const sketch = sketchOf(view, patternOf(slot.path), hintsAt(place));
  if (slot.start === 'inline') {
    if (slot.typed !== '' || slot.hasRest) return [];
    if (place.style !== 'block')
      return [wholeDraft(place, sketch, (w) => writeValue(w, sketch, slot.indent))];
    return belowKey(place, sketch);
  }
  const keys = keyDrafts(place, slot.path, slot.indent);
  if (slot.hasRest || entriesOf(sketch).length < 2) return keys;
  return [wholeDraft(place, sketch, (w) => writeValue(w, sketch, slot.indent)), ...keys];
}

/** Behind `key:`, the mapping starts on the next line. */
function belowKey(place: Place, sketch: Sketch): readonly Draft[] {
  const { step } = place.layout;
  const indent = place.slot.indent + step;
  const lead = lineStart(startWriting(place.layout), indent);
  const keys = keyDrafts(place, place.slot.path, indent).map((draft) => ({
    ...draft,
    text: lead + draft.text,
  }));
  if (entriesOf(sketch).length < 2) return keys;
  return [wholeDraft(place, sketch, (w) => lead + writeValue(w, sketch, indent)), ...keys];
}

/** A list as the value at the slot's path. */
export function listDrafts(place: Place, view: SchemaView): readonly Draft[] {
  const { slot } = place;
  if (slot.start === 'line') return itemDrafts(place, slot.path, slot.indent);
  if (slot.start === 'dash' || slot.typed !== '' || slot.hasRest) return [];
  if (place.style !== 'block') {
    const sketch = sketchOf(view, patternOf(slot.path), hintsAt(place));
    return [wholeDraft(place, sketch, (w) => writeValue(w, sketch, slot.indent))];
  }
  const layout = place.layout;
  const indent = slot.indent + layout.listStep;
  const lead = lineStart(startWriting(layout), indent);
  return itemDrafts(place, slot.path, indent).map((draft) => ({
    ...draft,
    text: lead + draft.text,
  }));
}

/** Items for the list at `path` whose dashes stand in column `indent`, the dash included. */
export function itemDrafts(place: Place, path: YamlPath, indent: number): readonly Draft[] {
  const inner: YamlPath = [...path, 0];
  const view = viewAt(place, inner);
  if (view === undefined) return [];
  const isScalarItem = !factsOf(view).types.some((type) => type === 'object' || type === 'array');
  if (isScalarItem) {
    const at = withSlot(place, { ...place.slot, path: inner, role: 'value', start: 'dash' });
    const known = scalarDrafts(at, view).map((draft) => ({
      ...draft,
      label: `- ${draft.label}`,
      text: `- ${draft.text}`,
      filter: filterOf(place, draft.label),
    }));
    if (known.length > 0) return known;
  }
  const sketch = sketchOf(view, patternOf(inner), hintsAt(place));
  const draft = wholeDraft(place, sketch, (w) => writeItem(w, sketch, indent));
  const label = `- ${entriesOf(sketch).join(', ')}`.trimEnd();
  return [{ ...draft, label, filter: filterOf(place, label.slice(2)) }];
}

/** Without a dash in the text so far, what is typed is the name behind it. */
function filterOf(place: Place, name: string): string {
  return place.slot.typed === '' ? `- ${name}`.trimEnd() : name;
}

function entriesOf(sketch: Sketch): readonly string[] {
  return sketch.shape === 'map' ? sketch.entries.map(({ key }) => key) : [];
}

/** A value as a whole, labeled by the keys that it has. */
function wholeDraft(place: Place, sketch: Sketch, write: (writing: Writing) => string): Draft {
  const writing = startWriting(place.layout);
  const text = write(writing);
  const keys = entriesOf(sketch.shape === 'list' ? (sketch.items[0] ?? sketch) : sketch).join(', ');
  const blank = keys === '' ? '' : ` ${keys} `;
  const flowLabel = sketch.shape === 'list' ? `[${blank}]` : `{${blank}}`;
  return {
    label: place.style === 'block' ? keys : flowLabel,
    kind: 'snippet',
    detail: 'all that is required',
    text,
    format: writing.stops > 0 ? 'snippet' : 'plain',
    data: fieldDataAt(place, place.slot.path),
  };
}
