// Rendered objects as YAML or JSON, with a map of where in the YAML each part of them stands.
import { LineIndex } from '../base/line-index.ts';
import type { TextRange } from '../base/text-range.ts';
import type { JsonValue } from '../yaml/to-value.ts';
import { placeOfOrigin, type Origin, type Place } from './origin.ts';
import { eachScalar, plainValue, type RenderedNode } from './rendered-node.ts';
import type { RenderedObject } from './rendering.ts';
import { yamlInline, yamlValue } from './yaml-scalar.ts';

/** A step on the way into an object. */
export type RenderedPath = readonly (string | number)[];

/** A part of the text, and what it shows. */
export interface RenderedSpan {
  readonly range: TextRange;
  readonly part: 'object' | 'map' | 'list' | 'key' | 'scalar';
  /** For keys the value below the key. */
  readonly node: RenderedNode;
  /** For keys, where the value comes from when nothing says more. Undefined for what no spec says. */
  readonly origin: Origin | undefined;
  readonly path: RenderedPath;
  readonly objectIndex: number;
}

export interface PrintedRendering {
  readonly text: string;
  readonly lines: LineIndex;
  readonly objects: readonly RenderedObject[];
  /** In the order of the text, outer parts before inner ones. */
  readonly spans: readonly RenderedSpan[];
}

/** A key that is longer needs a question mark in front of it (YAML 1.2, section 7.4.2). */
const LONGEST_KEY = 1000;

/**
 * The objects as YAML documents, as kubectl would print them but with the keys in their own order.
 * Lines end in LF; no line is folded. `comments` are lines to stand in front of everything.
 */
export function printYaml(
  objects: readonly RenderedObject[],
  comments: readonly string[] = [],
): PrintedRendering {
  const writer = new Writer();
  for (const comment of comments) writer.write(comment === '' ? '#\n' : `# ${oneLine(comment)}\n`);
  for (const [index, object] of objects.entries()) {
    if (index > 0) writer.write('---\n');
    writer.object(object, index);
    writer.write('\n');
  }
  const { text, spans } = writer.result();
  return { text, lines: new LineIndex(text), objects, spans };
}

/** A comment must not end before its line does, whatever the names in it hold. */
function oneLine(comment: string): string {
  return comment.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]+/gu, ' ').trim();
}

class Writer {
  readonly #pieces: string[] = [];
  readonly #spans: RenderedSpan[] = [];
  #length = 0;
  #objectIndex = 0;

  write(text: string): void {
    this.#pieces.push(text);
    this.#length += text.length;
  }

  object(object: RenderedObject, index: number): void {
    this.#objectIndex = index;
    const { root } = object;
    this.#span('object', { node: root, origin: root.origin, path: [] }, () => {
      this.#node(root, 0, []);
    });
  }

  result(): Pick<PrintedRendering, 'text' | 'spans'> {
    const spans = this.#spans.sort(
      (a, b) => a.range.start - b.range.start || b.range.end - a.range.end,
    );
    return { text: this.#pieces.join(''), spans };
  }

  #span(
    part: RenderedSpan['part'],
    what: Pick<RenderedSpan, 'node' | 'origin' | 'path'>,
    write: () => void,
  ): void {
    const start = this.#length;
    // Kept in the order in which they begin, so that sorting leaves equal ranges as they are.
    const index = this.#spans.length;
    const objectIndex = this.#objectIndex;
    const open = { ...what, part, objectIndex, range: { start, end: start } };
    this.#spans.push(open);
    write();
    this.#spans[index] = { ...open, range: { start, end: this.#length } };
  }

  /** Writes a node whose first line has its indent already. */
  #node(node: RenderedNode, indent: number, path: RenderedPath): void {
    const { kind, origin } = node;
    this.#span(kind, { node, origin, path }, () => {
      if (kind === 'scalar') this.write(yamlValue(node.value, indent));
      else if (isEmpty(node)) this.write(kind === 'map' ? '{}' : '[]');
      else if (kind === 'map') this.#entries(node.entries, indent, path);
      else this.#items(node.items, indent, path);
    });
  }

  #entries(
    entries: Extract<RenderedNode, { kind: 'map' }>['entries'],
    indent: number,
    path: RenderedPath,
  ): void {
    for (const [index, { key, keyOrigin, value }] of entries.entries()) {
      if (index > 0) this.#newLine(indent);
      const inner = [...path, key];
      const text = yamlInline(key);
      const isLong = text.length > LONGEST_KEY;
      if (isLong) this.write('? ');
      this.#span('key', { node: value, origin: keyOrigin ?? value.origin, path: inner }, () => {
        this.write(text);
      });
      if (isLong) this.#newLine(indent);
      this.write(':');
      if (value.kind === 'scalar' || isEmpty(value)) {
        this.write(' ');
        this.#node(value, indent + 2, inner);
      } else {
        const deeper = value.kind === 'list' ? indent : indent + 2;
        this.#newLine(deeper);
        this.#node(value, deeper, inner);
      }
    }
  }

  #items(items: readonly RenderedNode[], indent: number, path: RenderedPath): void {
    for (const [index, item] of items.entries()) {
      if (index > 0) this.#newLine(indent);
      this.write('- ');
      this.#node(item, indent + 2, [...path, index]);
    }
  }

  #newLine(indent: number): void {
    this.write(`\n${' '.repeat(indent)}`);
  }
}

function isEmpty(node: RenderedNode): boolean {
  if (node.kind === 'scalar') return false;
  return node.kind === 'map' ? node.entries.length === 0 : node.items.length === 0;
}

/** The objects as one JSON array, indented by two, with a line break at its end. */
export function printJson(objects: readonly RenderedObject[]): string {
  return jsonText(objects.map(({ root }) => plainValue(root)));
}

/**
 * The same with the origins of the scalars by JSON pointer (RFC 6901). Values that no spec says, such
 * as constants of the rendering, have none.
 */
export function printJsonWithOrigins(
  objects: readonly RenderedObject[],
  showPlace: (place: Place) => string,
): string {
  const elements = objects.map(({ root }) => {
    const origins: Record<string, string> = {};
    eachScalar(root, ({ origin }, path) => {
      const place = placeOfOrigin(origin);
      if (place !== undefined) origins[jsonPointer(path)] = showPlace(place);
    });
    return { object: plainValue(root), origins };
  });
  return jsonText(elements);
}

function jsonText(value: JsonValue): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** A path as a JSON pointer (RFC 6901). */
export function jsonPointer(path: RenderedPath): string {
  return path
    .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
