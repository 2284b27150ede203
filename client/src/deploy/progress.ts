// How far a run is: the events so far, and as rows what each object waits for.
import type { ObjectName, ReleaseState, SpecPlace } from '../../../server/src/protocol-deploy.ts';
import type { DeployEvent, ObjectProgress, RunView } from '../../../server/src/protocol-run.ts';
import { oneLine, severalLines } from './plain-text.ts';
import { nameOf } from './plan-rows.ts';
import { icons, remark, type Row, type RowIcon } from './row.ts';

/** What is known of one object of a run. */
export interface ObjectState {
  readonly object: ObjectName;
  /** The last thing that happened to it; undefined before its turn. */
  readonly last: ObjectProgress | undefined;
  readonly place: SpecPlace | undefined;
}

export interface Progress {
  readonly state: ReleaseState | undefined;
  readonly release: number | undefined;
  readonly message: string | undefined;
  /** By their keys, in the order in which they are written. */
  readonly objects: ReadonlyMap<string, ObjectState>;
  readonly warnings: readonly string[];
  /** That a request is tried again, until something else happens. */
  readonly retry: string | undefined;
}

/** A run that has not begun, of these objects. */
export function progressOf(
  objects: readonly (ObjectName & { readonly place?: SpecPlace })[],
): Progress {
  return {
    state: undefined,
    release: undefined,
    message: undefined,
    objects: new Map(
      objects.map((object) => [object.key, { object, last: undefined, place: object.place }]),
    ),
    warnings: [],
    retry: undefined,
  };
}

export function afterEvent(progress: Progress, event: DeployEvent): Progress {
  switch (event.kind) {
    case 'state': {
      const { state, release, message } = event;
      return { ...progress, state, release, message, retry: undefined };
    }
    case 'object': {
      const { object, progress: last } = event;
      const place = progress.objects.get(object.key)?.place;
      const objects = new Map(progress.objects).set(object.key, { object, last, place });
      return { ...progress, objects, retry: undefined };
    }
    case 'retry':
      return { ...progress, retry: event.message };
    case 'warning':
      return { ...progress, warnings: [...progress.warnings, event.message] };
  }
}

/** The end of a run, which knows of every object. */
export function afterResult(progress: Progress, result: RunView): Progress {
  const objects = new Map(progress.objects);
  for (const { last, place, ...object } of result.objects) {
    const before = objects.get(object.key);
    objects.set(object.key, {
      object,
      last: last ?? before?.last,
      place: place ?? before?.place,
    });
  }
  const { state, message, rollbackMessage, notUndone } = result;
  return {
    state,
    release: result.release ?? progress.release,
    message: [message, rollbackMessage].filter(Boolean).join(' ') || undefined,
    objects,
    warnings: [...progress.warnings, ...notUndone],
    retry: undefined,
  };
}

export function progressRows(progress: Progress): readonly Row[] {
  const { message, retry, warnings } = progress;
  return [
    ...(message === undefined ? [] : [remark('message', oneLine(message), icons.info)]),
    ...(retry === undefined ? [] : [remark('retry', oneLine(`Again: ${retry}`), icons.warning)]),
    ...[...progress.objects.values()].map((each) => objectRow(each, progress.state)),
    ...warnings.map((text, index) => remark(`warning ${index}`, oneLine(text), icons.warning)),
  ];
}

const OVER: ReadonlySet<ReleaseState | undefined> = new Set<ReleaseState>([
  'Succeeded',
  'Failed',
  'Cancelled',
  'RolledBack',
  'RollbackFailed',
  'Unknown',
]);

function objectRow({ object, last, place }: ObjectState, state: ReleaseState | undefined): Row {
  const { text, icon: during } = lookOf(last);
  // Nothing turns any more when nobody works on it.
  const icon = during === icons.busy && OVER.has(state) ? icons.waiting : during;
  const { brief, details } = split(text);
  return {
    // The editor opens a row only when it sees it for the first time.
    id: details === undefined ? object.key : `${object.key} opened`,
    label: nameOf(object),
    description: oneLine(brief),
    tooltip: severalLines(text),
    icon,
    state: details === undefined ? 'leaf' : 'open',
    children: details === undefined ? [] : [remark(`${object.key} details`, oneLine(details))],
    marks: ['object', ...(place === undefined ? [] : ['source'])],
    key: object.key,
    ...(place === undefined ? {} : { place }),
  };
}

/** What stands in brackets at the end, such as the trouble of a pod, gets a row of its own: both would be cut on one. */
function split(text: string): { readonly brief: string; readonly details: string | undefined } {
  const [, brief, details] = /^([^(]+) [(]([^]+)[)]$/.exec(text) ?? [];
  return brief === undefined ? { brief: text, details: undefined } : { brief, details };
}

interface Look {
  readonly text: string;
  readonly icon: RowIcon;
}

function lookOf(last: ObjectProgress | undefined): Look {
  switch (last?.step) {
    case undefined:
      return { text: 'to do', icon: icons.untouched };
    case 'applying':
      return { text: 'is written', icon: icons.busy };
    case 'applied':
      return { text: last.outcome, icon: { name: 'check' } };
    case 'waiting':
      return healthLook(last.health);
    case 'ready':
      return { text: ['ready', last.note].filter(Boolean).join(' · '), icon: icons.good };
    case 'deleting':
      return { text: 'is deleted', icon: icons.busy };
    case 'deleted':
      return { text: 'deleted', icon: { name: 'trash' } };
    case 'kept':
      return { text: `kept: ${last.because}`, icon: { name: 'shield' } };
    case 'failed':
      return { text: last.message, icon: icons.bad };
    case 'unknown':
      return { text: `not known: ${last.message}`, icon: icons.warning };
  }
}

type Waiting = Extract<ObjectProgress, { readonly step: 'waiting' }>;

function healthLook(health: Waiting['health']): Look {
  switch (health.status) {
    case 'ready':
      return { text: ['ready', health.note].filter(Boolean).join(' · '), icon: icons.good };
    case 'waiting':
      return { text: `waits: ${health.reason}`, icon: icons.busy };
    case 'failed':
      return { text: health.reason, icon: icons.bad };
  }
}

const done: ReadonlySet<ObjectProgress['step']> = new Set(['ready', 'deleted', 'kept']);

/** How many objects need nothing more. */
export function doneOf({ objects }: Progress): number {
  return [...objects.values()].filter(({ last }) => last !== undefined && done.has(last.step))
    .length;
}

/** `Waiting, 2 of 5 done`. */
export function stateLine(progress: Progress): string {
  const { state, objects } = progress;
  return `${state ?? 'Starting'}, ${doneOf(progress)} of ${objects.size} done`;
}

/** One line about the whole: `Waiting, 2 of 5 done: Deployment web waits: ImagePullBackOff`. */
export function progressLine(progress: Progress): string {
  const { objects, retry } = progress;
  const all = [...objects.values()];
  const count = stateLine(progress);
  const worst =
    all.find(({ last }) => last?.step === 'failed') ??
    all.find(({ last }) => last?.step === 'waiting' && last.health.status !== 'ready');
  const about = retry ?? (worst && `${nameOf(worst.object)} ${lookOf(worst.last).text}`);
  return oneLine(about === undefined ? count : `${count}: ${about}`);
}

/** The first object that failed. */
export function failedOf({ objects }: Progress): ObjectState | undefined {
  return [...objects.values()].find(({ last }) => last?.step === 'failed');
}
