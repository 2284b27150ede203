// The published schemas keep their conventions: strict, described, shown by example, alike in both groups.
import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../../server/src/schema/json-schema.ts';
import {
  foreignKeywords,
  looseEnds,
  openObjects,
  partsOf,
  undescribed,
  withoutExample,
} from './lint.ts';

const folder = join(import.meta.dirname, '../../schemas');
const oam = 'core.oam.dev/v1alpha1';
const hydra = 'core.hydra.io/v1alpha1';

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.json'))
  .map((path) => path.slice(0, -'.json'.length).split(sep).join('/'))
  .sort();

function load(id: string): JsonSchema {
  return JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')) as JsonSchema;
}

const kinds = ['ApplicationScope', 'ComponentSchematic', 'Trait', 'WorkloadType'];
const documents = [
  ...['OperationalConfiguration', ...kinds].map((kind) => `${hydra}/${kind}`),
  ...['ApplicationConfiguration', ...kinds].map((kind) => `${oam}/${kind}`),
].sort();

it('there is one file for each kind and one for the settings', () => {
  expect(files).toEqual([...documents, 'oam.config']);
});

describe.each(files)('%s', (id) => {
  const schema = load(id);

  it('compiles in strict mode', () => {
    expect(() => new Ajv({ strict: true, allErrors: true }).compile(schema)).not.toThrow();
  });

  it('is draft-07 and closed at the root', () => {
    expect(schema).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'object',
      additionalProperties: false,
    });
  });

  it('describes every property, definition and fixed value', () => {
    expect(undescribed(schema)).toEqual([]);
  });

  it('shows a value for every scalar', () => {
    expect(withoutExample(schema)).toEqual([]);
  });

  it('has examples and defaults that are right', () => {
    expect(wrongSamples(schema)).toEqual([]);
  });

  it('keeps to plain draft-07 and to its own file', () => {
    expect(foreignKeywords(schema)).toEqual([]);
    expect(looseEnds(schema)).toEqual([]);
  });

  it('has patterns that every regular expression engine understands', () => {
    const patterns = partsOf(schema).flatMap((part) => part.schema.pattern ?? []);
    expect(patterns.filter((pattern) => /\(\?|\\[pPdwbk1-9]/.test(pattern))).toEqual([]);
    expect(patterns.filter((pattern) => !pattern.startsWith('^'))).toEqual([]);
  });

  it('names its units the same way everywhere', () => {
    const comments = partsOf(schema).flatMap((part) => part.schema.$comment ?? []);
    expect(comments.filter((comment) => !units.includes(comment))).toEqual([]);
  });
});

const units = [
  'unit: seconds',
  'unit: logical CPUs',
  'unit: bytes (optional K, M, G, T, P suffix)',
  'unit: percent',
  'unit: GPUs',
  'unit: port number',
];

describe.each(documents)('%s', (id) => {
  const schema = load(id);

  it('is for one group, version and kind', () => {
    const kind = id.slice(id.lastIndexOf('/') + 1);
    expect(schema.properties?.['apiVersion']?.const).toBe(id.slice(0, id.lastIndexOf('/')));
    expect(schema.properties?.['kind']?.const).toBe(kind);
    expect(schema.required).toEqual(['apiVersion', 'kind', 'metadata', 'spec']);
  });

  it('leaves open only what others define', () => {
    const known = [
      '#/properties/status',
      '#/properties/spec/properties/properties/anyOf/0',
      '#/definitions/metadata/properties/managedFields/items',
      '#/definitions/scopeInstance/properties/properties/anyOf/1',
      '#/definitions/traitAttachment/properties/properties',
    ];
    expect(openObjects(schema).filter((pointer) => !known.includes(pointer))).toEqual([]);
  });

  it('gives durations, ports and sizes a unit', () => {
    const measured =
      /(Seconds|\/port|\/containerPort|(cpu|memory|gpu|disk)\/properties\/required)$/;
    const parts = partsOf(schema).filter(
      ({ pointer, role }) => role === 'property' && measured.test(pointer),
    );
    expect(parts.length).toBeGreaterThan(0);
    const silent = parts.filter((part) => part.schema.$comment === undefined);
    expect(silent.map(({ pointer }) => pointer)).toEqual([]);
  });
});

/** Where the two versions really differ; everything else in a shared definition is the same text. */
const differences: Readonly<Record<string, readonly (readonly string[])[]>> = {
  metadata: [
    ['properties', 'version'],
    ['properties', 'description'],
    ['properties', 'annotations'],
    ['properties', 'selfLink', 'examples'],
  ],
  resources: [['properties', 'extended']],
  container: [
    ['properties', 'config'],
    ['properties', 'imagePullSecret'],
  ],
  scopeInstance: [['properties', 'type', 'examples']],
  traitAttachment: [['properties', 'type'], ['properties', 'name'], ['required'], ['examples']],
};

