// Rendered objects as text: the same value for every reader of YAML, and a map that finds each of them.
import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import type { Origin } from '../../server/src/render/origin.ts';
import {
  jsonPointer,
  printJson,
  printJsonWithOrigins,
  printYaml,
} from '../../server/src/render/print.ts';
import { placedSpanAt, spanAt, spansFrom } from '../../server/src/render/printed-places.ts';
import {
  eachScalar,
  listOf,
  mapOf,
  mapOfEntries,
  plainValue,
  type RenderedMap,
  type RenderedNode,
} from '../../server/src/render/rendered-node.ts';
import type { RenderedObject } from '../../server/src/render/rendering.ts';

const FILE = 'file:///shop.yaml';

function at(start: number, end: number): Origin {
  const place = { uri: FILE, range: { start, end } };
  const step = { what: 'field', name: 'image', owner: 'component web', place } as const;
  return { kind: 'source', how: 'exact', steps: [step], also: [] };
}

const nowhere: Origin = { kind: 'constant', reason: 'It is always there' };

function nodeOf(value: unknown): RenderedNode {
  if (Array.isArray(value)) return listOf(value.map(nodeOf));
  if (typeof value === 'object' && value !== null) {
    return mapOfEntries(
      Object.entries(value).map(([key, inner]) => ({
        key,
        keyOrigin: undefined,
        value: nodeOf(inner),
      })),
    );
  }
  return { kind: 'scalar', value: value as string, origin: nowhere };
}

function objectOf(root: RenderedMap): RenderedObject {
  return {
    apiVersion: 'v1',
    kind: 'Thing',
    name: 'thing',
    namespace: undefined,
    instance: undefined,
    place: { uri: FILE, range: { start: 0, end: 500 } },
    root,
  };
}

function mapFrom(value: Readonly<Record<string, unknown>>): RenderedMap {
  return nodeOf(value) as RenderedMap;
}

function print(value: Readonly<Record<string, unknown>>): string {
  return printYaml([objectOf(mapFrom(value))]).text;
}

// One text a line would hide which kinds there are.
// prettier-ignore
const texts = [
  'y', 'N', 'yes', 'Off', 'on', 'TRUE', 'null', 'Null', '~', '=', '<<', '', ' ', 'a ', ' a', '-', '--',
  '---', '--- a', '...', '....', '-a', '- a', '-1', '+1', '1', '1_000', '0_1', '012', '08', '0o17', '0x1F',
  '0b101', '1:30', '190:20:30', '12:30:45.5', '1e3', '1.5e+3', '.5', '5.', '.', '_', '.inf', '-.Inf', '.NaN',
  '2001-12-14', '2001-12-14t21:59:43.10-05:00', '2001-1-1 10:00:00', '1.2.3', '10.0.0.1', '1.5', '100m', '128Mi',
  'a: b', 'a:', ':a', 'a:b', 'a #b', 'a#b', '#a', '[a', 'a[b', '{a', 'a}', '"a"', "'a'", "it's", '%a', '@a', '`a',
  '!a', '&a', '*a', '|', '>', '? a', '?a', ', a', 'a, b', 'a\tb', '\ta', 'a\n', 'a\nb', 'a\nb\n', 'a\nb\n\n', '\na',
  '\n', '\n\n', ' a\nb', 'a\n b\n', 'a \nb', 'a\n\tb\n', 'a\tb\nc', 'a\n\n\nb', 'a\r\nb', 'a\rb', 'a\n---\nb', '# a\nb\n',
  'a\u0000b', 'a\u0007b', 'a\u001bb', 'a\u007fb', 'a\u0085b', 'a\u00a0b', 'a\u2028b', 'a\u2029\nb', '\ufeffa',
  'a\ud800b', 'a\uffffb', 'über', '日本語', '😀', '😀\n😀\n', '__proto__', 'constructor', 'a\\b', 'a\\nb', 'a"b\\',
  'x'.repeat(2000), `${'word '.repeat(300)}end`,
];

