// The layer check is checked: every edge that the table forbids is refused in a made-up tree, and the real tree passes.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cruiseOptions, layerRules, layers } from '../scripts/layers.mjs';

const root = join(import.meta.dirname, '..');

/** Where a layer's files lie, and one file of it that others import. */
const folders: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.keys(layers).map((name) => [name, `server/src/${name}`])),
  features: 'server/src/features/hover',
  client: 'client/src',
  protocol: 'server/src',
};

const packages = {
  yaml: ['yaml', 'yaml/util'],
  ajv: ['ajv', 'ajv/dist/2020.js'],
  'vscode-uri': ['vscode-uri'],
  'fastest-levenshtein': ['fastest-levenshtein'],
  picomatch: ['picomatch', 'picomatch/posix.js'],
  ignore: ['ignore'],
  'vscode-languageserver*': [
    'vscode-languageserver',
    'vscode-languageserver/node.js',
    'vscode-languageserver-types',
    'vscode-languageserver-protocol',
  ],
  'vscode-jsonrpc': ['vscode-jsonrpc'],
  vscode: ['vscode'],
  'vscode-languageclient': ['vscode-languageclient', 'vscode-languageclient/node.js'],
  '@kubernetes/client-node': ['@kubernetes/client-node'],
  lodash: ['lodash'],
};

type Edge = { readonly from: string; readonly statement: string; readonly allowed: boolean };

function targetOf(layer: string): string {
  return layer === 'protocol' ? 'server/src/protocol.ts' : `${folders[layer]}/target.ts`;
}

function fileFor(layer: string, index: number): string {
  return layer === 'protocol' ? 'server/src/protocol.ts' : `${folders[layer]}/edge-${index}.ts`;
}

function layerEdges(): Edge[] {
  const names = Object.keys(layers);
  return names.flatMap((from) =>
    names
      .filter((to) => to !== from)
      .flatMap((to) => {
        const { imports, types = [] } = layers[from]!;
        const path = '/' + targetOf(to);
        return [
          { from, statement: `import '${path}';`, allowed: imports.includes(to) },
          {
            from,
            statement: `import type { T } from '${path}';\nexport type U = T;`,
            allowed: imports.includes(to) || types.includes(to),
          },
        ];
      }),
  );
}

function packageEdges(): Edge[] {
  return Object.entries(layers).flatMap(([from, layer]) => [
    ...Object.entries(packages).flatMap(([name, specifiers]) =>
      specifiers.map((specifier) => ({
        from,
        statement: `import '${specifier}';`,
        allowed: layer.packages.includes(name),
      })),
    ),
    ...['node:fs', 'fs', 'node:path'].map((specifier) => ({
      from,
      statement: `import '${specifier}';`,
      allowed: layer.builtins === 'allowed',
    })),
  ]);
}

/** Edges that a pair of layers cannot express. */
const oddFiles: Readonly<Record<string, { readonly text: string; readonly allowed: boolean }>> = {
  'server/src/features/completion/odd.ts': {
    text: `import '/server/src/features/hover/target.ts';`,
    allowed: false,
  },
  'server/src/features/hover/odd.ts': { text: `import './target.ts';`, allowed: true },
  'server/src/model/dialects/one/odd.ts': {
    text: `import '/server/src/model/dialects/two/target.ts';`,
    allowed: false,
  },
  'server/src/model/dialects/one/fine.ts': {
    text: `import '/server/src/model/dialects/one/target.ts';`,
    allowed: true,
  },
  'server/src/model/dialects/registry.ts': {
    text: `import '/server/src/model/dialects/one/target.ts';`,
    allowed: true,
  },
  'server/src/model/odd.ts': {
    text: `import '/server/src/model/dialects/one/target.ts';`,
    allowed: false,
  },
  'server/src/workspace/odd.ts': {
    text: `import '/server/src/model/dialects/one/target.ts';`,
    allowed: false,
  },
  'server/src/base/cycle-a.ts': { text: `import './cycle-b.ts';`, allowed: false },
  'server/src/elsewhere/odd.ts': {
    text: `import '/server/src/base/target.ts';`,
    allowed: false,
  },
  'server/src/base/dynamic.ts': { text: `await import('yaml');`, allowed: false },
  'server/src/base/global-types.ts': {
    text: `/// <reference types="node" />\nexport {};`,
    allowed: false,
  },
  'client/src/escape.ts': { text: `import '/test/helper.ts';`, allowed: false },
};

