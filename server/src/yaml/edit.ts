// Edits that keep a document's style: indentation, quotes, block or flow, comments untouched.
import type { TextEdit } from '../base/text-edit.ts';
import { pairOfValue, pairRange, resolveAlias } from './access.ts';
import type { YamlDocument, YamlMap, YamlNode, YamlPair, YamlScalar, YamlSeq } from './nodes.ts';

/** A value to be written: text as it stands, a mapping in order, or a list. */
export type NewValue =
  | { readonly raw: string }
  | { readonly map: readonly NewPair[] }
  | { readonly list: readonly NewValue[] };

export interface NewPair {
  readonly key: string;
  readonly value: NewValue;
}

/** Column of an offset: code units since the start of its line. */
export function columnOf(document: YamlDocument, offset: number): number {
  return offset - lineStartOf(document, offset);
}

/** Offset of the first character of the line that holds an offset. */
export function lineStartOf(document: YamlDocument, offset: number): number {
  const afterFeed = document.text.slice(0, offset).lastIndexOf('\n') + 1;
  // Most texts have no carriage return, which is looked for in this line only.
  return afterFeed + document.text.slice(afterFeed, offset).lastIndexOf('\r') + 1;
}

/** Offset after the last character, before the line break, of the line that holds an offset. */
export function lineEndOf(document: YamlDocument, offset: number): number {
  const rest = document.text.slice(offset).search(/[\r\n]/);
  return rest < 0 ? document.text.length : offset + rest;
}

/** The line break that the document uses. */
export function lineBreakOf(document: YamlDocument): string {
  return document.text.includes('\r\n') ? '\r\n' : '\n';
}

/** Blanks per level: taken from the first nested block mapping, two when there is none. */
export function indentStepOf(document: YamlDocument): number {
  const match = /^[^\s#-][^\n]*:[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*( +)[^\s-]/m.exec(
    document.text,
  );
  return match?.[1]?.length ?? 2;
}

/** Text of a scalar that reads back as just that value, plain where YAML allows it. */
export function scalarSource(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return String(value);
  return needsQuotes(value) ? JSON.stringify(value) : value;
}

// YAML 1.1 words are quoted too: the kubectl that reads a spec may take them for something else.
const AMBIGUOUS =
  /^(?:|~|null|true|false|y|n|yes|no|on|off|[-+]?(?:\d[\d_]*)?\.?\d+(?:e[-+]?\d+)?|0x[0-9a-f]+|0o?[0-7]+|[-+]?\.(?:inf|nan)|=|<<)$/i;
