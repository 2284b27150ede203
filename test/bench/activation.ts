// Run by itself (`node activation.ts FILE`): loads the extension's bundle, calls its `activate()` and prints how many milliseconds of the processor each took.
import { anything, loadExtension } from '../../scripts/editor-stand-in.mjs';

/** Milliseconds of the processor since the process began. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const begun = spent();
const extension = loadExtension(process.argv[2] ?? '');
const loaded = spent();
extension.activate?.({
  subscriptions: [],
  asAbsolutePath: (path: string) => path,
  extensionUri: anything,
  workspaceState: anything,
});
console.log(JSON.stringify({ load: loaded - begun, activate: spent() - loaded }));
process.exit();
