// Says how a run ended, and offers what to do next.
import * as vscode from 'vscode';
import type { SpecPlace } from '../../../server/src/protocol-deploy.ts';
import type { RunView } from '../../../server/src/protocol-run.ts';
import { tellError } from './commands.ts';
import { messageText } from './plain-text.ts';
import { failedOf } from './progress.ts';
import { openPlace } from './open-place.ts';
import type { Deploying } from './shown-operation.ts';
import { resultSentence } from './result-text.ts';
import type { Target } from './target-memory.ts';

/** What the buttons of the message do, as far as there is something to do. */
export interface NextSteps {
  readonly resume?: () => Promise<void>;
  readonly rollBack?: () => Promise<void>;
  readonly showDeployments?: () => Promise<void>;
}

/** What ended. */
export interface Ended {
  readonly operation: 'deploy' | 'roll-back' | 'delete';
  readonly application: string;
  readonly target: Target;
  readonly result: RunView;
}

/** Does not wait for the user, who may leave the message where it is. */
export function tellResult({ shown }: Deploying, ended: Ended, next: NextSteps): void {
  const { current } = shown;
  const failed = current?.kind === 'run' ? failedOf(current.progress) : undefined;
  const steps = isGood(ended)
    ? stepsAfterGood(ended, next)
    : stepsAfterBad(ended, next, failed?.place);
  const message = messageText(resultSentence(ended));
  const answer = isGood(ended)
    ? vscode.window.showInformationMessage(message, ...steps.keys())
    : vscode.window.showErrorMessage(message, ...steps.keys());
  answer
    .then((chosen) => (chosen === undefined ? undefined : steps.get(chosen)?.()))
    .then(undefined, (error: unknown) => tellError(String(error)));
}

type Steps = ReadonlyMap<string, () => Promise<void>>;

function isGood({ operation, result: { state } }: Ended): boolean {
  return state === 'Succeeded' || (operation === 'roll-back' && state === 'RolledBack');
}

function stepsAfterGood({ operation }: Ended, { showDeployments }: NextSteps): Steps {
  const hasSome = operation !== 'delete' && showDeployments !== undefined;
  return new Map(hasSome ? [['Show Deployments', showDeployments] as const] : []);
}

function stepsAfterBad({ result }: Ended, next: NextSteps, place: SpecPlace | undefined): Steps {
  const { resume, rollBack } = next;
  const isPutBack = result.state === 'RolledBack';
  return new Map([
    ...(place === undefined ? [] : [['Show Problem', () => openPlace(place)] as const]),
    ...(resume === undefined ? [] : [['Resume', resume] as const]),
    ...(rollBack === undefined || isPutBack ? [] : [['Roll Back…', rollBack] as const]),
  ]);
}
