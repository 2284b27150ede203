// How a run ended, for people: what became of the objects, what went wrong, and what to do next.
import { idText } from '../../deploy/object-id.ts';
import type { ObjectResult, RunResult } from '../../deploy/run.ts';
import type { ReleaseState } from '../../protocol-deploy.ts';
import type { ExitStatus } from '../command.ts';
import type { Color, Paint } from '../terminal.ts';
import { commandText, type Reached } from './command-text.ts';
import { oneLine, progressText } from './event-text.ts';

/** What was asked for. */
export type RunKind = 'deploy' | 'rollback' | 'delete';

export interface ResultShown {
  readonly kind: RunKind;
  readonly reached: Reached;
  readonly paint: Paint;
}

/** The exit status; a rollback that was asked for is a success, one after a failure is none. */
export function exitOf(kind: RunKind, state: ReleaseState, stopped: boolean): ExitStatus {
  if (state === 'Succeeded') return 0;
  if (state === 'RolledBack' && kind === 'rollback') return 0;
  return state === 'Cancelled' || stopped ? 130 : 1;
}

/** Lines with a line break at the end of each. */
export function resultText(result: RunResult, shown: ResultShown): string {
  const { paint } = shown;
  const [color, title] = titleOf(result, shown);
  const lines = [
    paint(color, title),
    ...(result.message === undefined ? [] : [oneLine(result.message)]),
    ...(result.rollbackMessage === undefined ? [] : [oneLine(result.rollbackMessage)]),
    ...troubleLines(result, paint),
    ...result.notUndone.map((each) => `Not undone: ${oneLine(each)}`),
    ...nextLines(result, shown),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function titleOf(
  { state, release, objects }: RunResult,
  { kind, reached: { application } }: ResultShown,
): readonly [Color, string] {
  const number = release === undefined || kind === 'delete' ? '' : ` (release ${release})`;
  const end = `${number}${outcomeText(objects)}.`;
  if (state === 'Succeeded' || (state === 'RolledBack' && kind === 'rollback')) {
    return ['green', `${application} is ${successes[kind]}${end}`];
  }
  if (state === 'RolledBack') {
    return ['red', `${application} could not be deployed${number}; what was there before is back.`];
  }
  if (state === 'RollbackFailed') {
    return ['red', `${application}: putting back what was there failed${number}.`];
  }
  if (state === 'Cancelled') return ['yellow', `${application}: stopped as you asked${end}`];
  return state === 'Unknown'
    ? ['yellow', `${application}: ended without an answer of the cluster${end}`]
    : ['red', `${application}: ${failures[kind]} failed${end}`];
}

const successes: Readonly<Record<RunKind, string>> = {
  deploy: 'deployed',
  rollback: 'rolled back',
  delete: 'deleted',
};

const failures: Readonly<Record<RunKind, string>> = {
  deploy: 'the deployment',
  rollback: 'the rollback',
  delete: 'the deletion',
};

/** `: 2 created, 1 unchanged`; of what did not happen, nothing is said. */
function outcomeText(objects: readonly ObjectResult[]): string {
  const amounts = new Map<string, number>();
  for (const { last } of objects) {
    const word = wordOf(last);
    amounts.set(word, (amounts.get(word) ?? 0) + 1);
  }
  const order = [
    'created',
    'updated',
    'ready',
    'unchanged',
    'deleted',
    'kept',
    'not ready',
    'failed',
    'unknown',
  ];
  const rest = amounts.get('not started') ?? 0;
  const parts = [
    ...order.flatMap((word) => {
      const amount = amounts.get(word);
      return amount === undefined ? [] : [`${amount} ${word}`];
    }),
    ...(rest > 0 ? [`${rest} not started`] : []),
  ];
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

function wordOf(last: ObjectResult['last']): string {
  if (last === undefined) return 'not started';
  if (last.step === 'applied') return last.outcome;
  if (last.step === 'applying' || last.step === 'deleting') return 'unknown';
  if (last.step !== 'waiting') return last.step;
  return last.health.status === 'ready' ? 'ready' : 'not ready';
}

/** The objects that somebody has to look at. */
function troubleLines(
  { objects, state, message = '' }: RunResult,
  paint: Paint,
): readonly string[] {
  if (state === 'Succeeded') return keptLines(objects, paint);
  return objects.flatMap(({ id, last }) => {
    if (last === undefined || ('message' in last && message.includes(last.message))) return [];
    const isTrouble = ['failed', 'unknown', 'kept'].includes(last.step) || isNotReady(last);
    return isTrouble ? [`  ${oneLine(idText(id))}: ${progressText(last, paint)}`] : [];
  });
}

function keptLines(objects: readonly ObjectResult[], paint: Paint): readonly string[] {
  return objects.flatMap(({ id, last }) =>
    last?.step === 'kept' ? [`  ${oneLine(idText(id))}: ${progressText(last, paint)}`] : [],
  );
}

function isNotReady(last: NonNullable<ObjectResult['last']>): boolean {
  return last.step === 'waiting' && last.health.status !== 'ready';
}

function nextLines(result: RunResult, { kind, reached }: ResultShown): readonly string[] {
  const { state, previous } = result;
  const back = commandText('rollback', reached);
  if (kind === 'delete') {
    return state === 'Succeeded' ? [] : ['To go on: run the same command again.'];
  }
  const status = `To see how it is: ${commandText('status', reached)}`;
  if (state === 'Succeeded' || state === 'RolledBack') {
    const canGoBack = kind === 'deploy' && state === 'Succeeded' && previous !== undefined;
    return [...(canGoBack ? [`To go back to release ${previous}: ${back}`] : []), status];
  }
  return [
    'To go on: run the same command again. What is done already is left as it is.',
    ...(previous === undefined ? [] : [`To go back to release ${previous}: ${back}`]),
    status,
  ];
}
