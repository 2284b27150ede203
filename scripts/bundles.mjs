// The bundles that ship, as data: where each starts and where it goes.

/**
 * @typedef {object} Bundle
 * @property {string} entry
 * @property {string} out
 */

/** @typedef {{ importer: string, path: string, text: string }} Stub */

/** @type {Bundle} */
export const extension = { entry: 'client/src/extension.ts', out: 'dist/extension.cjs' };

/** Code that several programs need is in files of its own, in dist/chunks/; so is what is behind each `import()`. */
export const programs = {
  /** The language server that the extension starts. */
  server: { entry: 'server/src/lsp/main.ts', out: 'dist/server.cjs' },
  commandLine: { entry: 'server/src/cli/main.ts', out: 'dist/oam.cjs' },
  /** What signs in to clusters. It is loaded when somebody deploys, and by nobody else. */
  kubernetes: { entry: 'server/src/node/kubernetes/library.ts', out: 'dist/kubernetes.cjs' },
};

/** What the command line starts with, before the code. */
export const interpreter = '#!/usr/bin/env node';

/**
 * The parts that a running server loads, by the server that has them. Each imports all of it in its
 * bundle, which costs nothing there: otherwise what starts is cut into a file for every group of its
 * modules that other parts use, and reading dozens of files takes longer than running them.
 */
export const lateParts = {
  of: 'server/src/lsp/server.ts',
  parts: ['editing', 'rendering', 'deploying', 'migration', 'new-resource'].map(
    (name) => `server/src/lsp/handlers/${name}.ts`,
  ),
};

/**
 * Modules that are left out, by the package that imports them and how it writes them, with what stands there instead.
 * @type {readonly Stub[]}
 */
export const stubs = [
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
