// The end of a command that may have changed a cluster: its text or record, and its exit status.
import type { RunResult } from '../../deploy/run.ts';
import type { ExitStatus } from '../command.ts';
import type { Consent } from './confirm.ts';
import { exitOf, resultText, type RunKind } from './result-text.ts';
import type { Session } from './session.ts';
import type { ClusterTarget } from './target.ts';

/** It ran, or it did not come to that. */
export type Ending =
  | { readonly result: RunResult; readonly target: ClusterTarget; readonly application: string }
  | { readonly outcome: Outcome; readonly exit: ExitStatus; readonly text: string };

/** How a command can end without having run. */
export type Outcome = 'blocked' | 'shown' | 'unchanged' | 'declined' | 'refused';

/** States of a release as words for scripts. */
const outcomes: Readonly<Record<string, string>> = {
  Succeeded: 'succeeded',
  Failed: 'failed',
  Cancelled: 'cancelled',
  RolledBack: 'rolled-back',
  RollbackFailed: 'rollback-failed',
};

/** Says how it ended, and answers the exit status. */
export function report(session: Session, kind: RunKind, ending: Ending): ExitStatus {
  const { output } = session;
  if (!('result' in ending)) {
    const { outcome, exit, text } = ending;
    output.result('', { type: 'result', command: kind, outcome, exit, message: text });
    if (output.format === 'text') output.note(text);
    return exit;
  }
  const { result, target, application } = ending;
  const exit = exitOf(kind, result.state, session.interrupts.stopped());
  const reached = {
    application,
    context: session.identity.context,
    namespace: session.namespace,
    kubeconfig: target.kubeconfig,
  };
  const text = resultText(result, { kind, reached, paint: output.paint });
  const outcome = outcomes[result.state] ?? 'unknown';
  output.result(text, { type: 'result', command: kind, outcome, exit, ...result });
  return exit;
}

/** The end of a command whose user did not agree, or could not be asked. */
export function declined(
  session: Session,
  kind: RunKind,
  consent: Exclude<Consent, 'given'>,
): ExitStatus {
  if (consent === 'declined' || consent === 'interrupted') {
    return report(session, kind, { outcome: 'declined', exit: 130, text: 'Nothing was changed.' });
  }
  return report(session, kind, { outcome: 'refused', exit: 2, text: consent.refused });
}
