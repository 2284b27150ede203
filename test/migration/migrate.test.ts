// The migration beyond its golden pairs: styles, single files, comments anywhere, the collection of public specs.
import { basename, join } from 'node:path';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { resourceOf } from '../../server/src/workspace/workspace.ts';
import { readSpecFile } from '../../server/src/workspace/spec-file.ts';
import { corpusFiles, corpusFolder } from '../support/corpus.ts';
import { problemsInWorld } from '../support/problems.ts';
import { migrateText, migrateTexts, worldOf } from './migrating.ts';

const uri = (name: string) => `file:///specs/${name}`;

test('line breaks stay as they are', () => {
  const text =
    'apiVersion: core.hydra.io/v1alpha1\r\nkind: Component\r\nmetadata:\r\n  name: a\r\n  version: 1.0.0\r\nspec:\r\n  workloadType: Task\r\n';
  expect(migrateText(text).text).toBe(
    'apiVersion: core.oam.dev/v1alpha1\r\nkind: ComponentSchematic\r\nmetadata:\r\n  name: a\r\n  annotations:\r\n    version: 1.0.0\r\nspec:\r\n  workloadType: core.oam.dev/v1alpha1.Task\r\n',
  );
});

test('JSON stays JSON', () => {
  const text = JSON.stringify(
    {
      apiVersion: 'core.hydra.io/v1alpha1',
      kind: 'OperationalConfiguration',
      metadata: { name: 'a', version: '1.0.0', description: 'An app' },
      spec: {
        variables: [{ name: 'host', value: 'a.example.com' }],
        scopes: [
          { name: 'net', type: 'core.hydra.io/v1.NetworkScope', properties: { networkName: 'n' } },
        ],
        components: [
          {
            componentName: 'web',
            instanceName: 'web-a',
            traits: [
              {
                name: 'door',
                type: 'core.hydra.io/v1alpha1.Ingress',
                properties: [
                  { name: 'host', from: 'host' },
                  { name: 'port', value: 80 },
                ],
              },
            ],
          },
        ],
      },
    },
    undefined,
    2,
  );
  expect(JSON.parse(migrateText(text).text)).toEqual({
    apiVersion: 'core.oam.dev/v1alpha1',
    kind: 'ApplicationConfiguration',
    metadata: { name: 'a', annotations: { version: '1.0.0', description: 'An app' } },
    spec: {
      variables: [{ name: 'host', value: 'a.example.com' }],
      scopes: [
        {
          name: 'net',
          type: 'core.oam.dev/v1alpha1.NetworkScope',
          properties: [
            { name: 'network-id', value: 'n' },
            { name: 'subnet-id', value: '' },
          ],
        },
      ],
      components: [
        {
          componentName: 'web',
          instanceName: 'web-a',
          traits: [
            {
              name: 'ingress',
              properties: { hostname: '[fromVariable(host)]', servicePort: 80 },
            },
          ],
        },
      ],
    },
  });
});

