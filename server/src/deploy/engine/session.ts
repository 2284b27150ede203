// One operation on an application at a time: takes the lock, works, gives it back; and answers of what did not begin.
import { troubleText } from '../classify.ts';
import { lockHolder, takeLock, type Lock, type LockOutcome } from '../lock.ts';
import type { Application } from '../plan.ts';
import { FINAL_STATES } from '../release.ts';
import { listReleases } from '../releases.ts';
import type { RunResult } from '../run.ts';
import type { DeployTools } from '../tools.ts';

/** The answer of an operation that ended before it wrote anything. */
export function refused(tools: Pick<DeployTools, 'redactor'>, message: string): RunResult {
  return {
    state: 'Failed',
    release: undefined,
    objects: [],
    message: tools.redactor.text(message),
    rollbackMessage: undefined,
    notUndone: [],
    previous: undefined,
  };
}

/** Does work while nobody else works on the application. */
export async function withLock(
  tools: DeployTools,
  application: Application,
  work: (lock: Lock) => Promise<RunResult>,
): Promise<RunResult> {
  const outcome = await lockOf(tools, application);
  switch (outcome.kind) {
    case 'held':
      try {
        return await work(outcome.lock);
      } finally {
        await outcome.lock.release();
      }
    case 'overtaken':
      await outcome.lock.release();
      return refused(
        tools,
        `${outcome.holder} was at work on ${application.name} and has ended just now, so what you have seen is out of date. Look at a new preview.`,
      );
    case 'busy':
      return refused(
        tools,
        `${outcome.holder} is at work on ${application.name}${sinceText(outcome.since)}. Wait until that has ended, and look at a new preview then.`,
      );
    case 'trouble':
      return outcome.trouble.kind === 'stopped'
        ? { ...refused(tools, 'It was cancelled before anything was written.'), state: 'Cancelled' }
        : refused(tools, `The lock could not be taken. ${troubleText(outcome.trouble)}`);
  }
}

/** Somebody held the lock, has ended their work in order, and so made what was confirmed out of date. */
interface Overtaken {
  readonly kind: 'overtaken';
  readonly holder: string;
  readonly lock: Lock;
}

/** A holder that died is found out by waiting, which is told first. */
async function lockOf(
  tools: DeployTools,
  application: Application,
): Promise<LockOutcome | Overtaken> {
  const first = await takeLock(tools, application, { wait: 'no' });
  if (first.kind !== 'busy') return first;
  const { holder, since } = first;
  tools.emit({
    kind: 'warning',
    message: `${holder} holds the lock of ${application.name}${sinceText(since)}. Waiting to see whether that run is still alive.`,
  });
  const before = await newestOf(tools, application);
  const second = await takeLock(tools, application, { wait: 'until-expired' });
  if (second.kind !== 'held') return second;
  const after = await newestOf(tools, application);
  const isOver = after !== undefined && FINAL_STATES.has(after.state);
  const isSame = after?.number === before?.number && after?.state === before?.state;
  return isOver && !isSame ? { kind: 'overtaken', holder, lock: second.lock } : second;
}

async function newestOf(tools: DeployTools, application: Application) {
  const releases = await listReleases(tools, application);
  return releases.ok ? releases.value[0] : undefined;
}

/** Why a run stopped whose lock was lost. */
export async function lossText(tools: DeployTools, application: Application): Promise<string> {
  const holder = await lockHolder(tools, application);
  const { user, host, pid } = tools.holder;
  return holder === undefined || holder === `${user}@${host} (${pid})`
    ? `The lock of ${application.name} could not be kept, and somebody else may have it, so nothing more was written. Look at a new preview before you deploy again.`
    : `The lock of ${application.name} was lost to ${holder}, so nothing more was written. Look at what they do before you deploy again.`;
}

function sinceText(since: string | undefined): string {
  return since === undefined ? '' : ` since ${since}`;
}
