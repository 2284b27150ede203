// The bundles that ship, as data: where each starts and where it goes.

/** @typedef {{ entry: string, out: string, banner?: string, external?: string[] }} Bundle */

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
};