const UNSAFE = /^[\s\-?:,[\]{}#&*!|>'"%@`]|:(?:\s|$)|\s#|[\s:]$|[\n\r\t\u0000-\u001f{}[\],]/;

function needsQuotes(text: string): boolean {
  if (/^-[^\s-]/.test(text)) return needsQuotes(text.slice(1)) || AMBIGUOUS.test(text);
  return AMBIGUOUS.test(text) || UNSAFE.test(text);
}

/** Replaces a value by the source of another; quotes are kept when the author used them. */
export function replaceScalar(node: YamlScalar, value: string | number | boolean | null): TextEdit {
  if (typeof value === 'string' && node.style === 'double') {
    return { range: node.range, newText: JSON.stringify(value) };
  }
  if (typeof value === 'string' && node.style === 'single') {
    return { range: node.range, newText: `'${value.replaceAll("'", "''")}'` };
  }
  const space = node.style === 'empty' ? ' ' : '';
  return { range: node.range, newText: space + scalarSource(value) };
}

/** Gives a key another name and leaves its value alone. */
export function renameKey(pair: YamlPair, name: string): TextEdit {
  const quoted = pair.key.kind === 'scalar' && pair.key.style === 'double';
  return { range: pair.key.range, newText: quoted ? JSON.stringify(name) : scalarSource(name) };
}

/** Where maps have their pairs: a wide map may have one fix for each of them. */
const places = new WeakMap<YamlMap, ReadonlyMap<YamlPair, number>>();

function indexOf(pair: YamlPair): number {
  let known = places.get(pair.parent);
  if (known === undefined) {
    known = new Map(pair.parent.pairs.map((each, index) => [each, index]));
    places.set(pair.parent, known);
  }
  return known.get(pair) ?? -1;
}

/** Removes a key with its value: its whole lines in block style, one comma with it in flow style. */
export function removePair(document: YamlDocument, pair: YamlPair): TextEdit {
  const { pairs, style } = pair.parent;
  const { start, end } = pairRange(pair);
  const index = indexOf(pair);
  const next = pairs[index + 1];
  const previous = pairs[index - 1];
  if (style === 'flow') {
    if (next !== undefined) return { range: { start, end: next.key.range.start }, newText: '' };
    if (previous !== undefined) {
      return { range: { start: pairRange(previous).end, end }, newText: '' };
    }
    return { range: { start, end }, newText: '' };
  }
  const lineStart = lineStartOf(document, start);
  const ownLine = document.text.slice(lineStart, start).trim() === '';
  if (!ownLine && next !== undefined) {
    // The first key of a list item: the next key moves up behind the dash.
    return { range: { start, end: next.key.range.start }, newText: '' };
  }
  if (pairs.length === 1) return { range: { start, end }, newText: '{}' };
  const lineEnd = lineEndOf(document, end);
  const after = /^(?:\r\n|\n|\r)/.exec(document.text.slice(lineEnd))?.[0].length ?? 0;
  return { range: { start: ownLine ? lineStart : start, end: lineEnd + after }, newText: '' };
}

/**
 * Adds keys at the end of a mapping, or makes a mapping where a value is empty.
 * `raw` values may hold tab stops; the caller then says that the edit is a snippet.
 */
export function insertPairs(
  document: YamlDocument,
  node: YamlNode,
  added: readonly NewPair[],
): TextEdit | undefined {
  const value = resolveAlias(node);
  if (value?.kind === 'map' && value.pairs.length > 0) return appendPairs(document, value, added);
  const pair = pairOfValue(node);
  if (value?.kind === 'map') return fillFlow(value, added);
  if (value?.kind !== 'scalar' || value.value !== null || pair === undefined) return undefined;
  const indent = blockIndent(document, pair.parent) + indentStepOf(document);
  const eol = lineBreakOf(document);
  const text = eol + blockText(document, added, indent);
  const at = value.style === 'empty' ? lineContentEnd(document, pair) : value.range.start;
  const end = value.style === 'empty' ? at : value.range.end;
  return { range: { start: at, end }, newText: text };
}

function lineContentEnd(document: YamlDocument, pair: YamlPair): number {
  return pair.value.range.start > pair.key.range.end
    ? pair.value.range.start
    : Math.min(lineEndOf(document, pair.key.range.end), pair.key.range.end + 1);
}

function appendPairs(document: YamlDocument, map: YamlMap, added: readonly NewPair[]): TextEdit {
  const last = map.pairs.at(-1);
  const end = last === undefined ? map.range.end : pairRange(last).end;
  if (map.style === 'flow') {
    const text = added.map((pair) => flowPair(map, pair)).join(', ');
    return { range: { start: end, end }, newText: `, ${text}` };
  }
  const at = lineEndOf(document, Math.max(end, last?.value.range.end ?? end));
  const text = blockText(document, added, blockIndent(document, map));
  return { range: { start: at, end: at }, newText: lineBreakOf(document) + text };
}

/** Adds keys at the start of a mapping that has some. */
export function prependPairs(
  document: YamlDocument,
  map: YamlMap,
  added: readonly NewPair[],
): TextEdit {
  const at = map.pairs[0]?.key.range.start ?? map.range.start;
  const range = { start: at, end: at };
  if (map.style === 'flow') {
    return { range, newText: added.map((pair) => `${flowPair(map, pair)}, `).join('') };
  }
  const indent = blockIndent(document, map);
  const text = blockText(document, added, indent).slice(indent);
  return { range, newText: text + lineBreakOf(document) + ' '.repeat(indent) };
}

function fillFlow(map: YamlMap, added: readonly NewPair[]): TextEdit {
  const at = map.range.start + 1;
  return {
    range: { start: at, end: at },
    newText: added.map((pair) => flowPair(map, pair)).join(', '),
  };
}

/**
 * Puts another value in the place of one: in block style below its key where the author writes so,
 * else in flow style. Undefined where a comment would be lost.
 */
export function replaceValue(
  document: YamlDocument,
  node: YamlNode,
  value: NewValue,
): TextEdit | undefined {
  const { start, end } = node.range;
  if (document.comments.some(({ range }) => range.start >= start && range.end <= end)) {
    return undefined;
  }
  const holder = pairOfValue(node)?.parent;
  const keyEnd = pairOfValue(node)?.key.range.end ?? start;
  const between = document.text.slice(keyEnd, start);
  const oneLine = 'raw' in value || ('list' in value && value.list.every((item) => 'raw' in item));
  if (holder?.style !== 'block' || oneLine || !/^[ \t]*:\s*$/.test(between)) {
    return { range: node.range, newText: flowValue(mapAround(node), value) };
  }
  const indent = blockIndent(document, holder);
  const lines = blockPair({ key: 'x', value }, indent, indentStepOf(document)).slice(1);
  const from = keyEnd + between.indexOf(':') + 1;
  const eol = lineBreakOf(document);
  return { range: { start: from, end }, newText: eol + lines.join(eol) };
}

/** Adds an item at the end of a list that has some; undefined for an empty list. */
export function appendItem(
  document: YamlDocument,
  seq: YamlSeq,
  value: NewValue,
): TextEdit | undefined {
  const last = seq.items.at(-1);
  if (last === undefined) return undefined;
  const end = last.range.end;
  if (seq.style === 'flow') {
    return { range: { start: end, end }, newText: `, ${flowValue(mapAround(last), value)}` };
  }
  const at = lineEndOf(document, end);
  const lines = blockItem(value, columnOf(document, seq.range.start), indentStepOf(document));
  const eol = lineBreakOf(document);
  return { range: { start: at, end: at }, newText: eol + lines.join(eol) };
}

function mapAround(node: YamlNode): YamlMap | undefined {
  const holder = node.parent?.kind === 'pair' ? node.parent.parent : node.parent;
  if (holder === undefined || holder.kind === 'map') return holder;
  return mapAround(holder);
}

/** Column at which the keys of a block mapping stand. */
export function blockIndent(document: YamlDocument, map: YamlMap): number {
  const first = map.pairs[0];
  return first === undefined ? 0 : columnOf(document, first.key.range.start);
}

/** Lines of block YAML for some keys, the first line indented as well, no line break at the end. */
export function blockText(
  document: YamlDocument,
  pairs: readonly NewPair[],
  indent: number,
): string {
  const eol = lineBreakOf(document);
  const step = indentStepOf(document);
  return pairs.flatMap((pair) => blockPair(pair, indent, step)).join(eol);
}

function blockPair({ key, value }: NewPair, indent: number, step: number): string[] {
  const start = `${' '.repeat(indent)}${scalarSource(key)}:`;
  if ('raw' in value) return [`${start} ${value.raw}`.trimEnd()];
  if ('map' in value) {
    return [start, ...value.map.flatMap((pair) => blockPair(pair, indent + step, step))];
  }
  return [start, ...value.list.flatMap((item) => blockItem(item, indent + step, step))];
}

function blockItem(value: NewValue, indent: number, step: number): string[] {
  const dash = `${' '.repeat(indent)}- `;
  if ('raw' in value) return [dash + value.raw];
  if ('list' in value) return [`${dash}[]`];
  const lines = value.map.flatMap((pair) => blockPair(pair, indent + 2, step));
  return lines.map((line, index) => (index === 0 ? dash + line.trimStart() : line));
}

function flowPair(map: YamlMap | undefined, { key, value }: NewPair): string {
  const json = usesJsonKeys(map);
  return `${json ? JSON.stringify(key) : scalarSource(key)}: ${flowValue(map, value)}`;
}

function flowValue(map: YamlMap | undefined, value: NewValue): string {
  if ('raw' in value) return usesJsonKeys(map) ? jsonRaw(value.raw) : value.raw;
  if ('list' in value) return `[${value.list.map((item) => flowValue(map, item)).join(', ')}]`;
  return `{ ${value.map.map((pair) => flowPair(map, pair)).join(', ')} }`;
}

/** In JSON every text is quoted; numbers, booleans, quoted text and tab stops for such are left. */
function jsonRaw(raw: string): string {
  if (/^(?:"|\[|\{|-?\d|true$|false$|null$)/.test(raw)) return raw;
  if (/^\$\{\d+(?::-?\d+(?:\.\d+)?|\|true,false\|)\}$/.test(raw)) return raw;
  return `"${raw}"`;
}

function usesJsonKeys(map: YamlMap | undefined): boolean {
  let current = map;
  while (current !== undefined) {
    const first: YamlPair | undefined = current.pairs[0];
    if (first !== undefined) return first.key.kind === 'scalar' && first.key.style === 'double';
    const parent: YamlNode['parent'] = current.parent;
    const holder: YamlNode | undefined = parent?.kind === 'pair' ? parent.parent : parent;
    current = holder?.kind === 'map' ? holder : undefined;
  }
  return false;
}
