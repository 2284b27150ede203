// Where the programs that suites start find their sources compiled by the one that was started first.
import { join } from 'node:path';
import { root } from './setup.mjs';

/**
 * Environment of the test files, and so of what they start. Suites start the command line and the
 * server hundreds of times, from sources: without this, each start strips the types of all of them
 * anew, which is two thirds of what it does. Node knows by their content when they have changed.
 */
export const compiledOnce = { NODE_COMPILE_CACHE: join(root, 'out/test/compiled') };