describe('what is left alone', () => {
  test.each([
    [
      'the new version',
      'apiVersion: core.oam.dev/v1alpha1\nkind: Component\nmetadata: {name: a}\n',
    ],
    ['another API', 'apiVersion: v1\nkind: Service\nmetadata:\n  version: 1\n'],
    ['a kind of the draft without a version', 'kind: OperationalConfiguration\nmetadata: {}\n'],
    ['a later model', 'apiVersion: core.oam.dev/v1alpha2\nkind: Component\nspec: {}\n'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(migrateText(text)).toEqual({ text, notes: [] });
  });

  test('files that were not asked for', () => {
    const draft =
      'apiVersion: core.hydra.io/v1alpha1\nkind: OperationalConfiguration\nmetadata: {name: a}\nspec: {}\n';
    const texts = new Map([
      [uri('a.yaml'), draft],
      [uri('b.yaml'), draft],
    ]);
    const { migration } = migrateTexts(texts, [uri('b.yaml')]);
    expect(migration.files.map((file) => file.uri)).toEqual([uri('b.yaml')]);
  });
});

test('a definition in the new version keeps the names of its properties', () => {
  const texts = new Map([
    [
      uri('trait.yaml'),
      'apiVersion: core.oam.dev/v1alpha1\nkind: Trait\nmetadata:\n  name: Ingress\nspec:\n  appliesTo: ["*"]\n  properties:\n    type: object\n    properties:\n      host:\n        type: string\n',
    ],
    [
      uri('app.yaml'),
      'apiVersion: core.hydra.io/v1alpha1\nkind: OperationalConfiguration\nmetadata: {name: a}\nspec:\n  components:\n    - componentName: web\n      instanceName: web\n      traits:\n        - name: door\n          type: core.hydra.io/v1alpha1.ingress\n          properties: {host: a, port: 80}\n',
    ],
  ]);
  const text = migrateTexts(texts).after.get(uri('app.yaml'));
  expect(text).toContain('- name: Ingress\n          properties: {host: a, servicePort: 80}');
});

const cases = join(import.meta.dirname, '../cases/migration');
const own = readdirSync(cases)
  .filter((name) => !name.includes('golden') && !name.startsWith('left'))
  .map((name) => ({ path: name, text: readFileSync(join(cases, name), 'utf8') }));

/** The text with a comment behind each line that can have one. */
function commented(text: string): string {
  let count = 0;
  return text
    .split('\n')
    .map((line) =>
      /[^\s|>-]$/.test(line) && !/^---|#/.test(line) ? `${line} # c${++count}.` : line,
    )
    .join('\n');
}

const comments = (text: string): string[] => [...new Set(text.match(/# c\d+[.]/g))].sort();

test('no comment is lost, wherever it stands', () => {
  const lost = [...own, ...corpusFiles()].flatMap(({ path, text }) => {
    const written = commented(text.replace(/^--- file: .*$/gm, '---'));
    const file = readSpecFile(uri('app.yaml'), written);
    if (file.documents.some(({ document }) => document.yaml.problems.length > 0)) return [];
    const after = migrateText(written).text;
    const missing = comments(written).filter((comment) => !after.includes(comment));
    const broken = readSpecFile(uri('app.yaml'), after).documents.some(
      ({ document }) => document.yaml.problems.length > 0,
    );
    return missing.length > 0 || broken ? [`${path}: ${missing.join(' ')}\n${after}`] : [];
  });
  expect(lost).toEqual([]);
});

test('a text that is cut off, or has lost a line, is migrated or left, but never broken', () => {
  const faults: string[] = [];
  for (const { path, text } of own) {
    const lines = text.replace(/^--- file: .*$/gm, '---').split('\n');
    const variants = lines.flatMap((_, index) => [
      lines.slice(0, index).join('\n'),
      lines.toSpliced(index, 1).join('\n'),
    ]);
    for (const [index, variant] of variants.entries()) {
      const unreadable = (each: string): number =>
        readSpecFile(uri('app.yaml'), each).documents.filter(
          ({ document }) => document.yaml.problems.length > 0,
        ).length;
      const { text: after } = migrateText(variant);
      if (unreadable(after) !== unreadable(variant)) faults.push(`${path} ${index}:\n${after}`);
      if (migrateText(after).text !== after) faults.push(`${path} ${index} twice:\n${after}`);
    }
  }
  expect(faults).toEqual([]);
});

/** Warnings of migrated public specs, with their number; none of them comes from the migration. */
const EXPLAINED: readonly {
  readonly code: string;
  readonly times: number;
  readonly because: string;
}[] = [
  {
    code: 'missing-config-path',
    times: 1,
    because: 'A how-to writes `name` and a dash too many for a configuration file.',
  },
  {
    code: 'missing-trait-property',
    times: 6,
    because: 'Their ingress names no port, and the early runtime filled one in.',
  },
  {
    code: 'server-without-port',
    times: 6,
    because: 'The draft does not say that a server has a port.',
  },
  { code: 'split-item', times: 1, because: 'The dash too many of that how-to.' },
  {
    code: 'undeclared-parameter-value',
    times: 12,
    because: 'Examples give values that their components never asked for.',
  },
  {
    code: 'unknown-key',
    times: 2,
    because: 'Two components have a second name below `spec`, which nothing ever read.',
  },
  {
    code: 'unknown-scope-property',
    times: 1,
    because: 'The outline of a configuration has PARAM_NAME where a name is due.',
  },
  {
    code: 'unknown-trait-property',
    times: 1,
    because: 'The same outline has CUSTOM_OBJECT.',
  },
];

describe.skipIf(corpusFolder() === undefined)('the collection of public specs', () => {
  const drafts = corpusFiles().filter(({ text }) => text.includes('core.hydra.io'));
  /** Each revision is a world of its own. */
  const worlds = new Map<string, Map<string, string>>();
  for (const { path, text } of drafts) {
    const revision = path.split('/').slice(0, 3).join('/');
    const world = worlds.get(revision) ?? new Map<string, string>();
    worlds.set(revision, world.set(uri(path), text));
  }

  test('checks without errors afterwards, but for what cannot be read', () => {
    let migrated = 0;
    const errors: string[] = [];
    const warnings = new Map<string, number>();
    for (const texts of worlds.values()) {
      const { after } = migrateTexts(texts);
      const world = worldOf(after);
      for (const { documents } of world.files()) {
        for (const { document } of documents) {
          if (document.yaml.problems.length > 0) continue;
          expect(resourceOf(document)?.dialect.successor).toBeUndefined();
          migrated++;
        }
      }
      for (const { problem, file, start } of problemsInWorld(world)) {
        const around = file.documents.find((placed) => placed.start === start);
        if (around === undefined || around.document.yaml.problems.length > 0) continue;
        const { severity, code } = problem;
        if (severity === 'error') errors.push(`${basename(file.uri)} ${code}`);
        if (severity === 'warning') warnings.set(code, (warnings.get(code) ?? 0) + 1);
      }
      expect(migrateTexts(after).migration.files).toEqual([]);
    }
    expect(migrated).toBeGreaterThan(40);
    expect(errors).toEqual([]);
    const expected = EXPLAINED.map(({ code, times }) => [code, times]);
    expect([...warnings].sort(([a], [b]) => (a < b ? -1 : 1))).toEqual(expected);
  });
});
