// Calls of the document's variables inside values: `[fromVariable(NAME)]`.
import type { ConfigurationResource } from '../../model/resource.ts';
import { isCallPlace, variableCall } from '../../model/variable-call.ts';
import { factsOf } from '../../schema/schema-view.ts';
import { patternOf } from '../../workspace/schema-at.ts';
import type { YamlPath } from '../../yaml/access.ts';
import type { TextRange } from '../../base/text-range.ts';
import type { Draft } from './item.ts';
import { viewAt, type Place } from './place.ts';

/** Calls of every variable, where the slot takes them. */
export function variableDrafts(place: Place): readonly Draft[] {
  const { resource, slot } = place;
  if (resource?.role !== 'configuration' || slot.role !== 'value') return [];
  const opened = openedBracket(place);
  const path = opened === undefined ? slot.path : slot.path.slice(0, -1);
  if (!takesCalls(place, path)) return [];
  const at = opened ?? wordAt(place);
  return at === undefined ? [] : draftsFor(place, resource, at);
}

function takesCalls(place: Place, path: YamlPath): boolean {
  const pattern = patternOf(path);
  if (!isCallPlace(pattern)) return false;
  const view = viewAt(place, path);
  const types = view === undefined ? [] : factsOf(view).types;
  return types.length === 0 || types.includes('string');
}

interface CallAt {
  readonly range: TextRange;
  /** Text before and behind the call in what is inserted. */
  readonly open: string;
  readonly close: string;
  readonly hasBracket: boolean;
}

const STARTED = /\[\s*(?:[A-Za-z]+\s*\(\s*|\(\s*|[A-Za-z]+\s+)?[\w.-]*$/;
const REST = /^[\w.-]*\s*\)?\s*\]?/;

/** `[fromV` without quotes is a list to YAML; here it is a call whose quotes are missing. */
function openedBracket({ slot, document, offset }: Place): CallAt | undefined {
  const { text } = document.yaml;
  if (slot.style === 'block' || slot.path.at(-1) !== 0) return undefined;
  const line =
    text
      .slice(0, offset)
      .split(/[\r\n]/)
      .at(-1) ?? '';
  const match = /(?:^\s*|[:-]\s+)(\[\s*(?:[A-Za-z]+\s*\(\s*|\(\s*|[A-Za-z]+\s+)?[\w.-]*)$/.exec(
    line,
  )?.[1];
  if (match === undefined) return undefined;
  const rest = REST.exec(text.slice(offset, offset + 200))?.[0] ?? '';
  const range = { start: offset - match.length, end: offset + rest.length };
  return { range, open: '"', close: '"', hasBracket: true };
}

function wordAt(place: Place): CallAt | undefined {
  const { word, quote } = place.slot;
  const inner = quote === undefined ? word.start : word.start + 1;
  const typed = place.document.yaml.text.slice(inner, place.offset);
  const started = STARTED.exec(typed)?.[0];
  const begun = started ?? /[A-Za-z]*$/.exec(typed)?.[0] ?? '';
  const start = place.offset - begun.length;
  const hasBracket = started !== undefined;
  if (quote !== undefined) return inQuotes(place, { start, hasBracket }, quote);
  // A plain word is replaced as a whole; a call inside longer plain text needs its bracket first.
  if (start === word.start) return { range: word, open: '"', close: '"', hasBracket };
  if (!hasBracket) return undefined;
  const range = { start, end: restEnd(place, word.end) };
  return { range, open: '', close: '', hasBracket };
}

/** In quotes, the call replaces what was begun of it and leaves the other text alone. */
function inQuotes(
  place: Place,
  { start, hasBracket }: { readonly start: number; readonly hasBracket: boolean },
  quote: string,
): CallAt {
  const { word } = place.slot;
  const { text } = place.document.yaml;
  const isClosed = word.end - word.start >= 2 && text[word.end - 1] === quote;
  const end = hasBracket ? restEnd(place, isClosed ? word.end - 1 : word.end) : place.offset;
  const close = !isClosed && end === word.end ? quote : '';
  return { range: { start, end }, open: '', close, hasBracket };
}

/** Where the rest of a begun call ends, its closing brackets included. */
function restEnd({ document, offset }: Place, limit: number): number {
  const behind = document.yaml.text.slice(offset, Math.max(offset, limit));
  return offset + (REST.exec(behind)?.[0].length ?? 0);
}

function draftsFor(
  place: Place,
  { variables }: ConfigurationResource,
  { range, open, close, hasBracket }: CallAt,
): readonly Draft[] {
  return variables.flatMap(({ name, value }) => {
    if (name?.value === undefined || name.value === '') return [];
    const call = variableCall(name.value);
    const written = value?.value;
    return [
      {
        label: call,
        kind: 'variable',
        detail: written === undefined ? undefined : String(written),
        text: open + call + close,
        format: 'plain',
        filter: hasBracket || range.start === place.offset ? call : call.slice(1),
        range,
      },
    ];
  });
}
