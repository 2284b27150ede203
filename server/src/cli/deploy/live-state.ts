// How far a run is, as the few lines that a terminal shows at a time.
import type { DeployEvent, ObjectProgress } from '../../deploy/event.ts';
import { idKey, idText } from '../../deploy/object-id.ts';
import type { ReleaseState } from '../../protocol-deploy.ts';
import { plain, printable, type Paint } from '../terminal.ts';
import { durationText } from './duration.ts';
import { eventText, progressText, stateText } from './event-text.ts';

/** Objects that are shown at a time; of the others, only their number. */
const MOST_ROWS = 8;

interface Row {
  readonly name: string;
  readonly progress: ObjectProgress;
}

export interface LiveState {
  readonly state: ReleaseState | undefined;
  readonly release: number;
  /** By key, in the order in which their turn came. */
  readonly rows: ReadonlyMap<string, Row>;
  /** The last request that is sent again, until something else happens. */
  readonly retry: string | undefined;
}

export const noProgress: LiveState = {
  state: undefined,
  release: 0,
  rows: new Map(),
  retry: undefined,
};

/** The state after an event. */
export function afterEvent(live: LiveState, event: DeployEvent): LiveState {
  if (event.kind === 'state') {
    return { ...live, state: event.state, release: event.release, retry: undefined };
  }
  if (event.kind === 'retry') return { ...live, retry: eventText(event, plain) };
  if (event.kind === 'warning') return live;
  const rows = new Map(live.rows);
  rows.set(idKey(event.id), { name: printable(idText(event.id)), progress: event.progress });
  return { ...live, rows, retry: undefined };
}

/** Whether an event is the last word on its object, or worth to stay on the screen for another reason. */
export function stays(event: DeployEvent): boolean {
  if (event.kind === 'warning') return true;
  if (event.kind !== 'object') return false;
  const { progress } = event;
  if (progress.step === 'applied') return progress.outcome !== 'unchanged';
  return isOver(progress);
}

function isOver({ step }: ObjectProgress): boolean {
  return !['applying', 'applied', 'waiting', 'deleting'].includes(step);
}

export interface Screen {
  readonly columns: number;
  readonly paint: Paint;
  /** Milliseconds since the run began. */
  readonly elapsed: number;
}

/** The lines to show, none longer than the screen is wide. */
export function liveLines(live: LiveState, { columns, paint, elapsed }: Screen): readonly string[] {
  const rows = [...live.rows.values()];
  const open = rows.filter(({ progress }) => !isOver(progress));
  const name = live.release > 0 ? `Release ${live.release}` : 'Preparing';
  const doing = live.state === undefined ? '' : `: ${stateText(live.state)}`;
  const over = rows.length - open.length;
  const done = rows.length === 0 ? '' : ` · ${over} done, ${open.length} under way`;
  const head = cut(`${name}${doing}${done} · ${durationText(elapsed)}`, columns);
  // What has something to wait for says more than what has only been written.
  const busy = open.filter(({ progress }) => progress.step !== 'applied');
  const shown = busy.slice(0, MOST_ROWS);
  const width = Math.max(0, ...shown.map((row) => row.name.length));
  const more = busy.length - shown.length;
  return [
    paint('bold', head),
    ...shown.map((row) =>
      cut(`  ${row.name.padEnd(width)}  ${progressText(row.progress, plain)}`, columns),
    ),
    ...(more > 0 ? [paint('gray', cut(`  and ${more} more`, columns))] : []),
    ...(live.retry === undefined ? [] : [paint('yellow', cut(`  ${live.retry}`, columns))]),
  ];
}

/** A line that breaks could not be taken away again, so it ends one column early. */
function cut(text: string, columns: number): string {
  const most = Math.max(10, columns - 1);
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
