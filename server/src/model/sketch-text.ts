// Turns sketches into text: block YAML, flow YAML or JSON, with tab stops where the client has them.
import { scalarSource } from '../yaml/edit.ts';
import type { SlotStyle } from '../yaml/slot-model.ts';
import type { ScalarValue, Sketch, SketchEntry } from './sketch.ts';

/** How text is to be laid out. */
export interface Layout {
  readonly style: SlotStyle;
  /** Flow collections on one line, or each entry on a line of its own. */
  readonly flow: 'one-line' | 'lines';
  /** Blanks per level. */
  readonly step: number;
  /** What lines are indented with: tabs only in some JSON. */
  readonly blank: ' ' | '\t';
  /** Columns from a key to the dashes of its list: zero in some files. */
  readonly listStep: number;
  readonly lineBreak: string;
  readonly format: 'plain' | 'snippet';
}

/** Text in the making; `stops` counts the tab stops given out. */
export interface Writing {
  readonly layout: Layout;
  stops: number;
}

export function startWriting(layout: Layout): Writing {
  return { layout, stops: 0 };
}

/** `key: value` with its key in column `indent`; the first line is not indented, the others are. */
export function writePair(
  writing: Writing,
  key: string,
  { value }: Pick<SketchEntry, 'value'>,
  indent: number,
): string {
  const source = literal(writing, keySource(writing.layout, key));
  if (writing.layout.style === 'block') return blockPair(writing, source, value, indent);
  return `${source}: ${flowValue(writing, value, indent)}`;
}

/** `- value` with its dash in column `indent`. */
export function writeItem(writing: Writing, value: Sketch, indent: number): string {
  return `- ${writeValue(writing, value, indent + 2)}`;
}

/** A value that starts right here, in column `indent`. */
export function writeValue(writing: Writing, value: Sketch, indent: number): string {
  if (writing.layout.style !== 'block') return flowValue(writing, value, indent);
  if (value.shape === 'map') {
    const pairs = value.entries.map((entry) => writePair(writing, entry.key, entry, indent));
    return pairs.join(lineStart(writing, indent));
  }
  if (value.shape === 'list') {
    const items = value.items.map((item) => writeItem(writing, item, indent));
    return items.join(lineStart(writing, indent));
  }
  return value.shape === 'lines' ? blockLines(writing, value.text, indent) : scalar(writing, value);
}

/** A line break and the indentation of the next line. */
export function lineStart({ layout }: Writing, indent: number): string {
  return layout.lineBreak + layout.blank.repeat(indent);
}

/** A key as the style writes it. */
export function keySource(layout: Layout, key: string): string {
  return layout.style === 'json' ? JSON.stringify(key) : scalarSource(key);
}

/** Text that stands for itself also in a snippet. */
export function literal({ layout }: Writing, text: string): string {
  return layout.format === 'snippet' ? text.replace(/[\\$}]/g, '\\$&') : text;
}

function blockPair(writing: Writing, key: string, value: Sketch, indent: number): string {
  const { step, listStep } = writing.layout;
  switch (value.shape) {
    case 'map':
    case 'open-map':
      return `${key}:${lineStart(writing, indent + step)}${writeValue(writing, value, indent + step)}`;
    case 'list': {
      const column = indent + listStep;
      return `${key}:${lineStart(writing, column)}${writeValue(writing, value, column)}`;
    }
    case 'lines':
      return `${key}: ${blockLines(writing, value.text, indent + step)}`;
    case 'fixed':
    case 'stop':
      return `${key}: ${scalar(writing, value)}`;
  }
}

function blockLines(writing: Writing, text: string, indent: number): string {
  const lines = text.trimEnd().split('\n');
  const start = lineStart(writing, indent);
  return `|${lines.map((line) => start + literal(writing, line)).join('')}${stop(writing, '')}`;
}

function flowValue(writing: Writing, value: Sketch, indent: number): string {
  const { style } = writing.layout;
  switch (value.shape) {
    case 'map': {
      const inner = indent + writing.layout.step;
      const pairs = value.entries.map((entry) => () => writePair(writing, entry.key, entry, inner));
      return collection(writing, ['{', '}'], pairs, indent);
    }
    case 'list': {
      const inner = indent + writing.layout.step;
      const items = value.items.map((item) => () => flowValue(writing, item, inner));
      return collection(writing, ['[', ']'], items, indent);
    }
    case 'open-map':
      return `{ ${stop(writing, '')} ${literal(writing, '}')}`;
    case 'lines':
      return literal(writing, JSON.stringify(value.text));
    case 'fixed':
      return literal(writing, sourceOf(style, value.value));
    case 'stop':
      return scalar(writing, value);
  }
}

/** Parts are written in order only here, so that tab stops are numbered as they are read. */
function collection(
  writing: Writing,
  [open, close]: readonly ['{', '}'] | readonly ['[', ']'],
  parts: readonly (() => string)[],
  indent: number,
): string {
  const end = literal(writing, close);
  if (writing.layout.flow === 'one-line') {
    const text = parts.map((part) => part()).join(', ');
    return open === '{' ? `{ ${text} ${end}` : `[${text}${end}`;
  }
  const start = lineStart(writing, indent + writing.layout.step);
  const text = parts.map((part) => start + part()).join(',');
  return `${open}${text}${lineStart(writing, indent)}${end}`;
}

function scalar(writing: Writing, value: Sketch): string {
  const { style } = writing.layout;
  if (value.shape === 'fixed') return literal(writing, sourceOf(style, value.value));
  if (value.shape !== 'stop') return stop(writing, '');
  const sources = value.offered.map((each) => sourceOf(style, each));
  if (sources.length > 1) return choice(writing, sources);
  const [source] = sources;
  if (source === undefined) {
    const text = stop(writing, '');
    return style === 'json' && value.isText ? `"${text}"` : text;
  }
  // The quotes stay outside, so that typing over the placeholder keeps them.
  if (!source.startsWith('"')) return stop(writing, source);
  return `"${stop(writing, source.slice(1, -1))}"`;
}

/** A scalar as the style writes it. */
export function sourceOf(style: SlotStyle, value: ScalarValue): string {
  return style === 'json' ? JSON.stringify(value) : scalarSource(value);
}

/** A tab stop, or what it would show. */
function stop(writing: Writing, text: string): string {
  if (writing.layout.format === 'plain') return text;
  const number = String(++writing.stops);
  return text === '' ? `$${number}` : `\${${number}:${literal(writing, text)}}`;
}

function choice(writing: Writing, sources: readonly string[]): string {
  if (writing.layout.format === 'plain') return sources[0] ?? '';
  const escaped = sources.map((source) => source.replace(/[\\$},|]/g, '\\$&'));
  return `\${${String(++writing.stops)}|${escaped.join(',')}|}`;
}
