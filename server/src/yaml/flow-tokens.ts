// Cuts the text of a flow collection into brackets, commas, colons and scalars; anything is a token.
import { closingQuote } from './block-lines.ts';

export interface FlowToken {
  readonly type: '{' | '}' | '[' | ']' | ',' | ':' | 'scalar';
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** False for a quoted scalar whose closing quote is missing. */
  readonly closed: boolean;
}

/** The tokens of `text` from `start` to `end`. `quotes` says whether quoted text may hold line breaks. */
export function flowTokens(
  text: string,
  start: number,
  end: number,
  quotes: 'one-line' | 'any',
): readonly FlowToken[] {
  const tokens: FlowToken[] = [];
  for (let at = start; at < end;) {
    const character = text.charAt(at);
    if (/\s/.test(character)) at++;
    else if (character === '#' && /\s/.test(text.charAt(at - 1))) at = lineEnd(text, at, end);
    else {
      const token = tokenAt(text, at, end, { quotes, previous: tokens.at(-1) });
      tokens.push(token);
      at = token.end;
    }
  }
  return tokens;
}

interface Context {
  readonly quotes: 'one-line' | 'any';
  readonly previous: FlowToken | undefined;
}

function tokenAt(text: string, at: number, end: number, context: Context): FlowToken {
  const character = text.charAt(at);
  if (character === '"' || character === "'") {
    const limit = context.quotes === 'any' ? end : lineEnd(text, at, end);
    const close = closingQuote(text, at, limit);
    const stop = close === undefined ? lineEnd(text, at, end) : close + 1;
    return { ...scalar(text, at, stop), closed: close !== undefined };
  }
  const isPunctuation =
    character === ':'
      ? isColon(text, at, end) || isQuoted(context.previous)
      : '{}[],'.includes(character);
  if (isPunctuation) {
    const type = character as Exclude<FlowToken['type'], 'scalar'>;
    return { type, start: at, end: at + 1, text: character, closed: true };
  }
  let stop = at + 1;
  while (stop < end && !endsPlain(text, stop, end)) stop++;
  while (/\s/.test(text.charAt(stop - 1))) stop--;
  return scalar(text, at, stop);
}

function scalar(text: string, start: number, end: number): FlowToken {
  return { type: 'scalar', start, end, text: text.slice(start, end), closed: true };
}

function isQuoted(token: FlowToken | undefined): boolean {
  return token?.type === 'scalar' && /^["']/.test(token.text);
}

function isColon(text: string, at: number, end: number): boolean {
  return text[at] === ':' && (at + 1 >= end || /[\s,[\]{}]/.test(text.charAt(at + 1)));
}

function endsPlain(text: string, at: number, end: number): boolean {
  const character = text.charAt(at);
  if ('{}[],\r\n'.includes(character) || isColon(text, at, end)) return true;
  return character === '#' && /\s/.test(text.charAt(at - 1));
}

function lineEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}
