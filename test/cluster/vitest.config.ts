// How the suites against a real Kubernetes API server run: one cluster for all, one file after the other.
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { compiledOnce } from '../../scripts/compiled-once.mjs';

export default defineConfig({
  test: {
    root: path.join(import.meta.dirname, '../..'),
    include: ['test/cluster/**/*.test.ts'],
    // Suites of minutes, which are for whoever changes how deployments meet faults.
    exclude: process.env['OAM_TEST_LONG'] === 'left-out' ? ['**/*.long.test.ts'] : [],
    globalSetup: ['test/support/generated.ts', 'test/cluster/global-setup.ts'],
    // A test that kills the API server would disturb all that run beside it.
    fileParallelism: false,
    env: compiledOnce,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
  },
});