/** Numbers from 0 to below `below`, the same ones in every run. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function randomValue(next: (below: number) => number, depth: number): unknown {
  const choice = next(depth > 3 ? 7 : 11);
  const text = (): string => {
    if (next(3) > 0) return texts[next(texts.length)] ?? '';
    const alphabet = 'ab1_.:-+ \t\n#"\'\\[]{},&*!|>%@`?~=<0xeET/é\u0085';
    return Array.from({ length: next(9) }, () => alphabet[next(alphabet.length)]).join('');
  };
  if (choice < 5) return text();
  if (choice === 5) return [0, 1, -7, 1.5, 1e21, 1e-7, true, false, null][next(9)];
  if (choice === 6) return next(2) === 0 ? [] : {};
  if (choice < 9) return Array.from({ length: next(4) }, () => randomValue(next, depth + 1));
  return Object.fromEntries(
    Array.from({ length: next(4) }, () => [text(), randomValue(next, depth + 1)]),
  );
}

describe('what is printed reads back', () => {
  test.each(['1.1', '1.2'] as const)(
    'as the same texts, as values and as keys, by YAML %s',
    (version) => {
      for (const text of texts) {
        const value = { value: text, list: [text, [text]], [`${text}`]: { [text]: 1 } };
        expect(parse(print(value), { version }), JSON.stringify(text)).toEqual(
          plainValue(nodeOf(value)),
        );
      }
    },
  );

  test.each(['1.1', '1.2'] as const)(
    'as the same objects, however they nest, by YAML %s',
    (version) => {
      const next = randomNumbers(4);
      for (let round = 0; round < 2000; round++) {
        const values = Array.from({ length: 1 + next(3) }, () => ({
          name: 'a',
          value: randomValue(next, 0),
        }));
        const { text } = printYaml(
          values.map((value) => objectOf(mapFrom(value))),
          ['a\nb'],
        );
        const documents = parseAllDocuments(text, { version });
        expect('empty' in documents).toBe(false);
        const read = documents.map((document) => {
          expect(document.errors, text).toEqual([]);
          return document.toJS() as unknown;
        });
        expect(read, text).toEqual(values);
      }
    },
  );
});

test('the style is that of kubectl', () => {
  const value = {
    apiVersion: 'apps/v1',
    metadata: { labels: {}, name: 'web' },
    spec: {
      replicas: 1,
      args: ['-c', '--port=80', 'on', '1.16'],
      containers: [{ image: 'nginx:1.17', ports: [{ containerPort: 80 }] }],
      matrix: [[1, 2], []],
      config: 'a: 1\nb: 2\n',
    },
  };
  expect(print(value)).toBe(`apiVersion: apps/v1
metadata:
  labels: {}
  name: web
spec:
  replicas: 1
  args:
  - -c
  - --port=80
  - "on"
  - "1.16"
  containers:
  - image: nginx:1.17
    ports:
    - containerPort: 80
  matrix:
  - - 1
    - 2
  - []
  config: |
    a: 1
    b: 2
`);
});

test('documents are parted by three dashes, and comments are lines', () => {
  const object = objectOf(mapFrom({ a: 1 }));
  const { text } = printYaml([object, object], ['first', '', 'second\nb: 2']);
  expect(text).toBe('# first\n#\n# second b: 2\na: 1\n---\na: 1\n');
});

test('nothing is printed for nothing', () => {
  expect(printYaml([]).text).toBe('');
  expect(printJson([])).toBe('[]\n');
});

describe('the map', () => {
  test('gives the text of every scalar', () => {
    const next = randomNumbers(9);
    for (let round = 0; round < 300; round++) {
      const root = mapFrom({ value: randomValue(next, 0) });
      const { text, spans } = printYaml([objectOf(root)]);
      const found = new Map(
        spans.flatMap(({ part, path, range }) =>
          part === 'scalar' ? [[JSON.stringify(path), text.slice(range.start, range.end)]] : [],
        ),
      );
      eachScalar(root, ({ value }, path) => {
        const shown = found.get(JSON.stringify(path)) ?? 'nothing';
        // Its own block says how deep it is indented.
        const source = shown.startsWith('|') ? `value: ${shown}\n` : shown;
        const read = parse(source) as unknown;
        expect(shown.startsWith('|') ? (read as { value: unknown }).value : read, text).toEqual(
          value,
        );
      });
    }
  });

  const printed = printYaml([
    objectOf(
      mapOf({
        kind: { kind: 'scalar', value: 'Thing', origin: nowhere },
        image: { kind: 'scalar', value: 'nginx', origin: at(40, 45) },
        ports: listOf(
          [
            mapOf({ port: { kind: 'scalar', value: 80, origin: at(70, 72) } }, at(60, 80)),
            mapOf({ port: { kind: 'scalar', value: 81, origin: at(70, 72) } }, at(60, 80)),
          ],
          at(50, 90),
        ),
      }),
    ),
  ]);
  const shown = (range: { start: number; end: number }): readonly string[] =>
    spansFrom(printed, FILE, range).map((span) =>
      printed.text.slice(span.range.start, span.range.end),
    );

  test('says what stands at an offset', () => {
    const offset = printed.text.indexOf('81');
    expect(spanAt(printed, offset)).toMatchObject({ part: 'scalar', path: ['ports', 1, 'port'] });
    expect(spanAt(printed, printed.text.indexOf('image'))).toMatchObject({ part: 'key' });
    expect(spanAt(printed, printed.text.length + 1)).toBeUndefined();
  });

  test('leads to the nearest place that a spec says', () => {
    const places = (text: string) => placedSpanAt(printed, printed.text.indexOf(text))?.place.range;
    expect(places('nginx')).toEqual({ start: 40, end: 45 });
    expect(places('image')).toEqual({ start: 40, end: 45 });
    expect(places('Thing')).toEqual({ start: 0, end: 500 });
  });

  test('finds all that comes from a place, the narrowest first', () => {
    expect(shown({ start: 42, end: 42 })).toEqual(['image', 'nginx']);
    expect(shown({ start: 71, end: 71 })).toEqual(['port', '80', 'port', '81']);
    expect(shown({ start: 65, end: 65 })).toEqual(['port: 80', 'port: 81']);
    expect(shown({ start: 50, end: 90 })).toEqual(['ports', '- port: 80\n- port: 81']);
    expect(shown({ start: 300, end: 300 })).toEqual([printed.text.trimEnd()]);
    expect(spansFrom(printed, 'file:///other.yaml', { start: 42, end: 42 })).toEqual([]);
  });
});

test('the origins in JSON are told by pointer', () => {
  const object = objectOf(
    mapOf({
      kind: { kind: 'scalar', value: 'Thing', origin: nowhere },
      data: mapOfEntries([
        {
          key: 'a/b~c',
          keyOrigin: undefined,
          value: { kind: 'scalar', value: 1, origin: at(7, 8) },
        },
      ]),
    }),
  );
  const text = printJsonWithOrigins([object], ({ range }) => `shop.yaml:1:${String(range.start)}`);
  expect(JSON.parse(text)).toEqual([
    {
      object: { kind: 'Thing', data: { 'a/b~c': 1 } },
      origins: { '/data/a~1b~0c': 'shop.yaml:1:7' },
    },
  ]);
  expect(jsonPointer(['a', 0])).toBe('/a/0');
});
