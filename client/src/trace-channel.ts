// The channel that messages to and from the server are traced into, without the values that were typed for variables.
import type { LogOutputChannel } from 'vscode';

const HIDDEN = '<hidden>';

/** Shorter ones are parts of too many words to be looked for everywhere. */
const SHORTEST = 4;

/** The same channel, in which traces tell no value of a variable: it may be a password. */
export function traceChannel(output: LogOutputChannel): LogOutputChannel {
  const known = new Set<string>();
  const trace = (message: string, ...rest: unknown[]): void =>
    output.trace(withoutValues(message, known), ...rest);
  // All else is the channel's own, also what changes with it, such as its level.
  return Object.create(output, { trace: { value: trace } }) as LogOutputChannel;
}

const PARAMS = 'Params: ';

/** What the client writes of a message; values that it holds are known from then on. */
function withoutValues(message: string, known: Set<string>): string {
  const at = message.includes('"variables"') ? message.indexOf(PARAMS) : -1;
  if (at < 0) return withoutKnown(message, known);
  const [head, text] = [message.slice(0, at + PARAMS.length), message.slice(at + PARAMS.length)];
  try {
    const isWide = text.includes('\n');
    const params: unknown = JSON.parse(text);
    const shown = JSON.stringify(params, hiding(known), isWide ? 4 : undefined);
    return withoutKnown(head + shown, known);
  } catch {
    // It cannot be told what is a value and what is not.
    return head + HIDDEN;
  }
}

/** A replacer for `JSON.stringify`. */
function hiding(known: Set<string>): (key: string, value: unknown) => unknown {
  return (key, value) => {
    if (key !== 'variables' || !isMap(value)) return value;
    const entries = Object.entries(value);
    for (const [, each] of entries) {
      if (typeof each === 'string' && each.length >= SHORTEST) known.add(each);
    }
    return Object.fromEntries(entries.map(([name]) => [name, HIDDEN]));
  };
}

/** In specs, variables are a list. */
function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Values turn up later in texts of files that they were saved to, which JSON has escaped, some of them twice. */
function withoutKnown(text: string, known: ReadonlySet<string>): string {
  let shown = text;
  for (const value of known) {
    const once = escaped(value);
    for (const form of new Set([escaped(once), once, value])) {
      shown = shown.replaceAll(form, HIDDEN);
    }
  }
  return shown;
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
