// `npm run pictures`: takes the pictures of the README anew, in today's VS Code.
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { carriedNode, root, run } from './setup.mjs';

const kept = join(root, 'docs/pictures');

// Those of deployments need a cluster, and stay as they are where there is none.
for (const pass of ['pictures', 'deployment-pictures']) {
  const options = ['--host', 'today', '--pass', pass];
  const { status } = await run(carriedNode, ['test/editor/run.ts', ...options]);
  if (status !== 0) process.exitCode = status;
  else await keep(join(root, 'out/test/editor/pictures/today', pass));
}

/** @type {(folder: string) => Promise<void>} */
async function keep(folder) {
  await mkdir(kept, { recursive: true });
  const names = await readdir(folder).catch(() => []);
  for (const name of names) await copyFile(join(folder, name), join(kept, name));
}
