// A run, a roll-back or a deletion while it goes on: its rows, its notification, and two ways to cancel it.
import * as vscode from 'vscode';
import {
  CANCEL_RUN,
  type CancelRunAnswer,
  type CancelRunParams,
  type RollBackAnswer,
  type RunView,
} from '../../../server/src/protocol-run.ts';
import type { Server } from '../server.ts';
import { tell, unlessFailed } from './commands.ts';
import { messageText } from './plain-text.ts';
import { afterResult, doneOf, progressLine, progressOf, type Progress } from './progress.ts';
import type { Deploying, Shown, ShownOperation } from './shown-operation.ts';

type Run = Extract<Shown, { readonly kind: 'run' }>;

/** What is to be run, and for which objects, as far as they are known beforehand. */
export interface Operation extends Omit<Run, 'kind' | 'running' | 'progress'> {
  readonly objects: Parameters<typeof progressOf>[0];
  readonly request: string;
  readonly params: unknown;
}

/** Runs it to its end. Undefined when it was not begun, which is said. */
export async function runOperation(
  deploying: Deploying,
  operation: Operation,
): Promise<RunView | undefined> {
  const { server, shown } = deploying;
  const { objects, request, params, ...about } = operation;
  const before = shown.current;
  shown.show({ ...about, kind: 'run', progress: progressOf(objects), running: 'yes' });
  void vscode.commands.executeCommand('oam.plan.focus');
  try {
    const answer = await whileShown(deploying, operation, () =>
      server.ask<RollBackAnswer>(request, params),
    );
    const result = resultIn(answer);
    if (result === undefined) shown.show(before);
    else end(deploying, about.id, (progress) => afterResult(progress, result));
    return result;
  } catch (error) {
    const message = `What became of it is not known: ${String(error)}`;
    end(deploying, about.id, (progress) => ({ ...progress, state: 'Unknown', message }));
    throw error;
  }
}

function resultIn(answer: RollBackAnswer): RunView | undefined {
  if (answer.kind === 'result') return answer.result;
  unlessFailed({ kind: 'failed', message: answer.message });
  return undefined;
}

function end({ shown }: Deploying, id: string, last: (progress: Progress) => Progress): void {
  const { current } = shown;
  if (current?.kind !== 'run' || current.id !== id) return;
  shown.show({ ...current, progress: last(current.progress), running: 'no' });
}

/** Shows how far it is until it is over. */
async function whileShown<Answer>(
  deploying: Deploying,
  { id, title }: Operation,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const { shown } = deploying;
  const answer = work();
  const over = answer.then(
    () => undefined,
    () => undefined,
  );
  const location = vscode.ProgressLocation.Notification;
  const options = { location, cancellable: true, title: messageText(title) };
  void vscode.window.withProgress(options, async (report, token) => {
    const tellProgress = (): void => {
      const run = shown.running;
      if (run?.id !== id) return;
      report.report({ message: messageText(progressLine(run.progress)), ...stepOf(run.progress) });
    };
    const told = { percent: 0 };
    /** The editor adds up what it is told. */
    const stepOf = (progress: Progress): { readonly increment: number } => {
      const percent = (100 * doneOf(progress)) / Math.max(1, progress.objects.size);
      const increment = Math.max(0, percent - told.percent);
      told.percent += increment;
      return { increment };
    };
    const subscriptions = [
      shown.onDidChange(tellProgress),
      token.onCancellationRequested(() => void cancelRun(deploying, id)),
    ];
    await over;
    for (const each of subscriptions) each.dispose();
  });
  return answer;
}

/** What runs ends in good order; until then a notification offers the harder way. */
async function cancelRun({ server, shown }: Deploying, id: string): Promise<void> {
  const state = await cancel(server, id);
  if (state === 'aborting') tell('What was in flight is given up.');
  if (state !== 'cancelling') return;
  const title = 'Cancelling: what was begun is ended. Cancel once more to give it up';
  const location = vscode.ProgressLocation.Notification;
  const options = { location, cancellable: true, title };
  void vscode.window.withProgress(options, async (_, token) => {
    token.onCancellationRequested(() => void cancel(server, id));
    await untilOver(shown, id);
  });
}

async function cancel(server: Server, id: string): Promise<CancelRunAnswer['state']> {
  const params: CancelRunParams = { id };
  return (await server.ask<CancelRunAnswer>(CANCEL_RUN, params)).state;
}

function untilOver(shown: ShownOperation, id: string): Promise<void> {
  if (shown.running?.id !== id) return Promise.resolve();
  return new Promise((resolve) => {
    const subscription = shown.onDidChange(() => {
      if (shown.running?.id === id) return;
      subscription.dispose();
      resolve();
    });
  });
}

/** The command: the first time gently, the second time at once. */
export async function cancelRunning(deploying: Deploying): Promise<void> {
  const { running } = deploying.shown;
  if (running === undefined) tell('No deployment runs.');
  else await cancelRun(deploying, running.id);
}
