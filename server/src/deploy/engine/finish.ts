// Ends a release: with success, as it is, cancelled, or by putting back what was there.
import type { ReleaseState } from '../../protocol-deploy.ts';
import { idKey, idText } from '../object-id.ts';
import type { RunResult } from '../run.ts';
import { countText, type Ending } from './context.ts';
import { putBack } from './put-back.ts';
import { enter, sweep, type GoingRelease } from './going-release.ts';
import { lossText } from './session.ts';

interface End {
  readonly state: ReleaseState;
  readonly message: string | undefined;
  readonly rollbackMessage?: string | undefined;
  readonly notUndone?: readonly string[];
}

/** Records how it ended, and answers it. */
export async function finish(going: GoingRelease, ending: Ending): Promise<RunResult> {
  const { context, work, record } = going;
  const { tools, ledger } = context;
  const end = await endOf(going, ending);
  const hide = (text: string): string => tools.redactor.text(text);
  const message = [end.message, end.rollbackMessage].filter((each) => each !== undefined).join(' ');
  const recorded = await enter(going, end.state, {
    finishedAt: new Date(tools.clock.now()).toISOString(),
    ...(message !== '' && { message: hide(message) }),
  });
  if (recorded.kind !== 'done') {
    // The cluster is as it is, whatever the record says of it.
    ledger.state(end.state, record.current.number, message === '' ? undefined : message);
    const why =
      recorded.kind === 'failed' ? recorded.message : 'Somebody else has ended it before.';
    ledger.warn(`How it ended is not recorded. ${why}`);
  }
  if (end.state === 'Succeeded') await sweep(going);
  return {
    state: end.state,
    release: record.current.number,
    objects: ledger.results,
    message: end.message === undefined ? undefined : hide(end.message),
    rollbackMessage: end.rollbackMessage === undefined ? undefined : hide(end.rollbackMessage),
    notUndone: (end.notUndone ?? []).map(hide),
    previous: work.previous?.number,
  };
}

async function endOf(going: GoingRelease, ending: Ending): Promise<End> {
  const { context } = going;
  switch (ending.kind) {
    case 'done':
      return { state: 'Succeeded', message: leftovers(going) };
    case 'cancelled':
      return {
        state: 'Cancelled',
        message: `It was cancelled. ${progressText(going)}${unknownText(going)}`,
      };
    case 'lost':
      return lossEnd(going);
    case 'failed': {
      if (context.options.onFailure === 'stop') {
        const message = `${ending.message} ${progressText(going)}${unknownText(going)}`;
        return { state: 'Failed', message };
      }
      const entered = await enter(going, 'RollingBack', { message: ending.message });
      if (entered.kind === 'lost') {
        return lossEnd(going);
      }
      const { message: rollbackMessage, notUndone } = await putBack(going);
      const state = rollbackMessage === undefined ? 'RolledBack' : 'RollbackFailed';
      return { state, message: ending.message, rollbackMessage, notUndone };
    }
  }
}

async function lossEnd(going: GoingRelease): Promise<End> {
  const text = await lossText(going.context.tools, going.work.application);
  return { state: 'Failed', message: `${text}${unknownText(going)}` };
}

/** Which objects were sent without an answer; with a space before it, or nothing. */
function unknownText({ context }: GoingRelease): string {
  const unknown = context.ledger.objects.filter(({ outcome }) => outcome === 'unknown');
  if (unknown.length === 0) return '';
  const names = unknown.map(({ id }) => idText(id)).join(', ');
  return ` It is not known whether ${names} ${unknown.length === 1 ? 'was' : 'were'} written; the next preview shows it.`;
}

/** How far it came, and how to go on. */
function progressText({ context, work }: GoingRelease): string {
  const written = work.tasks.filter(({ id }) => context.ledger.written(idKey(id)));
  const objects = countText(work.tasks.length);
  if (written.length === work.tasks.length) return `All of ${objects} were written.`;
  return `${written.length} of ${objects} ${written.length === 1 ? 'was' : 'were'} written; deploying again goes on from there.`;
}

/** What stayed that should have gone. */
function leftovers({ context, work }: GoingRelease): string | undefined {
  if (context.options.prune === 'none') return undefined;
  const keys = new Set(work.prune.map(({ id }) => idKey(id)));
  const kept = context.ledger.objects.filter(
    ({ id, outcome }) => outcome === 'kept' && keys.has(idKey(id)),
  );
  if (kept.length === 0) return undefined;
  const texts = kept.map(({ id, message = '' }) => `${idText(id)}: ${message}`);
  return `Not everything that was to be deleted is gone, and stays in the inventory. ${texts.join(' ')}`;
}
