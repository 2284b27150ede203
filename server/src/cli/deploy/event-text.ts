// Events of a run as lines for people; nothing here knows where the lines go.
import type { DeployEvent, ObjectProgress } from '../../deploy/event.ts';
import { idText } from '../../deploy/object-id.ts';
import { FINAL_STATES } from '../../deploy/release.ts';
import type { ReleaseState } from '../../protocol-deploy.ts';
import { printable, type Color, type Paint } from '../terminal.ts';
import { durationText } from './duration.ts';

const states: Readonly<Record<ReleaseState, string>> = {
  Planned: 'planned',
  Locked: 'nobody else may deploy meanwhile',
  Applying: 'applying',
  Waiting: 'waiting until all is ready',
  Pruning: 'deleting what is to go',
  Succeeded: 'succeeded',
  Failed: 'failed',
  Cancelled: 'cancelled',
  RollingBack: 'putting back what was there',
  RolledBack: 'what was there is back',
  RollbackFailed: 'putting back failed',
  Unknown: 'ended without an answer',
};

/** What a state means, without a period. */
export function stateText(state: ReleaseState): string {
  return states[state];
}

/** One line for an event, without a line break. */
export function eventText(event: DeployEvent, paint: Paint): string {
  if (event.kind === 'object') {
    return `${printable(idText(event.id))}: ${progressText(event.progress, paint)}`;
  }
  if (event.kind === 'state') {
    const { state, release, message } = event;
    // How it ended, the result says in full.
    const isOver = message === undefined || FINAL_STATES.has(state);
    const more = isOver ? '' : `: ${oneLine(message)}`;
    // Before there is a release, its number is 0.
    const subject = release > 0 ? `Release ${release}` : 'This run';
    return `${subject}: ${paint(stateColor(state), stateText(state))}${more}`;
  }
  if (event.kind === 'retry') {
    const { message, attempt, delay } = event;
    const when = delay < 1000 ? 'at once' : `in ${durationText(delay)}`;
    return paint('yellow', `Trying again ${when} (${attempt}): ${oneLine(message)}`);
  }
  const about = event.id === undefined ? '' : `${printable(idText(event.id))}: `;
  return `${paint('yellow', 'Warning:')} ${about}${oneLine(event.message)}`;
}

/** What happens to an object, as the rest of a line that begins with its name. */
export function progressText(progress: ObjectProgress, paint: Paint): string {
  switch (progress.step) {
    case 'applying':
    case 'deleting':
      return progress.step;
    case 'applied':
      return paint(progress.outcome === 'unchanged' ? 'gray' : 'green', progress.outcome);
    case 'deleted':
      return paint('green', 'deleted');
    case 'waiting':
      return progress.health.status === 'ready'
        ? paint('green', 'ready')
        : `waiting: ${oneLine(progress.health.reason)}`;
    case 'ready':
      return paint('green', 'ready') + noteText(progress.note);
    case 'kept':
      return `kept: ${oneLine(progress.because)}`;
    case 'failed':
      return paint('red', `failed: ${oneLine(progress.message)}`);
    case 'unknown':
      return paint('yellow', `no answer: ${oneLine(progress.message)}`);
  }
}

function noteText(note: string | undefined): string {
  return note === undefined ? '' : ` (${oneLine(note)})`;
}

function stateColor(state: ReleaseState): Color {
  if (state === 'Succeeded' || state === 'RolledBack') return 'green';
  if (state === 'Failed' || state === 'RollbackFailed') return 'red';
  return state === 'Cancelled' || state === 'Unknown' ? 'yellow' : 'bold';
}

/** What comes from a cluster stays in its line. */
export function oneLine(text: string): string {
  return printable(text.replace(/\s+/g, ' ').trim());
}
