// How a run ended, in a sentence or two.
import type { RunView } from '../../../server/src/protocol-run.ts';

interface Ended {
  readonly operation: 'deploy' | 'roll-back' | 'delete';
  readonly application: string;
  readonly target: { readonly context: string; readonly namespace: string };
  readonly result: RunView;
}

export function resultSentence({ operation, application, target, result }: Ended): string {
  const where = `${target.context} / ${target.namespace}`;
  const outcome = outcomeOf(operation, result);
  const reasons = [result.message, result.rollbackMessage].filter((each) => each !== undefined);
  const first = `${application} ${outcome} in ${where}.`;
  return [first, ...reasons, ...result.notUndone].join(' ');
}

type Outcomes = Readonly<Partial<Record<RunView['state'], string>>>;

const outcomes: Readonly<Record<Ended['operation'], Outcomes>> = {
  deploy: {
    Succeeded: 'runs',
    RolledBack: 'failed, and was put back',
    RollbackFailed: 'failed, and could not be put back',
    Cancelled: 'was cancelled',
    Failed: 'failed',
  },
  'roll-back': {
    Succeeded: 'was rolled back',
    RolledBack: 'was rolled back',
    RollbackFailed: 'could not be rolled back',
    Cancelled: 'was rolled back in part: cancelled',
    Failed: 'could not be rolled back',
  },
  delete: {
    Succeeded: 'was deleted',
    Cancelled: 'was deleted in part: cancelled',
    Failed: 'could not be deleted',
  },
};

function outcomeOf(operation: Ended['operation'], { state, release }: RunView): string {
  const outcome = outcomes[operation][state] ?? 'is in a state that nobody knows';
  const numbered = operation === 'deploy' && state === 'Succeeded' && release !== undefined;
  return numbered ? `${outcome} as release ${release}` : outcome;
}
