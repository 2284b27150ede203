// What has become of an application since its last release, for people: objects, fields, and who changed them.
import type { DriftChange } from '../../deploy/drift-changes.ts';
import type { DriftObject, DriftView } from '../../deploy/drift.ts';
import type { Application } from '../../deploy/plan.ts';
import type { Color, Paint } from '../terminal.ts';
import { oneLine } from './event-text.ts';
import type { OutputRecord } from './output.ts';
import { timeText } from './status-text.ts';

export interface DriftShown {
  readonly application: Application;
  readonly context: string;
  /** Whether the specs were compared too. */
  readonly sides: 'with-specs' | 'without-specs';
}

interface StateWords {
  /** In front of an object. */
  readonly word: string;
  /** Behind the number of such objects. */
  readonly counts: string;
  readonly color: Color;
}

/** In the order in which they are counted. */
const words: Readonly<Record<DriftObject['state'], StateWords>> = {
  drifted: { word: 'drifted', counts: 'changed in the cluster', color: 'red' },
  missing: { word: 'missing', counts: 'gone from the cluster', color: 'red' },
  'source-changed': { word: 'specs', counts: 'changed in the specs', color: 'yellow' },
  'not-deployed': { word: 'new', counts: 'in the specs only', color: 'green' },
  same: { word: 'same', counts: 'the same', color: 'gray' },
};

const states = Object.keys(words) as readonly DriftObject['state'][];
const widestWord = Math.max(...Object.values(words).map(({ word }) => word.length));
const INDENT = ' '.repeat(2 + widestWord + 2);

/** All of it, with a line break at its end. */
export function driftText(
  { release, objects }: DriftView,
  about: DriftShown,
  paint: Paint,
): string {
  const { name, namespace } = about.application;
  const lines = [
    `${paint('bold', oneLine(name))}, ${oneLine(`namespace ${namespace}, context ${about.context}`)}`,
    `Compared: ${comparedText(release, about)}.`,
    '',
    ...objects.flatMap((object) => objectLines(object, about, paint)),
    ...(objects.length > 0 ? [''] : []),
    paint('bold', countsText(objects)),
  ];
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

function comparedText(release: number | undefined, { sides }: DriftShown): string {
  const released = release === undefined ? 'no release, as there is none' : `release ${release}`;
  return [released, 'the cluster', ...(sides === 'with-specs' ? ['the specs'] : [])].join(', ');
}

function objectLines(object: DriftObject, about: DriftShown, paint: Paint): readonly string[] {
  const { word, color } = words[object.state];
  const name = oneLine(`${object.kind} ${object.name}`);
  return [
    `  ${paint(color, word.padEnd(widestWord))}  ${name}`,
    ...object.changes
      .flatMap((change) => changeLines(change, about, paint))
      .map((line) => `${INDENT}${line}`),
  ];
}

function changeLines(change: DriftChange, { sides }: DriftShown, paint: Paint): readonly string[] {
  const { path, released, live, source } = change;
  const rows = [
    ['released', released, ''],
    ['cluster', live, whoText(change)],
    ...(sides === 'with-specs' ? ([['specs', source, '']] as const) : []),
  ] as const;
  return [
    oneLine(path),
    ...rows.map(([side, value, rest]) => {
      const shown = value === undefined ? paint('gray', 'none') : oneLine(value);
      return `  ${side.padEnd(8)}  ${shown}${paint('gray', rest)}`;
    }),
  ];
}

function whoText({ managers, changedAt }: DriftChange): string {
  if (managers.length === 0) return '';
  const when = changedAt === undefined ? '' : `, ${timeText(changedAt)}`;
  return `  by ${oneLine(managers.join(', '))}${when}`;
}

/** `1 changed in the cluster, 2 the same.` */
export function countsText(objects: readonly DriftObject[]): string {
  const parts = states.flatMap((state) => {
    const amount = objects.filter((each) => each.state === state).length;
    return amount === 0 ? [] : [`${amount} ${words[state].counts}`];
  });
  return parts.length === 0 ? 'No objects.' : `${parts.join(', ')}.`;
}

export function driftRecord({ release, objects }: DriftView, about: DriftShown): OutputRecord {
  const { name, namespace } = about.application;
  const { context } = about;
  return { type: 'drift', application: name, namespace, context, release, objects };
}
