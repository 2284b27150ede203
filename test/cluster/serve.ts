// A program for runs outside this folder: finds or starts the cluster of the tests, says where it is, and ends it when its input ends.
import { startControlPlane } from './control-plane.ts';
import { findClusterSource } from './install.ts';

/** One line of JSON on the standard output; what happens meanwhile goes to the other one. */
type Answer =
  | { readonly kubeconfig: string; readonly context: string | undefined; readonly access: object }
  | { readonly missing: string };

/** Enough for the few pods of a suite in the editor. */
const hollowNodes = 2;

async function start(): Promise<{ readonly answer: Answer; stop(): Promise<void> }> {
  const nothing = () => Promise.resolve();
  const source = await findClusterSource((line) => console.error(line));
  if (source.from === 'nowhere') return { answer: { missing: source.reason }, stop: nothing };
  if (source.from === 'kubeconfig') {
    const { file: kubeconfig, context, access } = source;
    return { answer: { kubeconfig, context, access }, stop: nothing };
  }
  if (!source.programs.hollowNode) {
    const missing = 'the control plane has no nodes, so that nothing would run';
    return { answer: { missing }, stop: nothing };
  }
  const plane = await startControlPlane(source.programs, hollowNodes);
  const { kubeconfigPath: kubeconfig, users } = plane;
  return {
    answer: { kubeconfig, context: 'admin', access: users.admin },
    stop: () => plane.stop(),
  };
}

const { answer, stop } = await start();
console.log(JSON.stringify(answer));
const end = () => void stop().then(() => process.exit());
// Whoever started it holds the other end, also without a word to say.
process.stdin.resume().once('end', end).once('error', end);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
