// Scalars of the kinds that specs are mostly written with: plain and quoted ones of one line, and literal blocks.
import { scalarOf, type Parent } from './make-nodes.ts';
import type { ScalarStyle, YamlScalar } from './nodes.ts';
import { COLON, DASH, HASH, SPACE, type QuickLines } from './quick-lines.ts';

/** A scalar as it was read, with the offset behind it. */
export interface QuickScalar {
  readonly value: string | number | boolean | null;
  readonly style: ScalarStyle;
  readonly end: number;
}

/** Signs that a plain scalar never starts with, or only in ways that are left to the whole parser. */
const NO_START = new Set(Array.from(',[]{}#&*!|>\'"%@`?:', (sign) => sign.charCodeAt(0)));

/** What a double-quoted scalar has in common with a JSON string: YAML knows more escapes. */
const JSON_ESCAPES = /^(?:[^\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*$/;

// Numbers, truth values and null as the core schema has them (YAML 1.2.2, section 10.3.2).
const INTEGER = /^[-+]?[0-9]+$/;
const OCTAL = /^0o[0-7]+$/;
const HEXADECIMAL = /^0x[0-9a-fA-F]+$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const NO_NUMBER = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
  ...['null', 'Null', 'NULL', '~'].map((word) => [word, null] as const),
]);
const LONGEST_WORD = 5;

/** Where the plain scalar that starts there ends, trailing spaces included: at a colon, at a comment or with its line. */
export function plainEnd(lines: QuickLines, from: number): number {
  const { text, end } = lines;
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === COLON && (at + 1 === end || text.charCodeAt(at + 1) === SPACE)) return at;
    if (code === HASH && at > from && text.charCodeAt(at - 1) === SPACE) return at;
  }
  return end;
}

/** Whether a plain scalar of the usual kind starts there. */
export function startsPlain(lines: QuickLines, at: number): boolean {
  return !NO_START.has(lines.codeAt(at)) && !lines.isIndicator(at, DASH);
}

/** The plain scalar between two offsets; spaces at its end do not count. */
export function plainScalar({ text }: QuickLines, start: number, limit: number): QuickScalar {
  let end = limit;
  while (end > start && text.charCodeAt(end - 1) === SPACE) end--;
  return { value: valueOf(text.slice(start, end)), style: 'plain', end };
}

function valueOf(source: string): QuickScalar['value'] {
  if (source.length <= LONGEST_WORD) {
    const word = WORDS.get(source);
    if (word !== undefined) return word;
  }
  // Digits, signs and the point come before the letters.
  return source.charCodeAt(0) > 0x39 ? source : numberOf(source);
}

function numberOf(source: string): string | number {
  if (INTEGER.test(source)) return Number.parseInt(source, 10);
  if (FLOAT.test(source)) return Number.parseFloat(source);
  if (OCTAL.test(source)) return Number.parseInt(source.slice(2), 8);
  if (HEXADECIMAL.test(source)) return Number.parseInt(source.slice(2), 16);
  if (!NO_NUMBER.test(source)) return source;
  if (source.toLowerCase().endsWith('nan')) return Number.NaN;
  return source.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** The quoted scalar that starts there; undefined where it ends in another line or has rare escapes. */
export function quotedScalar(lines: QuickLines, start: number): QuickScalar | undefined {
  const { text } = lines;
  const isSingle = text.charAt(start) === "'";
  const last = isSingle ? singleEnd(text, start) : doubleEnd(text, start);
  if (last < 0 || last >= lines.end) return undefined;
  const inner = text.slice(start + 1, last);
  const end = last + 1;
  if (isSingle) return { value: inner.replaceAll("''", "'"), style: 'single', end };
  if (!inner.includes('\\')) return { value: inner, style: 'double', end };
  if (!JSON_ESCAPES.test(inner)) return undefined;
  // What may stand in a YAML string unescaped but in no JSON string are control characters.
  const value = JSON.parse(`"${inner.replaceAll(/[\0-\x1f]/g, escaped)}"`) as string;
  return { value, style: 'double', end };
}

function escaped(control: string): string {
  return `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function singleEnd(text: string, start: number): number {
  let at = text.indexOf("'", start + 1);
  while (at >= 0 && text.charAt(at + 1) === "'") at = text.indexOf("'", at + 2);
  return at;
}

function doubleEnd(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text.charAt(at - 1 - backslashes) === '\\') backslashes++;
    if (backslashes % 2 === 0) return at;
  }
  return -1;
}

/**
 * The literal block whose header starts there, in a collection of that column; its lines are taken.
 * Undefined for headers, empty lines and indentations of rare kinds.
 */
export function literalScalar(
  lines: QuickLines,
  start: number,
  column: number,
): QuickScalar | undefined {
  const { text } = lines;
  const isStripped = text.charAt(start + 1) === '-';
  const header = start + (isStripped ? 2 : 1);
  if (lines.skipSpaces(header) < lines.end || lines.hasCarriageReturns) return undefined;
  const parts: string[] = [];
  let indent = -1;
  let end = header;
  for (let at = lines.next; at < text.length; at = lines.next) {
    lines.measure(at);
    const content = lines.skipSpaces(at);
    if (content === lines.end) {
      if (content > at) return undefined;
      parts.push('');
      continue;
    }
    const own = content - at;
    if (own <= column) {
      lines.next = at;
      break;
    }
    if (indent < 0) indent = own;
    if (own < indent) return undefined;
    parts.push(text.slice(at + indent, lines.end));
    end = lines.end;
  }
  if (indent < 0) return undefined;
  while (parts.at(-1) === '') parts.pop();
  while (text.charCodeAt(end - 1) === SPACE) end--;
  return { value: parts.join('\n') + (isStripped ? '' : '\n'), style: 'literal', end };
}

/** The node of a scalar that starts there. */
export function scalarNode(
  { value, style, end }: QuickScalar,
  start: number,
  parent: Parent,
): YamlScalar {
  return scalarOf(value, style, {
    range: { start, end },
    parent,
    anchor: undefined,
    tag: undefined,
  });
}

/** The value that is not there. */
export function emptyNode(at: number, parent: Parent): YamlScalar {
  return scalarNode({ value: null, style: 'empty', end: at }, at, parent);
}
