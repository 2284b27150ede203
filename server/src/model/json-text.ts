// Reads JSON that stands inside a YAML string; says where it stops being JSON, which `JSON.parse` does not tell portably.
import type { TextRange } from '../base/text-range.ts';

/** What a text holds. Ranges count from its start. */
export type JsonText =
  | { readonly status: 'json'; readonly value: unknown }
  /** JSON but for commas before a closing bracket. */
  | {
      readonly status: 'trailing-commas';
      readonly value: unknown;
      readonly commas: readonly TextRange[];
    }
  | { readonly status: 'broken'; readonly at: TextRange; readonly message: string };

/** Reads JSON and tolerates trailing commas. */
export function readJsonText(text: string): JsonText {
  const strict = parse(text);
  if (strict !== undefined) return { status: 'json', value: strict.value };
  const commas = trailingCommasIn(text);
  const blanked = parse(blank(text, commas));
  if (commas.length > 0 && blanked !== undefined) {
    return { status: 'trailing-commas', value: blanked.value, commas };
  }
  return { status: 'broken', ...firstMistake(text) };
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function trailingCommasIn(text: string): readonly TextRange[] {
  const found: TextRange[] = [];
  for (const match of text.matchAll(/"(?:[^"\\\n]|\\.)*"|,(?=\s*[}\]])/g)) {
    if (match[0] === ',') found.push({ start: match.index, end: match.index + 1 });
  }
  return found;
}

function blank(text: string, ranges: readonly TextRange[]): string {
  const characters = text.split('');
  for (const { start } of ranges) characters[start] = ' ';
  return characters.join('');
}

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'next' | 'nothing';

const TOKEN =
  /\s+|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)|[{}[\],:]/y;

/** Walks the tokens up to the first that may not stand where it does. */
function firstMistake(text: string): { readonly at: TextRange; readonly message: string } {
  const open: string[] = [];
  let expected: Expected = 'value';
  let position = 0;
  while (position < text.length) {
    TOKEN.lastIndex = position;
    const token: string | undefined = TOKEN.exec(text)?.[0];
    if (token === undefined) return badToken(text, position);
    const next: Expected | undefined = token.trim() === '' ? expected : step(token, expected, open);
    if (next === undefined) {
      const at = { start: position, end: position + token.length };
      return { at, message: `${EXPECTATION[expected]}, not \`${token}\`.` };
    }
    expected = next;
    position += token.length;
  }
  const last = text.trimEnd().length;
  const closing = open.at(-1) === '[' ? ']' : '}';
  const message =
    open.length > 0 ? `The closing \`${closing}\` is missing.` : `${EXPECTATION[expected]}.`;
  return { at: { start: Math.max(0, last - 1), end: Math.max(last, 1) }, message };
}

const EXPECTATION: Readonly<Record<Expected, string>> = {
  value: 'A value is expected here',
  'value-or-end': 'A value or `]` is expected here',
  key: 'A key in double quotes is expected here',
  'key-or-end': 'A key in double quotes or `}` is expected here',
  colon: 'A colon is expected here',
  next: 'A comma or a closing bracket is expected here',
  nothing: 'Nothing may follow here',
};

/** What may follow a token; undefined when the token itself may not stand there. */
function step(token: string, expected: Expected, open: string[]): Expected | undefined {
  const wantsValue = expected === 'value' || expected === 'value-or-end';
  switch (token) {
    case '{':
    case '[':
      return wantsValue ? begin(token, open) : undefined;
    case '}':
      return close('{', expected === 'key-or-end' || expected === 'next', open);
    case ']':
      return close('[', expected === 'value-or-end' || expected === 'next', open);
    case ',':
      return expected === 'next' ? afterComma(open) : undefined;
    case ':':
      return expected === 'colon' ? 'value' : undefined;
    default:
      return wantsValue ? afterValue(open) : afterKey(token, expected);
  }
}

function afterKey(token: string, expected: Expected): Expected | undefined {
  return expected.startsWith('key') && token.startsWith('"') ? 'colon' : undefined;
}

function begin(bracket: '{' | '[', open: string[]): Expected {
  open.push(bracket);
  return bracket === '{' ? 'key-or-end' : 'value-or-end';
}

function afterComma(open: readonly string[]): Expected {
  return open.at(-1) === '{' ? 'key' : 'value';
}

function close(bracket: '{' | '[', mayEnd: boolean, open: string[]): Expected | undefined {
  if (!mayEnd || open.at(-1) !== bracket) return undefined;
  open.pop();
  return afterValue(open);
}

function afterValue(open: readonly string[]): Expected {
  return open.length === 0 ? 'nothing' : 'next';
}

function badToken(
  text: string,
  start: number,
): { readonly at: TextRange; readonly message: string } {
  const rest = text.slice(start);
  if (rest.startsWith('"')) {
    const closed = /^"(?:[^"\\\n\r]|\\.)*"/.exec(rest)?.[0];
    if (closed !== undefined) {
      const message = 'This text holds an escape or a character that JSON does not know.';
      return { at: { start, end: start + closed.length }, message };
    }
    const line = /^[^\n\r]*/.exec(rest)?.[0].trimEnd() ?? '"';
    const message = 'The closing quote of this text is missing.';
    return { at: { start, end: start + line.length }, message };
  }
  const word = /^(?:[^\s{}[\],:"]+|.)/s.exec(rest)?.[0] ?? '';
  const message = word.startsWith("'")
    ? 'JSON wants double quotes, not single ones.'
    : `\`${word}\` is not JSON; text needs double quotes.`;
  return { at: { start, end: start + word.length }, message };
}
