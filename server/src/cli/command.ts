// What a command of `oam` is, and how its arguments are read.
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { nearest } from '../base/nearest.ts';
import type { Terminal } from './terminal.ts';

/** 0: nothing to complain about. 1: it ran and found something. 2: it could not do what was asked. 130: stopped by Ctrl-C. */
export type ExitStatus = 0 | 1 | 2 | 130;

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The whole help text, an example included. */
  readonly help: string;
  readonly options: ParseArgsOptionsConfig;
  readonly run: (args: Arguments, terminal: Terminal) => Promise<ExitStatus>;
}

/** Arguments that fit the options of their command. */
export interface Arguments {
  readonly positionals: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly texts: ReadonlyMap<string, string>;
  /** Of options that may be given several times, all values. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

/** Something is wrong with the arguments; the message says what, for standard error. */
export class UsageError extends Error {}

/** Reads the arguments of a command. Throws a `UsageError` for what the command does not know. */
export function parseArguments(
  options: ParseArgsOptionsConfig,
  args: readonly string[],
): Arguments {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const positionals: string[] = [];
  const flags = new Set<string>();
  const texts = new Map<string, string>();
  const lists = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (option === undefined) throw unknownOption(token.rawName, Object.keys(options));
    if (option.type === 'boolean') {
      if (token.inlineValue) throw new UsageError(`${token.rawName} takes no value.`);
      flags.add(token.name);
      continue;
    }
    const { value, inlineValue } = token;
    if (value === undefined || (value.startsWith('-') && value !== '-' && !inlineValue)) {
      throw new UsageError(`${token.rawName} needs a value.`);
    }
    texts.set(token.name, value);
    if (option.multiple === true) lists.set(token.name, [...(lists.get(token.name) ?? []), value]);
  }
  return { positionals, flags, texts, lists };
}

function unknownOption(name: string, known: readonly string[]): UsageError {
  const meant = nearest(name.replace(/^-+/, ''), known);
  const hint = meant === undefined ? '' : ` Did you mean --${meant}?`;
  return new UsageError(`There is no option ${name}.${hint}`);
}

/** The value of an option that has a closed set of them. Throws a `UsageError` for others. */
export function choice<T extends string>(
  args: Arguments,
  option: string,
  allowed: readonly T[],
): T | undefined {
  const text = args.texts.get(option);
  if (text === undefined) return undefined;
  const found = allowed.find((word) => word === text);
  if (found !== undefined) return found;
  const meant = nearest(text, allowed);
  const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
  throw new UsageError(`--${option} is one of ${allowed.join(', ')}, not "${text}".${hint}`);
}

/** The value of an option that counts something. Throws a `UsageError` for anything but a whole number from 0. */
export function count(args: Arguments, option: string): number | undefined {
  const text = args.texts.get(option);
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`--${option} is a whole number from 0, not "${text}".`);
}
