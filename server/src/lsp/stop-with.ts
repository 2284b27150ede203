// Stops work on a cluster when the client no longer wants its answer.
import type { CancellationToken } from 'vscode-languageserver';
import type { RunControl } from '../deploy/tools.ts';

/** For work that writes nothing: it is given up at once. */
export function stopWith(token: CancellationToken): RunControl {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  else token.onCancellationRequested(() => controller.abort());
  return { cancelled: controller.signal, aborted: controller.signal };
}
