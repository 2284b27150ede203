// Completion: what can be written at the cursor, best first, each item as an edit that fits the text around it.
import { shift } from '../../base/text-range.ts';
import { factsOf } from '../../schema/schema-view.ts';
import { documentAt, type SpecFile } from '../../workspace/spec-file.ts';
import { itemDrafts, listDrafts, mappingDrafts } from './collections.ts';
import { directiveDrafts } from './directives.ts';
import type { CompletionItem, CompletionList, CompletionOptions, Draft } from './item.ts';
import { keyDrafts } from './keys.ts';
import { placeAt, viewAt, withSlot, type Place } from './place.ts';
import { resourceDrafts } from './resources.ts';
import { shapeOf } from '../../model/sketch.ts';
import { isUnread } from '../../yaml/limits.ts';
import { scalarDrafts } from './values.ts';
import { variableDrafts } from './variables.ts';

const NOTHING: CompletionList = { items: [], isIncomplete: false };

/**
 * What can be written at an offset of the file. Works on unfinished text; answers nothing for
 * documents that are not OAM, unless they are empty or just begun. Every inserted line but the
 * first carries its own indentation, so clients must insert the text as it is.
 */
export function completionsAt(
  file: SpecFile,
  offset: number,
  options: CompletionOptions,
): CompletionList {
  const placed = documentAt(file, offset);
  // What was left unread for its size is not gone through for this either.
  if (placed === undefined || isUnread(placed.document.yaml)) return NOTHING;
  const place = placeAt(file, placed, offset, options);
  if (place.status === 'foreign') return NOTHING;
  const drafts = place.slot.role === 'none' ? directiveDrafts(place) : draftsFor(place);
  const { alternative } = place.slot;
  const second = alternative === undefined ? undefined : withSlot(place, alternative);
  const found = [
    ...drafts.map((draft) => ({ draft, at: place })),
    ...(second === undefined ? [] : draftsFor(second).map((draft) => ({ draft, at: second }))),
  ].filter(({ draft }) => place.status !== 'beginning' || isBegun(place, draft));
  const items = found.map(({ draft, at }, index) => fit(at, draft, index));
  return { items, isIncomplete: place.slot.role === 'value' || place.status === 'beginning' };
}

function draftsFor(place: Place): readonly Draft[] {
  const { slot } = place;
  switch (slot.role) {
    case 'key':
      return keyDrafts(place, slot.path, slot.indent);
    case 'item':
      return itemDrafts(place, slot.path, slot.indent);
    case 'value':
      return slot.path.length === 0 ? rootDrafts(place) : valueDrafts(place);
    case 'none':
      return [];
  }
}

function rootDrafts(place: Place): readonly Draft[] {
  const keys = keyDrafts(place, [], place.slot.indent);
  return place.status === 'config' ? keys : [...resourceDrafts(place), ...keys];
}

function valueDrafts(place: Place): readonly Draft[] {
  const view = viewAt(place, place.slot.path);
  const calls = variableDrafts(place);
  if (view === undefined) return [...calls, ...scalarDrafts(place, view)];
  switch (shapeOf(factsOf(view))) {
    case 'object':
      return [...mappingDrafts(place, view), ...calls];
    case 'array':
      return [...listDrafts(place, view), ...calls];
    case 'scalar':
      return [...calls, ...scalarDrafts(place, view)];
  }
}

/** In a text that may become anything, only what continues the typed word is offered. */
function isBegun({ slot }: Place, { label }: Draft): boolean {
  return label.toLowerCase().startsWith(slot.typed.toLowerCase());
}

function fit(place: Place, draft: Draft, index: number): CompletionItem {
  const { slot, placed } = place;
  const own = draft.range === undefined;
  const blank = own && slot.needsBlank && !/^[\r\n]/.test(draft.text) ? ' ' : '';
  const isApart = /\s/.test(place.document.yaml.text.charAt(slot.word.end));
  const comma = own && slot.needsComma ? (isApart ? ',' : ', ') : '';
  const filter = draft.filter ?? draft.label;
  return {
    label: draft.label,
    kind: draft.kind,
    detail: draft.detail,
    sortText: String(index).padStart(4, '0'),
    filterText: own && slot.quote !== undefined ? slot.quote + filter : filter,
    edit: {
      range: shift(draft.range ?? slot.word, placed.start),
      newText: blank + draft.text + comma,
    },
    format: draft.format,
    deprecated: draft.status !== undefined,
    preselect: draft.preselect !== undefined,
    suggestNext: draft.next !== undefined,
    data: draft.data,
  };
}