function write(tree: string, path: string, text: string): void {
  const file = join(tree, path);
  mkdirSync(dirname(file), { recursive: true });
  const up = '../'.repeat(path.split('/').length - 1);
  writeFileSync(file, text.replaceAll(/'\/(\w)/g, `'${up}$1`), { flag: 'a' });
}

/** Packages are looked up in two ways: found in node_modules, or left as the bare name when they are not installed. */
function writePackages(tree: string): void {
  for (const [pattern, specifiers] of Object.entries(packages)) {
    for (const specifier of specifiers) {
      if (pattern === 'vscode') {
        write(tree, 'node_modules/@types/vscode/index.d.ts', 'export {};');
        write(tree, 'node_modules/@types/vscode/package.json', '{"types":"index.d.ts"}');
        continue;
      }
      const bare = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
      const inner = specifier.slice(bare.length + 1) || 'index.js';
      write(tree, `node_modules/${bare}/${inner.replace(/^util$/, 'util.js')}`, 'export {};');
      if (specifier === bare)
        write(tree, `node_modules/${bare}/package.json`, '{"main":"index.js"}');
    }
  }
}

async function refused(tree: string): Promise<Set<string>> {
  const options = {
    ...cruiseOptions,
    baseDir: tree,
    validate: true,
    ruleSet: { forbidden: layerRules() },
  } as ICruiseOptions;
  const folders = ['server/src', 'client/src'].filter((folder) => existsSync(join(tree, folder)));
  const { output } = await cruise(folders, options);
  const { violations, totalCruised } = (output as ICruiseResult).summary;
  expect(totalCruised).toBeGreaterThan(3);
  return new Set(violations.map((violation) => violation.from));
}

describe.each(['installed', 'not installed'])('with its packages %s', (state) => {
  const tree = mkdtempSync(join(tmpdir(), 'oam-layers-'));
  const edges = [...layerEdges(), ...packageEdges()];
  let found = new Set<string>();

  beforeAll(async () => {
    for (const name of Object.keys(layers))
      write(tree, targetOf(name), 'export type T = string;\n');
    for (const dialect of ['one', 'two']) {
      write(tree, `server/src/model/dialects/${dialect}/target.ts`, 'export {};');
    }
    write(tree, 'test/helper.ts', 'export {};');
    write(tree, 'server/src/base/cycle-b.ts', `import './cycle-a.ts';`);
    edges.forEach((edge, index) => write(tree, fileFor(edge.from, index), edge.statement + '\n'));
    for (const [path, { text }] of Object.entries(oddFiles)) write(tree, path, text);
    if (state === 'installed') writePackages(tree);
    found = await refused(tree);
  });
  afterAll(() => rmSync(tree, { recursive: true }));

  // `protocol` is one file and may import nothing, so its edges share a verdict.
  test.each(Object.keys(layers).filter((name) => name !== 'protocol'))('layer %s', (layer) => {
    const own = edges.map((edge, index) => ({ ...edge, file: fileFor(edge.from, index) }));
    const wrong = own
      .filter((edge) => edge.from === layer && found.has(edge.file) === edge.allowed)
      .map((edge) => `${edge.allowed ? 'wrongly refused' : 'let through'}: ${edge.statement}`);
    expect(wrong).toEqual([]);
  });

  test('the protocol may import nothing', () => {
    expect(found).toContain('server/src/protocol.ts');
  });

  test.each(Object.entries(oddFiles))('%s', (path, { allowed }) => {
    expect(found.has(path)).toBe(!allowed);
  });
});

test('the real tree keeps to the table', async () => {
  expect([...(await refused(root))]).toEqual([]);
});

describe('compiler projects', () => {
  type Project = {
    readonly compilerOptions?: { readonly types?: readonly string[] };
    readonly references: readonly { readonly path: string }[];
  };
  const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as Project;
  const inFolders = Object.entries(layers).filter(
    ([name]) => !['protocol', 'client'].includes(name),
  );

  test.each(inFolders)('%s refers to what it may import', (name, layer) => {
    const project = read(`server/src/${name}/tsconfig.json`);
    const referred = project.references.map(({ path }) =>
      path === '..' ? 'protocol' : path.slice(3),
    );
    expect(referred.sort()).toEqual([...layer.imports, ...(layer.types ?? [])].sort());
    const types = project.compilerOptions?.types ?? [];
    expect(types).toEqual(layer.builtins === 'allowed' ? ['node'] : []);
  });
});
