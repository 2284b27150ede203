// Turns a list of `name` and `value` into a mapping and back, item by item, so that layout and comments stay.
import type { TextEdit } from '../base/text-edit.ts';
import { keyText, pairOfValue, resolveAlias } from './access.ts';
import { columnOf, lineBreakOf, removePair, scalarSource } from './edit.ts';
import type { YamlDocument, YamlMap, YamlNode, YamlPair, YamlSeq } from './nodes.ts';

interface NamedItem {
  readonly map: YamlMap;
  readonly key: string;
  readonly name: YamlPair;
  readonly value: YamlPair;
}

/**
 * `[{name: a, value: 1}]` → `{a: 1}`; `spell` gives the key for a name. Undefined where an item
 * says anything else, where two have one name, and for what other places of the document share.
 */
export function namedListToMap(
  document: YamlDocument,
  seq: YamlSeq,
  spell: (name: string) => string,
): readonly TextEdit[] | undefined {
  const items: NamedItem[] = [];
  for (const node of seq.items) {
    const item = namedItem(node, spell);
    if (item === undefined || items.some(({ key }) => key === item.key)) return undefined;
    items.push(item);
  }
  if (seq.style === 'flow') return flowListToMap(document, seq, items);
  const edits: TextEdit[] = [];
  for (const item of items) {
    const own = blockItemToPair(document, seq, item);
    if (own === undefined) return undefined;
    edits.push(...own);
  }
  return edits;
}

function namedItem(node: YamlNode, spell: (name: string) => string): NamedItem | undefined {
  if (node.kind !== 'map' || node.pairs.length !== 2 || isShared(node)) return undefined;
  const name = node.pairs.find((pair) => keyText(pair) === 'name');
  const value = node.pairs.find((pair) => keyText(pair) === 'value');
  if (name === undefined || value === undefined || isShared(name.value)) return undefined;
  const text = resolveAlias(name.value);
  if (text?.kind !== 'scalar' || typeof text.value !== 'string') return undefined;
  return { map: node, key: spell(text.value), name, value };
}

function isShared({ anchor, tag }: YamlNode): boolean {
  return anchor !== undefined || tag !== undefined;
}

function blockItemToPair(
  document: YamlDocument,
  seq: YamlSeq,
  { map, key, name, value }: NamedItem,
): readonly TextEdit[] | undefined {
  const dash = document.text.lastIndexOf('-', map.range.start - 1);
  // Dashes may stand right below the key that the list belongs to; keys may not.
  const holder = pairOfValue(seq);
  const outer = holder === undefined ? -1 : columnOf(document, holder.key.range.start);
  const source = (columnOf(document, dash) > outer ? '' : '  ') + scalarSource(key);
  if (map.style === 'flow') {
    const text = sourceOf(document, value.value);
    if (text.includes('\n')) return undefined;
    return [
      { range: { start: dash, end: map.range.end }, newText: `${source}: ${text}`.trimEnd() },
    ];
  }
  const edit = { range: { start: dash, end: value.key.range.end }, newText: source };
  return map.pairs[0] === name ? [edit] : [edit, removePair(document, name)];
}

function flowListToMap(
  document: YamlDocument,
  seq: YamlSeq,
  items: readonly NamedItem[],
): readonly TextEdit[] {
  const { start, end } = seq.range;
  const isJson = items.some(
    ({ name }) => name.key.kind === 'scalar' && name.key.style === 'double',
  );
  return [
    { range: { start, end: start + 1 }, newText: '{' },
    ...items.map(({ map, key, value }) => ({
      range: map.range,
      newText: `${isJson ? JSON.stringify(key) : scalarSource(key)}: ${sourceOf(document, value.value)}`,
    })),
    { range: { start: end - 1, end }, newText: '}' },
  ];
}

/** `{a: 1}` → `[{name: a, value: 1}]`; undefined where a key is no text, and for merge keys. */
export function mapToNamedList(
  document: YamlDocument,
  map: YamlMap,
): readonly TextEdit[] | undefined {
  const isPlain = map.pairs.every(
    (pair) => pair.key.kind === 'scalar' && keyText(pair) !== '<<' && !isShared(pair.key),
  );
  if (!isPlain) return undefined;
  if (map.style === 'flow') return flowMapToList(document, map);
  const inner = columnOf(document, map.range.start) + 2;
  const between = lineBreakOf(document) + ' '.repeat(inner);
  return map.pairs.flatMap((pair) => {
    const { key, value } = pair;
    const start = key.range.start;
    return [
      { range: { start, end: start }, newText: '- name: ' },
      { range: { start: key.range.end, end: key.range.end }, newText: `${between}value` },
      ...furtherLines(document, value).map((at) => ({
        range: { start: at, end: at },
        newText: '  ',
      })),
    ];
  });
}

function flowMapToList(document: YamlDocument, map: YamlMap): readonly TextEdit[] {
  const { start, end } = map.range;
  const isJson = map.pairs.some(({ key }) => key.kind === 'scalar' && key.style === 'double');
  const [name, value] = isJson ? ['"name"', '"value"'] : ['name', 'value'];
  return [
    { range: { start, end: start + 1 }, newText: '[' },
    ...map.pairs.map(({ key, value: node }) => ({
      range: { start: key.range.start, end: Math.max(key.range.end, node.range.end) },
      newText: `{ ${name}: ${sourceOf(document, key)}, ${value}: ${sourceOf(document, node)} }`,
    })),
    { range: { start: end - 1, end }, newText: ']' },
  ];
}

/** Starts of the lines that a value has beyond the line of its key, empty ones left out. */
function furtherLines(document: YamlDocument, node: YamlNode): readonly number[] {
  const key = pairOfValue(node)?.key.range.end ?? node.range.start;
  const text = document.text.slice(key, node.range.end);
  return [...text.matchAll(/\n(?=[ \t]*[^\s])/g)].map((match) => key + match.index + 1);
}

function sourceOf(document: YamlDocument, node: YamlNode): string {
  return document.text.slice(node.range.start, node.range.end);
}
