// Rules for containers: images, ports, environment, probes and resources.
import { reportDuplicates } from './duplicates.ts';
import {
  isObject,
  numberAt,
  objectAt,
  oneOf,
  type Place,
  type PlaceRule,
  present,
  textAt,
  valueAt,
} from './place.ts';
import { protocolOf } from './pod-rules.ts';
import { amountOf } from './scalars.ts';
import { isAtLeast } from '../kubernetes-version.ts';

function container(place: Place): void {
  const { object } = place;
  const image = textAt(object, 'image');
  if (valueAt(object, 'image') === undefined || image === '') {
    if (typeof (valueAt(object, 'image') ?? '') === 'string') {
      place.report('missing', [], 'The container has no image.');
    }
  } else if (image !== image.trim()) {
    place.report('format', ['image'], 'An image neither starts nor ends with a blank.');
  }
  reportDuplicates(place, 'ports', (port) => textAt(port, 'name'));
  // Server-side apply takes these for the identity of an entry and refuses a second one.
  reportDuplicates(place, 'ports', (port) => {
    const number = valueAt(port, 'containerPort');
    return typeof number === 'number' ? `${String(number)}/${protocolOf(port)}` : '';
  });
  reportDuplicates(place, 'env', (variable) => textAt(variable, 'name'));
  reportDuplicates(place, 'volumeMounts', (mount) => textAt(mount, 'mountPath'));
  for (const key of ['livenessProbe', 'startupProbe']) onlyOneSuccess(place, key);
  if (valueAt(object, 'readinessProbe', 'terminationGracePeriodSeconds') !== undefined) {
    const message = 'A readiness probe ends nothing, so it has no grace period.';
    place.report('conflict', ['readinessProbe', 'terminationGracePeriodSeconds'], message);
  }
}

function onlyOneSuccess(place: Place, probe: string): void {
  const threshold = numberAt(place.object, probe, 'successThreshold') ?? 1;
  if (threshold <= 1) return;
  place.report('range', [probe, 'successThreshold'], `The successThreshold of a ${probe} is 1.`);
}

const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc'];

function probe(place: Place): void {
  const found = present(place.object, HANDLERS);
  if (found.length === 0) {
    const words = oneOf(isAtLeast(place.version, '1.23') ? HANDLERS : HANDLERS.slice(0, 3));
    place.report('missing', [], `A probe needs one of ${words}.`);
  }
  if (found.length > 1) place.report('conflict', [], `A probe has only one of ${oneOf(found)}.`);
}

/** Until 1.31 names are words with dots and dashes; later ones take anything printable but "=". */
function envVar(place: Place): void {
  const { object } = place;
  const name = textAt(object, 'name');
  const relaxed = isAtLeast(place.version, '1.32');
  const pattern = relaxed ? /^[ -<>-~]+$/ : /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;
  if (name !== '' && (!pattern.test(name) || (!relaxed && /^\.(\.|$)/.test(name)))) {
    const words = relaxed ? 'printable characters but "="' : 'letters, digits, "-", "_" and "."';
    place.report('format', ['name'], `"${name}" is no name of a variable: it takes ${words}.`);
  }
  if (textAt(object, 'value') !== '' && valueAt(object, 'valueFrom') !== undefined) {
    place.report('conflict', ['valueFrom'], 'Give either value or valueFrom, not both.');
  }
}

const ENV_SOURCES = [
  'fieldRef',
  'resourceFieldRef',
  'configMapKeyRef',
  'secretKeyRef',
  'fileKeyRef',
];

function envVarSource(place: Place): void {
  const found = present(place.object, ENV_SOURCES);
  if (found.length === 0) place.report('missing', [], 'valueFrom names no source.');
  if (found.length > 1) place.report('conflict', [], `valueFrom has only one of ${oneOf(found)}.`);
}

function keySelector(place: Place): void {
  if (textAt(place.object, 'name') === '') {
    place.report('missing', [], 'The name of the object that holds the key is missing.');
  }
}

const STANDARD = new Set(['cpu', 'memory', 'ephemeral-storage']);

function resources(place: Place): void {
  const requests = objectAt(place.object, 'requests');
  const limits = objectAt(place.object, 'limits');
  if (!place.around.some(({ definition }) => definition === 'Container')) return;
  for (const [key, amounts] of [
    ['requests', requests],
    ['limits', limits],
  ] as const) {
    for (const [name, value] of Object.entries(amounts)) {
      if ((amountOf(value) ?? 0) < 0) {
        place.report('range', [key, name], 'An amount is not negative.');
      }
      if (!STANDARD.has(name) && !name.includes('/') && !name.startsWith('hugepages-')) {
        const message = `A container has no resource "${name}"; one of your own is named like "example.com/${name}".`;
        place.report('enum', [key, name], message);
      }
    }
  }
  requestsWithinLimits(place, requests, limits);
}

function requestsWithinLimits(
  place: Place,
  requests: Place['object'],
  limits: Place['object'],
): void {
  for (const [name, value] of Object.entries(requests)) {
    const [requested, limit] = [amountOf(value), amountOf(valueAt(limits, name))];
    if (requested === undefined || limit === undefined) continue;
    if (requested > limit) {
      const message = `More ${name} is requested (${String(value)}) than the limit allows (${String(limits[name])}).`;
      place.report('conflict', ['requests', name], message);
    } else if (name.includes('/') && requested !== limit) {
      place.report('conflict', ['requests', name], `Request and limit of ${name} must be equal.`);
    }
  }
}

function lifecycle(place: Place): void {
  for (const key of ['postStart', 'preStop']) {
    const handler = valueAt(place.object, key);
    if (!isObject(handler)) continue;
    const found = present(handler, ['exec', 'httpGet', 'tcpSocket', 'sleep']);
    if (found.length === 0) place.report('missing', [key], `${key} says nothing to do.`);
    if (found.length > 1) {
      place.report('conflict', [key], `${key} has only one of ${oneOf(found)}.`);
    }
  }
}

export const containerRules: readonly (readonly [string, PlaceRule])[] = [
  ['Container', container],
  ['Probe', probe],
  ['EnvVar', envVar],
  ['EnvVarSource', envVarSource],
  ['ConfigMapKeySelector', keySelector],
  ['SecretKeySelector', keySelector],
  ['ResourceRequirements', resources],
  ['Lifecycle', lifecycle],
];
