// Rules for configuration, storage, scaling and permissions.
import {
  listAt,
  numberAt,
  objectAt,
  oneOf,
  type Place,
  type PlaceRule,
  present,
  textAt,
  valueAt,
} from './place.ts';
import { amountOf } from './scalars.ts';
import { isAtLeast } from '../kubernetes-version.ts';

/** What a ConfigMap or Secret may hold: 1 MiB, of keys and values. */
const MOST_BYTES = 2 ** 20;

/** Bytes of a text in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** Adds up one map; values in base64 count as what they stand for. */
function sizeOf(map: Place['object'], encoded: 'plain' | 'base64'): number {
  let size = 0;
  for (const [key, value] of Object.entries(map)) {
    if (typeof value !== 'string') continue;
    const length = encoded === 'plain' ? bytesOf(value) : Math.floor((value.length * 3) / 4);
    size += length + (encoded === 'plain' ? bytesOf(key) : 0);
  }
  return size;
}

function configMap(place: Place): void {
  const [data, binary] = [objectAt(place.object, 'data'), objectAt(place.object, 'binaryData')];
  for (const key of Object.keys(binary)) {
    if (Object.hasOwn(data, key)) {
      place.report('duplicate', ['binaryData', key], `"${key}" is in data, too.`);
    }
  }
  tooLarge(place, sizeOf(data, 'plain') + sizeOf(binary, 'base64'));
}

function tooLarge(place: Place, size: number): void {
  if (size <= MOST_BYTES) return;
  const message = `This holds ${String(Math.ceil(size / 1024))} KiB, and 1024 KiB is the most.`;
  place.report('range', [], message);
}

/** The keys that a Secret of a type must have. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
};

function secret(place: Place): void {
  const { object } = place;
  const [data, plain] = [objectAt(object, 'data'), objectAt(object, 'stringData')];
  const type = textAt(object, 'type');
  for (const key of Object.hasOwn(NEEDED, type) ? (NEEDED[type] ?? []) : []) {
    if (Object.hasOwn(data, key) || Object.hasOwn(plain, key)) continue;
    place.report('missing', [], `A Secret of type ${type} has the key "${key}".`);
  }
  tooLarge(place, sizeOf(data, 'base64') + sizeOf(plain, 'plain'));
}

const ACCESS_MODES = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];

function accessModes(place: Place): void {
  const modes = listAt(place.object, 'accessModes');
  if (modes.length === 0) place.report('missing', [], 'At least one access mode is needed.');
  for (const [index, mode] of modes.entries()) {
    if (typeof mode !== 'string' || ACCESS_MODES.includes(mode)) continue;
    const message = `"${mode}" is not possible here, only ${oneOf(ACCESS_MODES)}.`;
    place.report('enum', ['accessModes', index], message);
  }
  if (modes.length > 1 && modes.includes('ReadWriteOncePod')) {
    place.report('conflict', ['accessModes'], '"ReadWriteOncePod" stands alone.');
  }
}

function claim(place: Place): void {
  accessModes(place);
  const storage = valueAt(place.object, 'resources', 'requests', 'storage');
  if (storage === undefined) {
    place.report('missing', [], 'The claim says not how much storage it requests.');
    return;
  }
  const amount = amountOf(storage);
  if (amount === undefined || amount > 0) return;
  const path = ['resources', 'requests', 'storage'];
  place.report('range', path, 'The storage requested is more than 0.');
}

function autoscaler(place: Place): void {
  const { object, version } = place;
  const [min, max] = [numberAt(object, 'minReplicas') ?? 1, numberAt(object, 'maxReplicas')];
  // Scaling to none is behind a switch that is off by default up to 1.35.
  const least = isAtLeast(version, '1.36') ? 0 : 1;
  if (min < least) {
    place.report('range', ['minReplicas'], `minReplicas is at least ${String(least)}.`);
  }
  if (max !== undefined && max < min) {
    place.report(
      'range',
      ['maxReplicas'],
      `maxReplicas is not less than minReplicas (${String(min)}).`,
    );
  }
}

/** The field that a metric of each type has. */
const METRICS: Readonly<Record<string, string>> = {
  Resource: 'resource',
  ContainerResource: 'containerResource',
  Pods: 'pods',
  Object: 'object',
  External: 'external',
};

