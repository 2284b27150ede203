// `npm run pictures`: takes the pictures of the README anew, in today's VS Code.
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { carriedNode, root, run } from './setup.mjs';

const taken = join(root, 'out/test/editor/pictures/today/pictures');
const kept = join(root, 'docs/pictures');

const { status } = await run(carriedNode, [
  'test/editor/run.ts',
  '--host',
  'today',
  '--pass',
  'pictures',
]);
if (status === 0) {
  await mkdir(kept, { recursive: true });
  for (const name of await readdir(taken)) await copyFile(join(taken, name), join(kept, name));
}
process.exitCode = status;
