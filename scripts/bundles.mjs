// The bundles that ship, as data: where each starts and where it goes.

/**
 * @typedef {object} Bundle
 * @property {string} entry
 * @property {string} out
 * @property {string} [banner]
 * @property {string[]} [external]
 * @property {Readonly<Record<string, string>>} [stubs] modules that are left out, by how their importers write them, with what stands there instead
 */

/**
 * The language server that the extension starts. The command line carries it already; a second
 * bundle with nearly all the same in it would double the download.
 */
export const serverStub = {
  out: 'dist/server.cjs',
  text: "process.argv.splice(2, 0, 'lsp');\nrequire('./oam.cjs');\n",
};

/** @satisfies {Readonly<Record<string, Bundle>>} */
export const bundles = {
  extension: {
    entry: 'client/src/extension.ts',
    out: 'dist/extension.cjs',
    // The module that exists only inside the editor.
    external: ['vscode'],
  },
  commandLine: {
    entry: 'server/src/cli/main.ts',
    out: 'dist/oam.cjs',
    banner: '#!/usr/bin/env node',
  },
  // What signs in to clusters. It is loaded when somebody deploys, and by nobody else.
  kubernetes: {
    entry: 'server/src/node/kubernetes/library.ts',
    out: 'dist/kubernetes.cjs',
    stubs: {
      // A class for each kind of object, of which signing in needs none.
      './gen/index.js': 'export const createConfiguration = 0, ServerConfiguration = 0;',
      // For requests, which are not made with it.
      'node-fetch': 'export const Headers = 0;',
      // It renews tokens, which `oidc.ts` does in its place.
      'openid-client': 'export const discovery = 0, refreshTokenGrant = 0;',
    },
  },
};

/** Bundles that others load from beside themselves, by the module that they start with. */
export const besides = Object.fromEntries(
  [bundles.kubernetes].map(({ entry, out }) => [entry, out.replace(/^dist\//, './')]),
);
