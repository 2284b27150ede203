// The bundles that ship, as data: where each starts and where it goes.

/**
 * @typedef {object} Bundle
 * @property {string} entry
 * @property {string} out
 * @property {string} [soon]
 */

/** @typedef {{ importer: string, path: string, text: string }} Stub */

/** @type {Bundle} */
export const extension = { entry: 'client/src/extension.ts', out: 'dist/extension.cjs' };

/**
 * Code that several programs need is in files of its own, in dist/chunks/; so is what is behind each `import()`.
 * @satisfies {Readonly<Record<string, Bundle>>}
 */
export const programs = {
  /** The language server that the extension starts. `soon` is loaded when it has answered the greeting. */
  server: {
    entry: 'server/src/lsp/main.ts',
    out: 'dist/server.cjs',
    soon: 'server/src/lsp/open-session.ts',
  },
  commandLine: { entry: 'server/src/cli/main.ts', out: 'dist/oam.cjs' },
  /** What signs in to clusters. It is loaded when somebody deploys, and by nobody else. */
  kubernetes: { entry: 'server/src/node/kubernetes/library.ts', out: 'dist/kubernetes.cjs' },
};

/** What the command line starts with, before the code. */
export const interpreter = '#!/usr/bin/env node';

/** @type {(name: string) => string} */
const handlers = (name) => `server/src/lsp/handlers/${name}.ts`;
/** @type {(name: string) => string} */
const clusterCommand = (name) => `server/src/cli/deploy/${name}.ts`;
const clusterCommands = ['delete', 'deploy', 'diff', 'drift', 'rollback', 'status'];

/**
 * What is loaded late, with modules that each of it imports in its bundle, besides its own imports.
 * esbuild makes a file for every group of modules that the same parts need, so that a start would read
 * dozens of small files, which takes longer than running them; parts that need the same have it in one.
 * @type {readonly { parts: readonly string[], need: readonly string[] }[]}
 */
export const together = [
  {
    // A running server has all of it already.
    parts: ['editing', 'rendering', 'deploying', 'migration', 'new-resource'].map(handlers),
    need: ['server/src/lsp/server.ts', 'server/src/lsp/open-session.ts'],
  },
  { parts: ['server/src/lsp/open-session.ts'], need: ['server/src/lsp/server.ts'] },
  {
    parts: [handlers('deploying'), ...clusterCommands.map(clusterCommand)],
    need: [
      'engine/deploy',
      'engine/roll-back',
      'engine/delete',
      'drift',
      'plan-view',
      'status',
    ].map((name) => `server/src/deploy/${name}.ts`),
  },
  {
    parts: clusterCommands.map(clusterCommand),
    need: ['confirm', 'live-state', 'plan-text', 'result-text', 'session'].map(clusterCommand),
  },
];

/**
 * Modules that are left out, by the package that imports them and how it writes them, with what stands there instead.
 * @type {readonly Stub[]}
 */
export const stubs = [
  {
    // Looks for packages by running other programs.
    importer: 'vscode-languageserver',
    path: './files',
    text: '',
  },
  {
    // Only names of pipes need it, and no client of ours names one; it is slow to load.
    importer: 'vscode-jsonrpc',
    path: 'crypto',
    text: "export const randomBytes = (size) => require('node:crypto').randomBytes(size);",
  },
  {
    // A class for each kind of object, of which signing in needs none.
    importer: '@kubernetes/client-node',
    path: './gen/index.js',
    text: 'export const createConfiguration = 0, ServerConfiguration = 0;',
  },
  {
    // For requests, which are not made with it.
    importer: '@kubernetes/client-node',
    path: 'node-fetch',
    text: 'export const Headers = 0;',
  },
  {
    // It renews tokens, which `oidc.ts` does in its place.
    importer: '@kubernetes/client-node',
    path: 'openid-client',
    text: 'export const discovery = 0, refreshTokenGrant = 0;',
  },
];
