// A document as Rudr got to see it: the JSON that kubectl makes of the YAML, each part with its place.
import type { ScalarValue, ValueNode } from '../../model/field.ts';
import { effectivePairs, pairOf, resolveAlias } from '../../yaml/access.ts';
import type { YamlNode, YamlScalar } from '../../yaml/nodes.ts';
import type { Origin, OriginStep, Place } from '../origin.ts';
import type { RenderedNode, RenderedScalar } from '../rendered-node.ts';
import { placeIn, type SourceDocument } from '../source-document.ts';
import { renderedValue } from '../values.ts';

export interface JsonDocument {
  readonly source: SourceDocument;
  readonly text: string;
}

/** A value in a document. */
export interface JsonPart {
  readonly document: JsonDocument;
  readonly written: YamlNode;
  readonly node: ValueNode;
  /** Key of the value, for people. */
  readonly name: string;
  /** What the value is to the rendering. */
  readonly what: OriginStep['what'];
}

export type JsonKind = 'null' | 'boolean' | 'integer' | 'float' | 'text' | 'list' | 'map';

/** The value below a key; undefined where it is missing or null. */
export function child(part: JsonPart | undefined, key: string): JsonPart | undefined {
  const found = childOrNull(part, key);
  return found === undefined || jsonKind(found) === 'null' ? undefined : found;
}

/** The value below a key; undefined where the key is missing. */
export function childOrNull(part: JsonPart | undefined, key: string): JsonPart | undefined {
  if (part === undefined) return undefined;
  const written = pairOf(part.node, key)?.value;
  const node = resolveAlias(written);
  if (written === undefined || node === undefined) return undefined;
  return { document: part.document, written, node, name: key, what: part.what };
}

/** The items of a list; none for other values. */
export function items(part: JsonPart | undefined): readonly JsonPart[] {
  if (part?.node.kind !== 'seq') return [];
  return part.node.items.flatMap((written, index) => {
    const node = resolveAlias(written);
    const name = `${part.name}[${String(index)}]`;
    return node === undefined ? [] : [{ ...part, written, node, name }];
  });
}

/** The items of the list below a key. */
export function children(part: JsonPart | undefined, key: string): readonly JsonPart[] {
  return items(child(part, key));
}

/** The values of a map by key; none for other values. */
export function entriesOf(part: JsonPart): readonly (readonly [string, JsonPart])[] {
  if (part.node.kind !== 'map') return [];
  return [...effectivePairs(part.node).keys()].flatMap((key) => {
    const value = childOrNull(part, key);
    return value === undefined ? [] : [[key, value] as const];
  });
}

const TRUE_WORDS = /^(?:y|Y|yes|Yes|YES|on|On|ON)$/;
const FALSE_WORDS = /^(?:n|N|no|No|NO|off|Off|OFF)$/;

/**
 * A scalar as the kubectl of that time reads it, which follows YAML 1.1 for the words that stand for
 * booleans and for octal numbers (section 0 of the facts about Rudr: sigs.k8s.io/yaml on yaml.v2).
 */
function jsonScalar(document: JsonDocument, node: YamlScalar): ScalarValue {
  const { value, style, tag } = node;
  if (style !== 'plain' || tag !== undefined) return value;
  if (typeof value === 'string') {
    if (TRUE_WORDS.test(value)) return true;
    return FALSE_WORDS.test(value) ? false : value;
  }
  const text = textOf(document, node);
  if (typeof value === 'number' && /^[-+]?0[0-7]+$/.test(text)) return parseInt(text, 8);
  return value;
}

function textOf({ text }: JsonDocument, { range }: YamlScalar): string {
  return text.slice(range.start, range.end);
}

export function jsonKind({ document, node }: JsonPart): JsonKind {
  if (node.kind === 'seq') return 'list';
  if (node.kind === 'map') return 'map';
  const value = jsonScalar(document, node);
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'string') return 'text';
  return Number.isInteger(value) && !isFloatText(textOf(document, node)) ? 'integer' : 'float';
}

/** Whether a number is written with a point or an exponent, which makes it a float however round it is. */
function isFloatText(text: string): boolean {
  return /[.eE]/.test(text) && !/^0x/i.test(text);
}

export function placeOfPart({ document, node }: JsonPart): Place {
  return placeIn(document.source, node.range);
}

/** Whether a value reads as what is written, by today's rules of YAML or letter by letter. */
function howWritten({ document, node }: JsonPart, value: ScalarValue): 'exact' | 'derived' {
  if (node.kind !== 'scalar') return 'derived';
  const written = [String(node.value), textOf(document, node)];
  return written.includes(String(value)) ? 'exact' : 'derived';
}

export function originOfPart(part: JsonPart, how: 'exact' | 'derived'): Origin {
  return { kind: 'source', how, steps: [stepOfPart(part)], also: [] };
}

export function stepOfPart(part: JsonPart): OriginStep {
  const { what, name, document } = part;
  return { what, name, owner: document.source.label, place: placeOfPart(part) };
}

/** The value of a scalar; undefined for lists and maps. */
export function scalarIn(part: JsonPart | undefined): ScalarValue | undefined {
  return part?.node.kind === 'scalar' ? jsonScalar(part.document, part.node) : undefined;
}

/** The text of a part that is one. */
export function textIn(part: JsonPart | undefined): string | undefined {
  const value = scalarIn(part);
  return typeof value === 'string' ? value : undefined;
}

/** A scalar as it is written; undefined for lists, maps and what is not there. */
export function exact(part: JsonPart | undefined): RenderedScalar | undefined {
  const value = scalarIn(part);
  if (part === undefined || value === undefined) return undefined;
  return { kind: 'scalar', value, origin: originOfPart(part, howWritten(part, value)) };
}

/** A value that is computed from a part. */
export function computed(part: JsonPart, value: ScalarValue): RenderedScalar {
  return { kind: 'scalar', value, origin: originOfPart(part, howWritten(part, value)) };
}

/** The whole of a part as it is written, with the keys of maps sorted, as Rudr does too. */
export function rendered(part: JsonPart): RenderedNode | undefined {
  const { document, written, what, name } = part;
  const readScalar = (node: YamlScalar): ScalarValue => jsonScalar(document, node);
  return renderedValue(written, {
    source: document.source,
    variables: undefined,
    what,
    name,
    readScalar,
  });
}

/** A value as Rudr writes it into a text: texts as they are, all else as compact JSON with sorted keys. */
export function textForm(part: JsonPart): RenderedScalar {
  const value = textIn(part) ?? jsonText(part);
  return { kind: 'scalar', value, origin: originOfPart(part, howWritten(part, value)) };
}

function jsonText(part: JsonPart): string {
  if (part.node.kind === 'seq') return `[${items(part).map(jsonText).join(',')}]`;
  if (part.node.kind === 'map') {
    const entries = [...entriesOf(part)].sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${jsonText(value)}`).join(',')}}`;
  }
  const value = scalarIn(part) ?? null;
  if (typeof value !== 'number') return JSON.stringify(value);
  const short = String(value);
  return jsonKind(part) === 'float' && /^-?\d+$/.test(short) ? `${short}.0` : short;
}
