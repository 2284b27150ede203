// A list of properties in a trait definition → a JSON Schema, line by line, so that layout and comments stay.
import type { TextEdit } from '../../../base/text-edit.ts';
import { booleanField, textField } from '../../../model/field.ts';
import { TYPE_SYNONYMS } from '../../../schema/read-schema.ts';
import { keyText, pairOfValue, pathOf, resolveAlias } from '../../../yaml/access.ts';
import {
  blockText,
  columnOf,
  indentStepOf,
  lineBreakOf,
  lineEndOf,
  lineStartOf,
  removePair,
  replaceScalar,
  scalarSource,
  type NewPair,
} from '../../../yaml/edit.ts';
import type { YamlDocument, YamlMap, YamlPair, YamlScalar, YamlSeq } from '../../../yaml/nodes.ts';
import type { Note, Rewrite } from '../step.ts';
import { lineStartsIn } from './lines.ts';

type Aliases = Readonly<Record<string, string>>;

interface Entry {
  readonly map: YamlMap;
  readonly property: string;
  readonly name: YamlPair;
  readonly nameText: YamlScalar;
}

/** First the entries get the words of JSON Schema, then the list becomes a schema. */
export function* schemaFromList(
  document: YamlDocument,
  list: YamlSeq,
  aliases: Aliases,
): Generator<Rewrite | Note> {
  for (const item of list.items) {
    const type = textField(item, 'type');
    const meant = Object.hasOwn(TYPE_SYNONYMS, type?.value ?? '')
      ? TYPE_SYNONYMS[type?.value ?? '']
      : undefined;
    if (type?.node.kind === 'scalar' && meant !== undefined) {
      yield { edits: [replaceScalar(type.node, meant)] };
    }
  }
  const entries = list.items.map((item) => entryIn(item, aliases));
  const known = entries.filter((entry) => entry !== undefined);
  const edits = known.length < entries.length ? undefined : asSchema(document, list, known);
  if (edits !== undefined) yield { edits };
  else {
    const message = 'Write the properties as a JSON Schema: a mapping with "type: object".';
    yield { path: pathOf(list), message };
  }
}

function entryIn(item: YamlSeq['items'][number], aliases: Aliases): Entry | undefined {
  if (item.kind !== 'map' || item.style !== 'block' || item.anchor !== undefined) return undefined;
  const [name] = item.pairs;
  const text = resolveAlias(name?.value);
  if (name === undefined || keyText(name) !== 'name' || text !== name.value) return undefined;
  if (text.kind !== 'scalar' || typeof text.value !== 'string') return undefined;
  const property = Object.hasOwn(aliases, text.value) ? aliases[text.value] : undefined;
  return { map: item, name, nameText: text, property: property ?? text.value };
}

function asSchema(
  document: YamlDocument,
  list: YamlSeq,
  entries: readonly Entry[],
): readonly TextEdit[] | undefined {
  const holder = pairOfValue(list);
  if (holder === undefined || list.style !== 'block' || list.anchor !== undefined) return undefined;
  const outer = columnOf(document, holder.key.range.start);
  const column = outer + 2 * indentStepOf(document);
  const headEnd = lineEndOf(document, holder.key.range.end);
  if (headEnd > list.range.start) return undefined;
  const head = lineBreakOf(document) + headText(document, entries, outer + indentStepOf(document));
  const removed = entries.flatMap(({ map }) =>
    map.pairs.filter((pair) => keyText(pair) === 'required'),
  );
  const removals = removed.map((pair) => removePair(document, pair));
  const shift = ' '.repeat(Math.max(0, column - columnOf(document, list.range.start)));
  const starts = lineStartsIn(document, { start: headEnd + 1, end: list.range.end });
  const names = entries.map((entry) => nameEdit(document, entry, column));
  const shifted = starts.filter(
    (at) => ![...removals, ...names].some(({ range }) => range.start <= at && at < range.end),
  );
  return [
    { range: { start: headEnd, end: headEnd }, newText: head },
    ...shifted.map((at) => ({ range: { start: at, end: at }, newText: shift })),
    ...names,
    ...removals,
  ];
}

/** `- name: x` → `x:`. */
function nameEdit(
  document: YamlDocument,
  { map, nameText, property }: Entry,
  column: number,
): TextEdit {
  const start = lineStartOf(document, document.text.lastIndexOf('-', map.range.start - 1));
  const isBare = map.pairs.every((pair) => ['name', 'required'].includes(keyText(pair) ?? ''));
  const newText = `${' '.repeat(column)}${scalarSource(property)}:${isBare ? ' {}' : ''}`;
  return { range: { start, end: nameText.range.end }, newText };
}

function headText(document: YamlDocument, entries: readonly Entry[], indent: number): string {
  const required = entries
    .filter(({ map }) => booleanField(map, 'required')?.value === true)
    .map(({ property }) => ({ raw: scalarSource(property) }));
  const pairs: NewPair[] = [{ key: 'type', value: { raw: 'object' } }];
  if (required.length > 0) pairs.push({ key: 'required', value: { list: required } });
  pairs.push({ key: 'properties', value: { raw: '' } });
  return blockText(document, pairs, indent);
}
