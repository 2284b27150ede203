// Adds an entry to one of the lists in which a spec declares names, making the list where there is none.
import type { TextEdit } from '../../base/text-edit.ts';
import { isNull, pairOf, resolveAlias } from '../../yaml/access.ts';
import {
  appendItem,
  blockIndent,
  blockText,
  columnOf,
  lineBreakOf,
  lineStartOf,
  prependPairs,
  replaceValue,
  scalarSource,
  type NewPair,
} from '../../yaml/edit.ts';
import type { YamlDocument, YamlMap, YamlNode, YamlPair, YamlScalar } from '../../yaml/nodes.ts';

/** A list below `spec`, and the keys before one of which it belongs. */
export interface DeclarationList {
  readonly key: string;
  readonly before: readonly string[];
}

/** The edit that declares one more entry; undefined where the list is no list, or is shared by an alias. */
export function declareEdit(
  document: YamlDocument,
  spec: YamlNode | undefined,
  { key, before }: DeclarationList,
  entry: readonly NewPair[],
): TextEdit | undefined {
  const map = resolveAlias(spec);
  if (map?.kind !== 'map' || map.pairs.length === 0) return undefined;
  const existing = pairOf(map, key);
  const value = { list: [{ map: entry }] };
  if (existing === undefined) {
    return insertBefore(document, map, pairBefore(map, before), { key, value });
  }
  const list = existing.value;
  if (isNull(list)) return replaceValue(document, list, value);
  if (list.kind !== 'seq') return undefined;
  return list.items.length === 0
    ? replaceValue(document, list, value)
    : appendItem(document, list, { map: entry });
}

function pairBefore(map: YamlMap, keys: readonly string[]): YamlPair | undefined {
  const found = keys.map((key) => pairOf(map, key));
  return found.find((pair) => pair?.parent === map);
}

/** On lines of its own above a key and the comments that belong to that; else at the start of the mapping. */
function insertBefore(
  document: YamlDocument,
  map: YamlMap,
  next: YamlPair | undefined,
  added: NewPair,
): TextEdit {
  const at = next?.key.range.start ?? map.range.start;
  const own = lineStartOf(document, at);
  const isOnOwnLine = document.text.slice(own, at).trim() === '';
  if (next === undefined || map.style !== 'block' || !isOnOwnLine) {
    return prependPairs(document, map, [added]);
  }
  const start = aboveComments(document, own);
  const text = blockText(document, [added], blockIndent(document, map)) + lineBreakOf(document);
  return { range: { start, end: start }, newText: text };
}

function aboveComments(document: YamlDocument, lineStart: number): number {
  let start = lineStart;
  while (start > 0) {
    const previous = lineStartOf(document, start - 1);
    const line = document.text.slice(previous, start);
    if (previous === start || !/^\s*#/.test(line)) break;
    start = previous;
  }
  return start;
}

/** The source of a value for another place: as its author wrote it, where that means the same there. */
export function movedSource(document: YamlDocument, node: YamlScalar): string {
  const { start, end } = node.range;
  const written = document.text.slice(start, end);
  const isOneLine = !/[\r\n]/.test(written);
  const isQuoted = node.style === 'double' || node.style === 'single';
  if (isOneLine && (isQuoted || (node.style === 'plain' && !/[[\]{},]/.test(written)))) {
    return written;
  }
  return scalarSource(node.value);
}

/** Whether a mapping writes its keys in quotes, as JSON does. */
export function hasJsonKeys(pair: YamlPair): boolean {
  return pair.key.kind === 'scalar' && pair.key.style === 'double';
}

/** True for a value that can be put elsewhere: no anchor that others refer to, no comment inside. */
export function isMovable(document: YamlDocument, node: YamlNode): node is YamlScalar {
  if (node.kind !== 'scalar' || node.value === null) return false;
  if (node.anchor !== undefined || node.tag !== undefined) return false;
  return document.problems.length === 0 && columnOf(document, node.range.start) > 0;
}
