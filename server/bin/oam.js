#!/usr/bin/env node
// Starts the `oam` command from the bundle that the build leaves beside this folder.
import { existsSync } from 'node:fs';

const bundle = new URL('../dist/oam.cjs', import.meta.url);

if (existsSync(bundle)) {
  await import(bundle.href);
} else {
  console.error('oam: not built yet; run `npm run build` in the checkout first.');
  process.exitCode = 2;
}
