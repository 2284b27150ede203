// Checks what the user named, with a line that says how far it is and a clean stop on Ctrl-C.
import { startProgress } from '../progress.ts';
import type { Terminal } from '../terminal.ts';
import { collectInputs } from './inputs.ts';
import { checkInputs, type CheckInput, type CheckResult } from './run.ts';

/** Checks the files, folders and patterns as one set; the current folder when there are none. */
export async function checkPaths(
  paths: readonly string[],
  { configs, references }: Pick<CheckInput, 'configs' | 'references'>,
  { err }: Terminal,
): Promise<CheckResult> {
  const progress = startProgress(err);
  const interrupted = (): void => {
    progress.stop();
    process.exit(130);
  };
  process.once('SIGINT', interrupted);
  try {
    const { inputs, troubles } = await collectInputs(paths.length === 0 ? ['.'] : paths, configs);
    const result = await checkInputs({ inputs, configs, references, onProgress: progress.report });
    return { ...result, troubles: [...troubles, ...result.troubles] };
  } finally {
    progress.stop();
    process.off('SIGINT', interrupted);
  }
}
