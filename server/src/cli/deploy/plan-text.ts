// A plan for people: where it goes, what becomes of each object, and what to decide before it can be carried out.
import type { Verdict } from '../../deploy/plan.ts';
import type { ObjectView, PlanView } from '../../deploy/plan-view.ts';
import type { Place } from '../../render/origin.ts';
import { counted, printable, type Color, type Paint } from '../terminal.ts';
import { oneLine } from './event-text.ts';
import type { OutputRecord } from './output.ts';
import { hunksOf } from './unified-diff.ts';

/** What a plan is shown with. */
export interface PlanShown {
  /** The objects before and after, as YAML without secrets, by key; none where there is nothing to compare. */
  readonly documents: Pick<
    ReadonlyMap<string, { readonly before: string; readonly after: string }>,
    'get'
  >;
  /** Keys of the objects about which something has to be decided or mended. */
  readonly stopping: ReadonlySet<string>;
  readonly placeText: (place: Place) => string;
  /** What is planned of the application, such as `as objects for Kubernetes 1.30`. */
  readonly what: string;
  readonly paint: Paint;
}

type VerdictKind = Verdict['kind'];

/** The word in front of an object, what is counted with it, and its color. */
const words: Readonly<
  Record<VerdictKind, { readonly word: string; readonly counts: string; readonly color: Color }>
> = {
  create: { word: 'create', counts: 'to create', color: 'green' },
  unverified: {
    word: 'create?',
    counts: 'to create that cannot be checked before',
    color: 'green',
  },
  update: { word: 'update', counts: 'to update', color: 'yellow' },
  adopt: { word: 'adopt', counts: 'to adopt', color: 'yellow' },
  unchanged: { word: 'unchanged', counts: 'unchanged', color: 'gray' },
  prune: { word: 'delete', counts: 'no longer in the specs', color: 'red' },
  protected: { word: 'keep', counts: 'kept though no longer in the specs', color: 'gray' },
  conflict: { word: 'conflict', counts: 'in conflict', color: 'red' },
  foreign: { word: 'foreign', counts: 'of somebody else', color: 'red' },
  'replace-needed': { word: 'replace', counts: 'that cannot be changed in place', color: 'red' },
  denied: { word: 'denied', counts: 'denied', color: 'red' },
  invalid: { word: 'invalid', counts: 'invalid', color: 'red' },
};

const verdictKinds = Object.keys(words) as readonly VerdictKind[];
const widestWord = Math.max(...Object.values(words).map(({ word }) => word.length));
const INDENT = ' '.repeat(2 + widestWord + 2);

/** The whole plan, with a line break at its end. */
export function planText(view: PlanView, shown: PlanShown): string {
  const lines = [
    ...headLines(view, shown),
    '',
    ...view.objects.flatMap((object) => objectLines(object, shown)),
    ...(view.objects.length > 0 ? [''] : []),
    ...accessLines(view, shown.paint),
    shown.paint('bold', countsText(view)),
  ];
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

function headLines(view: PlanView, { what, paint }: PlanShown): readonly string[] {
  const rows = [
    ['application', `${view.application}, ${what}`],
    ['context', `${view.context}, ${view.server}, user ${view.user}`],
    ['namespace', view.namespace],
  ] as const;
  return rows.map(([name, value]) => `${paint('bold', name.padEnd(12))} ${oneLine(value)}`);
}

function objectLines(object: ObjectView, shown: PlanShown): readonly string[] {
  const { paint } = shown;
  const { word, color } = words[object.verdict];
  const name = oneLine(`${object.kind} ${object.name}`);
  const says = object.summary === '' || !needsSummary(object) ? '' : `  ${oneLine(object.summary)}`;
  const title = `  ${paint(color, word.padEnd(widestWord))}  ${name}${says}`;
  const details = [
    ...diffLines(object, shown),
    ...placeLines(object, shown),
    ...object.notes.map((note) => paint('gray', oneLine(note))),
    ...object.warnings.map((warning) => `${paint('yellow', 'Warning:')} ${oneLine(warning)}`),
    ...decisionLines(object, shown),
  ];
  return [title, ...details.map((line) => `${INDENT}${line}`)];
}

/** Of plain verdicts, the word says it all, and the difference stands below. */
function needsSummary({ verdict }: ObjectView): boolean {
  return !['create', 'update', 'unchanged', 'prune'].includes(verdict);
}

function diffLines(
  { key, verdict }: ObjectView,
  { documents, paint }: PlanShown,
): readonly string[] {
  const texts = documents.get(key);
  if (texts === undefined || !['update', 'adopt'].includes(verdict)) return [];
  return hunksOf(texts.before, texts.after, paint);
}

function placeLines(
  { key, place }: ObjectView,
  { stopping, placeText, paint }: PlanShown,
): readonly string[] {
  if (place === undefined || !stopping.has(key)) return [];
  return [paint('gray', `from ${printable(placeText(place))}`)];
}

/** What can be decided about an object that stands in the way, as options. */
function decisionLines(
  { key, verdict, kind, name }: ObjectView,
  { stopping }: PlanShown,
): readonly string[] {
  if (!stopping.has(key) && verdict !== 'protected') return [];
  const object = oneLine(`${kind}/${name}`);
  if (verdict === 'conflict') {
    return [
      `--keep-theirs ${object} leaves these fields to those who manage them,`,
      `--take-over ${object} sets them all the same.`,
    ];
  }
  if (verdict === 'foreign') return [`--adopt ${object} makes it part of this application.`];
  if (verdict === 'replace-needed') return [`--replace ${object} deletes it and creates it anew.`];
  if (verdict === 'protected') return [`--prune --prune-protected ${object} deletes it.`];
  return [];
}

function accessLines({ missingAccess }: PlanView, paint: Paint): readonly string[] {
  if (missingAccess.length === 0) return [];
  return [
    paint('red', `You have no right to ${counted(missingAccess.length, 'thing')} that this needs:`),
    ...missingAccess.map((each) => `  ${oneLine(each)}`),
    '',
  ];
}

/** `1 to create, 2 unchanged`. */
export function countsText({ counts }: Pick<PlanView, 'counts'>): string {
  const parts = verdictKinds.flatMap((kind) => {
    const amount = counts[kind] ?? 0;
    return amount === 0 ? [] : [`${amount} ${words[kind].counts}`];
  });
  return parts.length === 0 ? 'No objects.' : `${parts.join(', ')}.`;
}

/** The plan as a record; places are written as everywhere on the command line. */
export function planRecord(view: PlanView, { placeText, what }: PlanShown): OutputRecord {
  const objects = view.objects.map(({ place, ...object }) => ({
    ...object,
    ...(place && { place: placeText(place) }),
  }));
  return { type: 'plan', ...view, what, objects };
}
