// The part of a written name that a rename changes, and the edit that changes it.
import type { TextEdit } from '../../base/text-edit.ts';
import type { TextRange } from '../../base/text-range.ts';
import { parseGroupVersionKind } from '../../model/group-version-kind.ts';
import type { NameUse } from '../../model/names.ts';
import { replaceScalar, scalarSource } from '../../yaml/edit.ts';

/** A name as written: `prefix` stays, `name` is what a rename replaces. */
export interface WrittenName {
  /** Group and version of a GROUP/VERSION.KIND, up to and with the dot; else empty. */
  readonly prefix: string;
  readonly name: string;
}

/** Splits a name; types and traits may be written with their group and version. */
export function writtenName({ symbol, name }: NameUse): WrittenName {
  const kind = TYPES.has(symbol) ? parseGroupVersionKind(name)?.kind : undefined;
  if (kind === undefined) return { prefix: '', name };
  return { prefix: name.slice(0, name.length - kind.length), name: kind };
}

const TYPES: ReadonlySet<NameUse['symbol']> = new Set(['trait', 'scope-type', 'workload-type']);

/** Where the part that a rename replaces stands; undefined where escapes or line breaks hide it. */
export function writtenRange(use: NameUse, text: string): TextRange | undefined {
  const { prefix, name } = writtenName(use);
  const source = text.slice(use.range.start, use.range.end);
  const whole = prefix + name;
  const at = source === whole ? 0 : onlyPlace(source, whole);
  if (at === undefined) return undefined;
  const start = use.range.start + at + prefix.length;
  return { start, end: start + name.length };
}

/** In block scalars the name stands on a line of its own, behind the header. */
function onlyPlace(source: string, name: string): number | undefined {
  const lines = source.split(/\r\n|\n|\r/);
  if (lines.length < 2 || lines.filter((line) => line.trim() === name).length !== 1) {
    return undefined;
  }
  return source.search(/[\r\n]/) + source.slice(source.search(/[\r\n]/)).indexOf(name);
}

/** Puts another name in the place of a written one; quotes are kept, and added where they are needed. */
export function renameEdit(use: NameUse, newName: string, text: string): TextEdit {
  const { node } = use;
  const range = writtenRange(use, text);
  const value = writtenName(use).prefix + newName;
  // A call stands inside a larger text, in which the name needs no quotes of its own.
  const isCall = node.value !== use.name;
  const fits = isCall || node.style !== 'plain' || scalarSource(value) === value;
  if (range === undefined || !fits) return replaceScalar(node, value);
  return { range, newText: newName };
}
