// How applications in a cluster are, for people: lists of objects, releases and applications.
import type { FoundApplication } from '../../deploy/applications.ts';
import type { Health } from '../../deploy/event.ts';
import { idText } from '../../deploy/object-id.ts';
import type { ApplicationStatus, ObjectStatus } from '../../deploy/status.ts';
import { counted, type Color, type Paint } from '../terminal.ts';
import { commandText, type Reached } from './command-text.ts';
import { oneLine, stateText } from './event-text.ts';

const healthColors: Readonly<Record<Health['status'], Color>> = {
  ready: 'green',
  waiting: 'yellow',
  failed: 'red',
};

/** Whether all objects are ready and the last release came to a good end. */
export function isWell({ objects, release, resumable }: ApplicationStatus): boolean {
  const ended = release === undefined || ['Succeeded', 'RolledBack'].includes(release.state);
  return ended && !resumable && objects.every(({ health }) => health.status === 'ready');
}

/** Objects, releases, and what to do where something is not well. */
export function statusText(status: ApplicationStatus, reached: Reached, paint: Paint): string {
  const { application, objects, busy, resumable } = status;
  const where = `namespace ${application.namespace}, context ${reached.context}`;
  const lines = [
    `${paint('bold', oneLine(application.name))}, ${oneLine(where)}`,
    ...(busy === undefined ? [] : [paint('yellow', `${oneLine(busy)} is at work on it.`)]),
    '',
    ...table(objects.map((object) => objectRow(object, paint))),
    ...(objects.length === 0 ? ['  It has no objects.'] : []),
    '',
    ...releaseLines(status, paint),
    ...(resumable
      ? [
          'The last release did not come to its end. To go on, run oam deploy with the same specs again.',
        ]
      : []),
    ...(status.releases.some(({ state }) => state === 'Succeeded') && resumable
      ? [`To go back: ${commandText('rollback', reached)}`]
      : []),
  ];
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

interface Row {
  readonly cells: readonly string[];
  /** Behind the cells, in a color of its own. */
  readonly rest: string;
}

function objectRow({ id, health, trouble }: ObjectStatus, paint: Paint): Row {
  const why = [
    health.status === 'ready' ? (health.note ?? '') : health.reason,
    ...(trouble === undefined ? [] : [`pods: ${trouble}`]),
  ].filter(Boolean);
  const more = why.length === 0 ? '' : `  ${oneLine(why.join('; '))}`;
  return {
    cells: [oneLine(idText(id))],
    rest: `${paint(healthColors[health.status], health.status)}${more}`,
  };
}

function releaseLines({ releases }: ApplicationStatus, paint: Paint): readonly string[] {
  if (releases.length === 0) return ['It has no release.'];
  const rows = releases.map(({ number, state, startedAt, by, message }): Row => {
    const why = message === undefined ? '' : `  ${oneLine(message)}`;
    return {
      cells: [`release ${number}`, timeText(startedAt), oneLine(by)],
      rest: `${paint(state === 'Succeeded' ? 'green' : 'bold', stateText(state))}${why}`,
    };
  });
  return [...table(rows), ''];
}

/** The applications of a namespace, or of all. */
export function applicationsText(
  found: readonly FoundApplication[],
  { where, paint }: { readonly where: string; readonly paint: Paint },
): string {
  if (found.length === 0) return `There is no application in ${oneLine(where)}.\n`;
  const rows = found.map(({ name, namespace, release, state, objects }): Row => {
    const count = objects === undefined ? '' : counted(objects, 'object');
    const said =
      state === undefined ? '' : paint(state === 'Succeeded' ? 'green' : 'bold', stateText(state));
    const number = release === undefined ? 'no release that you may read' : `release ${release}`;
    return { cells: [oneLine(namespace), oneLine(name), number, count], rest: said };
  });
  return [`In ${oneLine(where)}:`, ...table(rows)].map((line) => `${line.trimEnd()}\n`).join('');
}

/** Cells below each other. */
function table(rows: readonly Row[]): readonly string[] {
  const columns = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.max(...rows.map(({ cells }) => cells[at]?.length ?? 0)),
  );
  return rows.map(({ cells, rest }) => {
    const padded = cells.map((cell, at) => cell.padEnd(widths[at] ?? 0));
    return `  ${padded.join('  ')}  ${rest}`;
  });
}

/** `2026-01-31 09:30 UTC` of a time as records have it. */
export function timeText(time: string): string {
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)\S*Z$/.exec(time);
  return parts === null ? oneLine(time) : `${parts[1] ?? ''} ${parts[2] ?? ''} UTC`;
}
