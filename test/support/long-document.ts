// YAML documents of every style, made up: no kind of value, comment or indentation that people write is missing.
import type { Random } from './random.ts';

const PLAIN = [
  'a',
  '0',
  '1.5',
  'true',
  'null',
  '~',
  'x y',
  '{{ v }}',
  "it's",
  'a:b',
  '😀',
  '-1',
  '',
  '<<',
  '_',
  'http://a/b#c',
];
const KEYS = ['a', 'b', 'key', 'name', 'spec', 'é', '"q k"', "'s'", '1', '<<', 'a.b/c', 'x y'];

/** A block map or list of about that many lines; it ends with a line break, mostly. */
export function longDocument(random: Random, lines: number): string {
  const out: string[] = [];
  if (random(4) === 0) out.push(one(['---', '--- # c', '# first'], random));
  const writer = new Writer(random, out, lines);
  const root = random(5);
  if (root === 0) writer.seq(0, 0);
  else while (out.length < lines) writer.pair(0, 0);
  if (random(6) === 0) out.push('# last');
  if (random(12) === 0) out.push('...');
  const end = random(4) === 0 ? '' : '\n';
  const text = out.join('\n') + end;
  return random(5) === 0 ? text.replaceAll('\n', '\r\n') : text;
}

function one<T>(items: readonly T[], random: Random): T {
  return items[random(items.length)] as T;
}

class Writer {
  readonly #random: Random;
  readonly #out: string[];
  readonly #lines: number;
  #anchors = 0;

  constructor(random: Random, out: string[], lines: number) {
    this.#random = random;
    this.#out = out;
    this.#lines = lines;
  }

  map(column: number, depth: number): void {
    for (let count = 1 + this.#random(4); count > 0; count--) this.pair(column, depth);
  }

  pair(column: number, depth: number): void {
    const start = ' '.repeat(column);
    this.#between(column);
    const kind = this.#random(60);
    if (kind === 0) {
      this.#out.push(`${start}? ${this.#scalar()}`);
      if (this.#random(2) === 0) this.#out.push(`${start}: ${this.#scalar()}`);
      return;
    }
    const before = kind === 1 ? `&k${String(this.#random(3))} ` : kind === 2 ? '!t ' : '';
    this.#value(`${start}${before}${one(KEYS, this.#random)}:`, { column, depth });
  }

  seq(column: number, depth: number): void {
    for (let count = 1 + this.#random(4); count > 0; count--) this.#item(column, depth);
    if (column === 0 && depth === 0) while (this.#out.length < this.#lines) this.#item(0, 0);
  }

  #item(column: number, depth: number): void {
    this.#between(column);
    const dash = `${' '.repeat(column)}-`;
    const at = this.#out.length;
    const kind = this.#random(6);
    if (kind < 2 && depth < 5) {
      const gap = one([' ', ' ', '   '], this.#random);
      if (kind === 0) this.map(column + 1 + gap.length, depth + 1);
      else this.seq(column + 1 + gap.length, depth + 1);
      // The first line that is no comment goes behind the dash.
      const first = this.#out.slice(at).findIndex((line) => /^ *[^ #]/.test(line));
      if (first !== 0) return void this.#out.splice(at, 0, dash);
      this.#out[at] = `${dash}${gap}${(this.#out[at] ?? '').trimStart()}`;
      return;
    }
    this.#value(dash, { column, depth });
  }

  #value(
    head: string,
    { column, depth }: { readonly column: number; readonly depth: number },
  ): void {
    const random = this.#random;
    const kind = depth > 5 ? random(6) : random(12);
    const comment = random(8) === 0 ? one([' # c', '   #', ' # "x: ['], random) : '';
    const anchor = random(15) === 0 ? ` &a${String(this.#anchors++ % 3)}` : '';
    const deeper = column + 1 + random(4);
    if (kind < 4) this.#out.push(`${head}${anchor} ${this.#scalar()}${comment}`);
    else if (kind === 4) this.#block(`${head}${anchor}`, deeper);
    else if (kind === 5) this.#odd(`${head}`, deeper, comment);
    else if (kind < 10) {
      this.#out.push(`${head}${anchor}${comment}`);
      this.map(deeper, depth + 1);
    } else {
      this.#out.push(`${head}${anchor}${comment}`);
      this.seq(head.endsWith('-') || random(2) === 0 ? deeper : column, depth + 1);
    }
  }

  #block(head: string, column: number): void {
    const random = this.#random;
    this.#out.push(`${head} ${one(['|', '>', '|-', '>-', '|+', '>+', '| # c'], random)}`);
    const start = ' '.repeat(column);
    for (let count = random(4); count > 0; count--) {
      this.#out.push(
        one([`${start}text`, `${start}a: b`, `${start}- # x`, '', `${start}  more`, start], random),
      );
    }
  }

  /** Values over several lines, aliases, and none. */
  #odd(head: string, column: number, comment: string): void {
    const start = ' '.repeat(column);
    const kind = this.#random(8);
    if (kind === 0) this.#out.push(`${head} "a`, `${start}b \\`, `${start}c"`);
    else if (kind === 1) this.#out.push(`${head} 'a`, '', `${start}# no comment'${comment}`);
    else if (kind === 2) this.#out.push(`${head} plain`, `${start}more`, `${start}words${comment}`);
    else if (kind === 3)
      this.#out.push(`${head} [a, {b: c},`, `${start}- , "d"]${comment}`.replace('- ,', 'x,'));
    else if (kind === 4) this.#out.push(`${head} {a: 1, # c`, `${start}b: [*a0, x]}`);
    else if (kind === 5) this.#out.push(`${head}${comment}`, `${start}${this.#scalar()}`);
    else if (kind === 6 && this.#anchors > 0) this.#out.push(`${head} *a0${comment}`);
    else this.#out.push(`${head}${comment}`);
  }

  #scalar(): string {
    const random = this.#random;
    const kind = random(14);
    if (kind === 0) return `"${one(['', 'a # b', '\\n', 'x: y', '[fromVariable(v)]'], random)}"`;
    if (kind === 1) return `'${one(['', "it''s", '# a', '- b'], random)}'`;
    if (kind === 2)
      return one(['[]', '{}', '[a, b]', '{a: b}', '[[1], {c: 2}]', '["x", ]'], random);
    if (kind === 3) return one(['!!str 1', '!x y', '!!int "3"'], random);
    return one(PLAIN, random);
  }

  #between(column: number): void {
    const random = this.#random;
    if (random(10) > 0) return;
    const start = ' '.repeat(random(3) === 0 ? random(column + 4) : column);
    this.#out.push(
      one(['', `${start}# comment`, '# far left', `${start}`, `${start}#`, '   '], random),
    );
  }
}
