// Rules for what runs pods: Deployments, StatefulSets, DaemonSets, Jobs and CronJobs.
import {
  isObject,
  listAt,
  numberAt,
  objectAt,
  type Place,
  type PlaceRule,
  textAt,
  valueAt,
} from './place.ts';
import { selectorMatches } from './pod-rules.ts';

/** Pods of these controllers run for good. */
function runsForGood(place: Place): void {
  selectorMatches(place);
  const policy = textAt(place.object, 'template', 'spec', 'restartPolicy');
  if (policy === '' || policy === 'Always') return;
  const message = `The restartPolicy here is "Always"; a Job takes "${policy}".`;
  place.report('enum', ['template', 'spec', 'restartPolicy'], message);
}

function deployment(place: Place): void {
  runsForGood(place);
  const ready = numberAt(place.object, 'minReadySeconds') ?? 0;
  // Kubernetes fills in ten minutes.
  const deadline = numberAt(place.object, 'progressDeadlineSeconds') ?? 600;
  if (ready >= deadline && ready > 0) {
    const message = `minReadySeconds must be less than progressDeadlineSeconds (${String(deadline)}).`;
    place.report('conflict', ['minReadySeconds'], message);
  }
}

function rollingStrategy(other: string): PlaceRule {
  return (place) => {
    const type = textAt(place.object, 'type');
    if (type === other && isObject(valueAt(place.object, 'rollingUpdate'))) {
      const message = `rollingUpdate does not go with the type "${other}".`;
      place.report('conflict', ['rollingUpdate'], message);
    }
  };
}

function rollingUpdate(place: Place): void {
  const isZero = (key: string) => {
    const value = valueAt(place.object, key);
    return value === 0 || value === '0%';
  };
  if (!isZero('maxUnavailable') || !isZero('maxSurge')) return;
  const message = 'With both maxSurge and maxUnavailable at 0 no pod can ever be replaced.';
  place.report('conflict', ['maxUnavailable'], message);
}

function job(place: Place): void {
  const { object } = place;
  const spec = objectAt(object, 'template', 'spec');
  const policy = textAt(spec, 'restartPolicy');
  if (isObject(valueAt(object, 'template')) && (policy === '' || policy === 'Always')) {
    const path = policy === '' ? ['template'] : ['template', 'spec', 'restartPolicy'];
    place.report('enum', path, 'The restartPolicy of a Job is "OnFailure" or "Never".');
  }
  if (
    textAt(object, 'completionMode') === 'Indexed' &&
    valueAt(object, 'completions') === undefined
  ) {
    place.report('missing', [], 'An indexed Job needs completions.');
  }
  if (valueAt(object, 'manualSelector') === true) {
    selectorMatches(place);
    return;
  }
  // An empty one is filled in.
  const isGiven =
    Object.keys(objectAt(object, 'selector', 'matchLabels')).length > 0 ||
    listAt(objectAt(object, 'selector'), 'matchExpressions').length > 0;
  if (isGiven) {
    const message = 'Kubernetes makes the selector of a Job, unless manualSelector is true.';
    place.report('conflict', ['selector'], message);
  }
}

function cronJob(place: Place): void {
  const schedule = textAt(place.object, 'schedule');
  if (schedule === '' || isSchedule(schedule)) return;
  const message = `"${schedule}" is no schedule: it has five parts such as "0 3 * * 1", or is a word such as "@daily".`;
  place.report('format', ['schedule'], message);
}

/** Each part of a schedule: its lowest and highest number, and the names it may have. */
const PARTS = [
  { lowest: 0, highest: 59, names: [] },
  { lowest: 0, highest: 23, names: [] },
  { lowest: 1, highest: 31, names: [] },
  { lowest: 1, highest: 12, names: 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ') },
  { lowest: 0, highest: 6, names: 'sun mon tue wed thu fri sat'.split(' ') },
];

function isSchedule(text: string): boolean {
  if (/^@(yearly|annually|monthly|weekly|daily|midnight|hourly|every \S+)$/.test(text)) return true;
  const parts = text
    .replace(/^(CRON_)?TZ=\S+\s+/, '')
    .trim()
    .split(/\s+/);
  return (
    parts.length === PARTS.length &&
    parts.every((part, index) => part.split(',').every((each) => isCronRange(each, PARTS[index])))
  );
}

function isCronRange(text: string, part: (typeof PARTS)[number] | undefined): boolean {
  const match = /^(?:[*?]|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(text);
  if (match === null || part === undefined) return false;
  const [, from, to, every] = match;
  const [low, high] = [from, to].map((each) => each && cronNumber(each, part));
  if (every !== undefined && Number(every) === 0) return false;
  const inside = (each: number | string | undefined) =>
    each === undefined || (Number(each) >= part.lowest && Number(each) <= part.highest);
  return inside(low) && inside(high) && (high === undefined || Number(low) <= Number(high));
}

/** A number, or the number behind a name of a month or a day; NaN for anything else. */
function cronNumber(text: string, { lowest, names }: (typeof PARTS)[number]): number {
  const index = names.indexOf(text.toLowerCase());
  return index === -1 ? Number(text) : index + lowest;
}

/** A claim in a StatefulSet has a name that makes a volume's name. */
function statefulSet(place: Place): void {
  runsForGood(place);
  for (const [index, claim] of listAt(place.object, 'volumeClaimTemplates').entries()) {
    if (isObject(claim) && textAt(claim, 'metadata', 'name') === '') {
      place.report('missing', ['volumeClaimTemplates', index], 'The claim template has no name.');
    }
  }
}

export const workloadRules: readonly (readonly [string, PlaceRule])[] = [
  ['DeploymentSpec', deployment],
  ['ReplicaSetSpec', runsForGood],
  ['DaemonSetSpec', runsForGood],
  ['StatefulSetSpec', statefulSet],
  ['DeploymentStrategy', rollingStrategy('Recreate')],
  ['StatefulSetUpdateStrategy', rollingStrategy('OnDelete')],
  ['DaemonSetUpdateStrategy', rollingStrategy('OnDelete')],
  ['RollingUpdateDeployment', rollingUpdate],
  ['JobSpec', job],
  ['CronJobSpec', cronJob],
];
