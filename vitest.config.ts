// How the suites outside the editor and the cluster run: two workers, since that is what small machines have.
import { defineConfig } from 'vitest/config';
import { compiledOnce } from './scripts/compiled-once.mjs';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/editor/**', 'test/cluster/**', '**/node_modules/**'],
    globalSetup: ['test/support/generated.ts'],
    env: compiledOnce,
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // The first request to a server waits for the part that answers it.
    expect: { poll: { timeout: 10_000 } },
    passWithNoTests: true,
  },
});
