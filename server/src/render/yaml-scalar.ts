// Scalars as YAML text that every reader takes for the same value, those of YAML 1.1 (kubectl) included.
import type { ScalarValue } from '../model/field.ts';

/** Words that some version of YAML takes for something else than a text. */
const WORDS = /^(?:~|null|true|false|y|n|yes|no|on|off|=|<<|[-+]?\.inf|\.nan)$/i;

/** More than all numbers of YAML 1.1, YAML 1.2 and Go's reader, so that none slips through. */
const NUMBERS =
  /^[-+]?(?:0x[\da-f_.]*(?:p[-+]?\d+)?|0[bo][\d_]*|[\d_]*\.?[\d_]*(?:e[-+]?[\d_]+)?)$/i;

/** Numbers to the base 60 such as 1:30, which YAML 1.1 has. */
const SEXAGESIMAL = /^[-+]?[\d_]+(?::[\d_]+)+(?:\.[\d_]*)?$/;

/** Dates and times, which YAML 1.1 has. */
const DATES = /^\d{4}-\d\d?-\d\d?(?:$|[Tt\s])/;

/** Starts that mean something in block style; a dash is harmless in front of anything but a blank. */
const STARTS = /^(?:[\s?:,[\]{}#&*!|>'"%@`]|-(?:\s|$)|---|\.\.\.)/;

/** Ends of keys, comments, and blanks that get lost. */
const INSIDE = /:(?:\s|$)|\s#|\s$|[\t\n]/;

/** Characters that readers change, refuse, or do not show. */
const INVISIBLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]|\p{Cs}/u;

/** A scalar that fits into one line. */
export function yamlInline(value: ScalarValue): string {
  if (typeof value === 'string') return isPlain(value) ? value : quoted(value);
  return typeof value === 'number' ? numberText(value) : String(value);
}

/**
 * A scalar behind a key or a dash, where more lines may follow, indented by that many blanks.
 * Texts of several lines become literal blocks unless something in them would get lost.
 */
export function yamlValue(value: ScalarValue, indent: number): string {
  if (typeof value !== 'string' || !isLiteral(value)) return yamlInline(value);
  const chomping = !value.endsWith('\n') ? '-' : value.endsWith('\n\n') ? '+' : '';
  const blanks = ' '.repeat(indent);
  const lines = value.replace(/\n$/, '').split('\n');
  return [`|${chomping}`, ...lines.map((line) => (line === '' ? '' : blanks + line))].join('\n');
}

function isPlain(text: string): boolean {
  if (text === '' || STARTS.test(text) || INSIDE.test(text) || INVISIBLE.test(text)) return false;
  return ![WORDS, NUMBERS, SEXAGESIMAL, DATES].some((pattern) => pattern.test(text));
}

/** Blanks at the ends of lines would not be seen, and blanks at the start would say how deep it is indented. */
function isLiteral(text: string): boolean {
  return text.includes('\n') && !/^[\s]|[ \t](?:\n|$)/.test(text) && !INVISIBLE.test(text);
}

function quoted(text: string): string {
  const everywhere = new RegExp(INVISIBLE.source, 'gu');
  // The escapes of JSON are escapes of YAML as well.
  return JSON.stringify(text).replace(everywhere, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** YAML 1.1 takes a number with an exponent for a text when it has no dot. */
function numberText(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value < 0 ? '-.inf' : '.inf';
  return String(value).replace(/^(-?\d+)e/, '$1.0e');
}