describe('definitions', () => {
  it('read the same in every kind of a group', () => {
    for (const group of [oam, hydra]) expect(() => definitionsOf(group)).not.toThrow();
  });

  it('exist in both groups, but for what the draft did not have', () => {
    const names = (group: string) => [...definitionsOf(group).keys()];
    const drafted = names(hydra);
    expect(names(oam).filter((name) => !drafted.includes(name))).toEqual([
      'extendedResource',
      'configFile',
    ]);
    expect(drafted.filter((name) => !names(oam).includes(name))).toEqual([]);
  });

  it.each([...definitionsOf(hydra).keys()])('%s agrees between the groups', (name) => {
    const allowed = differences[name] ?? [];
    const [ours, drafted] = [oam, hydra].map((group) => definitionsOf(group).get(name));
    expect(without(ours, allowed)).toEqual(without(drafted, allowed));
    for (const path of allowed) {
      expect(valueAt(ours, path), path.join('/')).not.toEqual(valueAt(drafted, path));
    }
  });
});

function definitionsOf(group: string): ReadonlyMap<string, JsonSchema> {
  const found = new Map<string, JsonSchema>();
  for (const id of documents.filter((document) => document.startsWith(group))) {
    for (const [name, schema] of Object.entries(load(id).definitions ?? {})) {
      const earlier = found.get(name) ?? schema;
      if (JSON.stringify(earlier) !== JSON.stringify(schema)) throw new Error(`${id}: ${name}`);
      found.set(name, schema);
    }
  }
  return found;
}

function without(schema: unknown, paths: readonly (readonly string[])[]): unknown {
  const copy = structuredClone(schema);
  for (const path of paths) {
    const parent = valueAt(copy, path.slice(0, -1));
    const key = path.at(-1);
    if (isRecord(parent) && key !== undefined) Reflect.deleteProperty(parent, key);
  }
  return copy;
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Examples and defaults that the very schema they stand in refuses. */
function wrongSamples(root: JsonSchema): readonly string[] {
  const ajv = new Ajv({ strict: false });
  return partsOf(root).flatMap(({ pointer, schema }) => {
    const samples = [...(schema.examples ?? []), ...('default' in schema ? [schema.default] : [])];
    if (samples.length === 0) return [];
    const validate = ajv.compile({ ...schema, definitions: root.definitions });
    return samples
      .filter((sample) => !validate(sample))
      .map((sample) => `${pointer}: ${JSON.stringify(sample)}`);
  });
}

describe('the checks notice', () => {
  const broken: JsonSchema = {
    type: 'object',
    description: 'A schema with a fault in every part.',
    properties: {
      silent: { type: 'string', examples: ['a'] },
      bare: { type: 'string', description: 'Shows no value at all.' },
      wrong: { type: 'integer', description: 'Its example is text.', examples: ['many'] },
      loose: { type: 'object', description: 'Takes any key at all.' },
      lost: { $ref: '#/definitions/nowhere' },
      choice: {
        description: 'One of its values is not described.',
        type: 'string',
        oneOf: [{ const: 'a', description: 'The first of the values.' }, { const: 'b' }],
      },
    },
    definitions: { unused: { type: 'string', description: 'Nothing refers to it.' } },
  };

  it('a part without a description', () => {
    expect(undescribed(broken)).toEqual([
      '#/properties/silent',
      '#/properties/lost',
      '#/properties/choice/oneOf/1',
    ]);
  });

  it('a scalar without a value to show', () => {
    expect(withoutExample(broken)).toEqual(['#/properties/bare']);
  });

  it('an example of the wrong type', () => {
    const { wrong } = broken.properties ?? {};
    expect(wrongSamples({ properties: { wrong: wrong ?? {} } })).toEqual([
      '#/properties/wrong: "many"',
    ]);
  });

  it('an object that takes any key', () => {
    expect(openObjects(broken)).toEqual(['#', '#/properties/loose']);
  });

  it('definitions and references that do not meet', () => {
    expect(looseEnds(broken)).toEqual(['#/definitions/unused', '#/definitions/nowhere']);
  });

  it('keywords of one vendor, and keywords beside a reference', () => {
    const foreign = { 'x-own': 1, $ref: '#', title: 'a' } as JsonSchema;
    expect(foreignKeywords({ properties: { foreign } })).toEqual([
      '#/properties/foreign/x-own',
      '#/properties/foreign/title',
    ]);
  });
});
