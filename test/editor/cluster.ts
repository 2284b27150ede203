// The cluster that a pass of the in-editor suite deploys to: the tester's, or a control plane that is started for it.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** How the suite gets to know the cluster. */
export interface EditorCluster {
  /** Environment variables for the suite. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

interface Answer {
  readonly kubeconfig: string;
  readonly context?: string;
  readonly access: object;
  /** Why there is none. */
  readonly missing?: string;
}

/** A cluster with nodes, or a sentence that says why there is none. */
export async function startCluster(): Promise<EditorCluster | string> {
  // A program of its own: it ends with its input, however this one ends.
  const program = path.resolve(import.meta.dirname, '../cluster/serve.ts');
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const line = await new Promise<string | undefined>((resolve) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    void ended.then(() => resolve(undefined));
  });
  if (line === undefined) throw new Error('The cluster of the tests did not start.');
  const { kubeconfig, context, access, missing } = JSON.parse(line) as Answer;
  const stop = () => {
    child.stdin.end();
    return ended;
  };
  if (missing !== undefined) {
    await stop();
    return missing;
  }
  const env = {
    OAM_SUITE_KUBECONFIG: kubeconfig,
    OAM_SUITE_ACCESS: JSON.stringify(access),
    ...(context === undefined ? {} : { OAM_SUITE_CONTEXT: context }),
  };
  return { env, stop };
}