function metric(place: Place): void {
  const { object } = place;
  const type = textAt(object, 'type');
  if (type === '') return;
  if (!Object.hasOwn(METRICS, type)) {
    const message = `"${type}" is not possible here, only ${oneOf(Object.keys(METRICS))}.`;
    place.report('enum', ['type'], message);
    return;
  }
  const wanted = METRICS[type] ?? '';
  const found = present(object, Object.values(METRICS));
  if (!found.includes(wanted)) {
    place.report('missing', [], `A metric of type "${type}" has the field "${wanted}".`);
  }
  for (const key of found) {
    if (key === wanted) continue;
    place.report('conflict', [key], `"${key}" does not go with a metric of type "${type}".`);
  }
}

const TARGETS: Readonly<Record<string, string>> = {
  Utilization: 'averageUtilization',
  Value: 'value',
  AverageValue: 'averageValue',
};

function metricTarget(place: Place): void {
  const type = textAt(place.object, 'type');
  const field = Object.hasOwn(TARGETS, type) ? TARGETS[type] : undefined;
  if (field === undefined || valueAt(place.object, field) !== undefined) return;
  place.report('missing', [], `A target of type "${type}" has the field "${field}".`);
}

function disruptionBudget(place: Place): void {
  if (present(place.object, ['minAvailable', 'maxUnavailable']).length < 2) return;
  const message = 'Give either minAvailable or maxUnavailable, not both.';
  place.report('conflict', ['maxUnavailable'], message);
}

const RBAC = 'rbac.authorization.k8s.io';

function roleReference(place: Place): void {
  const group = textAt(place.object, 'apiGroup');
  if (group !== '' && group !== RBAC) {
    place.report('enum', ['apiGroup'], `The apiGroup of a role is "${RBAC}".`);
  }
}

function clusterRoleOnly(place: Place): void {
  const kind = textAt(place.object, 'roleRef', 'kind');
  if (kind === 'Role') {
    const message = 'A ClusterRoleBinding gives a ClusterRole, not a Role.';
    place.report('enum', ['roleRef', 'kind'], message);
  }
}

function subject(place: Place): void {
  const { object } = place;
  const isAccount = textAt(object, 'kind') === 'ServiceAccount';
  // A RoleBinding without it is taken, although it then binds nobody.
  const isNeeded = place.kind.endsWith('/ClusterRoleBinding');
  if (isAccount && isNeeded && textAt(object, 'namespace') === '') {
    place.report('missing', [], 'The namespace of the service account is missing.');
  }
  if (isAccount && textAt(object, 'apiGroup') !== '') {
    place.report('enum', ['apiGroup'], 'The apiGroup of a service account is empty.');
  }
}

function policyRule(place: Place): void {
  const { object } = place;
  if (listAt(object, 'verbs').length === 0 && Array.isArray(valueAt(object, 'verbs'))) {
    place.report('missing', ['verbs'], 'A rule allows at least one verb.');
  }
  const isRole = place.kind.endsWith('/Role');
  if (listAt(object, 'nonResourceURLs').length > 0) {
    if (isRole) {
      const message = 'Only a ClusterRole has nonResourceURLs.';
      place.report('conflict', ['nonResourceURLs'], message);
    }
    return;
  }
  for (const key of ['apiGroups', 'resources']) {
    if (listAt(object, key).length === 0) place.report('missing', [], `A rule needs ${key}.`);
  }
}

export const otherRules: readonly (readonly [string, PlaceRule])[] = [
  ['ConfigMap', configMap],
  ['Secret', secret],
  ['PersistentVolumeClaimSpec', claim],
  ['PersistentVolumeSpec', accessModes],
  ['HorizontalPodAutoscalerSpec', autoscaler],
  ['MetricSpec', metric],
  ['MetricTarget', metricTarget],
  ['PodDisruptionBudgetSpec', disruptionBudget],
  ['RoleRef', roleReference],
  ['ClusterRoleBinding', clusterRoleOnly],
  ['Subject', subject],
  ['PolicyRule', policyRule],
];
