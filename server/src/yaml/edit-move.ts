// Moves keys of a mapping into a mapping beside them, such as `metadata.version` into `metadata.annotations`.
import type { TextEdit } from '../base/text-edit.ts';
import { isNull, pairOf, pairOfValue, pairRange, resolveAlias } from './access.ts';
import {
  blockIndent,
  columnOf,
  indentStepOf,
  lineBreakOf,
  lineEndOf,
  removePair,
  scalarSource,
} from './edit.ts';
import type { YamlDocument, YamlMap, YamlPair } from './nodes.ts';

/**
 * The edits that move pairs of one mapping below its key `name`, which is added where it is
 * missing. Numbers and booleans are quoted on the way, for what they mean is their text.
 * Undefined where the target is no mapping of its own.
 */
export function moveIntoSibling(
  document: YamlDocument,
  moved: readonly YamlPair[],
  name: string,
): readonly TextEdit[] | undefined {
  const [first] = moved;
  if (first === undefined) return undefined;
  const holder = first.parent;
  const target = pairOf(holder, name);
  if (target === undefined) return movedIntoNew(document, moved, name);
  const map = resolveAlias(target.value);
  if (map !== target.value || target.parent !== holder) return undefined;
  const removals = moved.map((pair) => removePair(document, pair));
  if (map.kind === 'map' && map.pairs.length > 0) {
    return [addedTo(document, map, moved), ...removals];
  }
  if (!isNull(map) || holder.style === 'flow') return undefined;
  const indent = blockIndent(document, holder) + indentStepOf(document);
  const text = `:${lineBreakOf(document)}${blockLines(document, moved, indent)}`;
  return [
    { range: { start: target.key.range.end, end: map.range.end }, newText: text },
    ...removals,
  ];
}

/** The first pair makes the mapping; the others follow below its line, behind a comment that may stand there. */
function movedIntoNew(
  document: YamlDocument,
  moved: readonly YamlPair[],
  name: string,
): readonly TextEdit[] {
  const [first, ...others] = moved;
  if (first === undefined) return [];
  const removals = others.map((pair) => removePair(document, pair));
  const range = pairRange(first);
  const { parent } = first;
  if (parent.style === 'flow' || others.length === 0) {
    return [{ range, newText: newMapping(document, moved, name) }, ...removals];
  }
  const at = lineEndOf(document, document.text.slice(0, range.end).trimEnd().length);
  const indent = blockIndent(document, parent) + indentStepOf(document);
  const lines = lineBreakOf(document) + blockLines(document, others, indent);
  return [
    { range, newText: newMapping(document, [first], name) },
    { range: { start: at, end: at }, newText: lines },
    ...removals,
  ];
}

function newMapping(document: YamlDocument, moved: readonly YamlPair[], name: string): string {
  const holder = moved[0]?.parent;
  if (holder?.style === 'flow') {
    const quoted = holder.pairs[0]?.key.kind === 'scalar' && holder.pairs[0].key.style === 'double';
    const sources = moved.map((pair) => sourceOf(document, pair, 0));
    return `${quoted ? JSON.stringify(name) : name}: { ${sources.join(', ')} }`;
  }
  const indent =
    (holder === undefined ? 0 : blockIndent(document, holder)) + indentStepOf(document);
  return `${name}:${lineBreakOf(document)}${blockLines(document, moved, indent)}`;
}

function addedTo(document: YamlDocument, map: YamlMap, moved: readonly YamlPair[]): TextEdit {
  const last = map.pairs.at(-1);
  const end = last === undefined ? map.range.end : pairRange(last).end;
  if (map.style === 'flow') {
    const sources = moved.map((pair) => sourceOf(document, pair, 0));
    return { range: { start: end, end }, newText: `, ${sources.join(', ')}` };
  }
  const at = lineEndOf(document, end);
  const lines = blockLines(document, moved, blockIndent(document, map));
  return { range: { start: at, end: at }, newText: lineBreakOf(document) + lines };
}

function blockLines(document: YamlDocument, moved: readonly YamlPair[], indent: number): string {
  return moved
    .map((pair) => ' '.repeat(indent) + sourceOf(document, pair, indent))
    .join(lineBreakOf(document));
}

/** A pair as its author wrote it, its further lines moved with it to the new column. */
function sourceOf(document: YamlDocument, pair: YamlPair, indent: number): string {
  const { start, end } = pairRange(pair);
  const { value } = pair;
  const shift = indent - columnOf(document, start);
  if (value.kind === 'scalar' && value.style === 'plain' && typeof value.value !== 'string') {
    const key = document.text.slice(start, value.range.start);
    return key + JSON.stringify(document.text.slice(value.range.start, value.range.end));
  }
  const source = document.text.slice(start, end).trimEnd();
  if (shift <= 0) return source;
  return source.replace(/(\r\n|\n|\r)(?=[ \t]*\S)/g, `$1${' '.repeat(shift)}`);
}

/** Puts a text in the place of a mapping: behind its key, on the key's line. */
export function replaceMapByText(document: YamlDocument, map: YamlMap, text: string): TextEdit {
  const pair = pairOfValue(map);
  const json = map.style === 'flow' && document.text.charAt(map.range.start + 1).trim() === '"';
  const newText = json ? JSON.stringify(text) : scalarSource(text);
  if (pair === undefined) return { range: map.range, newText };
  const between = document.text.slice(pair.key.range.end, map.range.start);
  const start = pair.key.range.end + between.indexOf(':') + 1;
  return { range: { start, end: map.range.end }, newText: ` ${newText}` };
}
