// The bundles that ship, as data: where each starts and where it goes.

/** @typedef {{ entry: string, out: string, banner?: string, external?: string[] }} Bundle */

/** @satisfies {Readonly<Record<string, Bundle>>} */
export const bundles = {
  extension: {
    entry: 'client/src/extension.ts',
    out: 'dist/extension.cjs',
    // The module that exists only inside the editor.
    external: ['vscode'],
  },
  server: { entry: 'server/src/lsp/main.ts', out: 'dist/server.cjs' },
  commandLine: {
    entry: 'server/src/cli/main.ts',
    out: 'dist/oam.cjs',
    banner: '#!/usr/bin/env node',
  },
};
