// Shows a folder in the VS Code that npm carries, with the packaged extension, until Ctrl-C.
// It needs a Node that runs TypeScript, which is why `npm start` hands over to it.
import { openForUser } from '../test/editor/host/open.ts';

const [folder, vsix] = process.argv.slice(2);
if (folder === undefined || vsix === undefined) throw new Error('usage: open-host.mjs FOLDER VSIX');

try {
  await show(folder, vsix);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** @type {(folder: string, vsix: string) => Promise<void>} */
async function show(folder, vsix) {
  const host = await openForUser({ folder, vsix, log: console.log });
  console.log(`\nVS Code is ready: ${host.address}\nPress Ctrl-C to stop it.`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void host.stop());
  await host.ended;
}
