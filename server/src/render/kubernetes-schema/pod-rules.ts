// Rules for pods as wholes: their containers, volumes, and where they may run.
import { nearest } from '../../base/nearest.ts';
import { reportDuplicates } from './duplicates.ts';
import {
  isObject,
  listAt,
  objectAt,
  objectsAt,
  oneOf,
  type Place,
  type PlaceRule,
  present,
  textAt,
  valueAt,
} from './place.ts';

/** Fields of a volume that do not say where it comes from. */
const NOT_A_SOURCE = new Set(['name']);

function podSpec(place: Place): void {
  const { object } = place;
  if (listAt(object, 'containers').length === 0 && Object.hasOwn(object, 'containers')) {
    place.report('missing', ['containers'], 'A pod has at least one container.');
  }
  reportDuplicates(place, 'volumes', (volume) => textAt(volume, 'name'));
  uniqueContainers(place);
  hostPorts(place);
}

/** Containers of all kinds share one set of names. */
function uniqueContainers(place: Place): void {
  const seen = new Set<string>();
  for (const key of ['initContainers', 'containers', 'ephemeralContainers']) {
    for (const { item, index } of objectsAt(place.object, key)) {
      const name = textAt(item, 'name');
      if (name !== '' && seen.has(name)) {
        place.report('duplicate', [key, index, 'name'], `Two containers are named "${name}".`);
      }
      seen.add(name);
      if (key === 'initContainers') initContainer(place, item, index);
    }
  }
}

/** Without `restartPolicy: Always`, an init container ends before anything could probe it. */
function initContainer(place: Place, container: Place['object'], index: number): void {
  if (textAt(container, 'restartPolicy') === 'Always') return;
  for (const key of present(container, [
    'livenessProbe',
    'readinessProbe',
    'startupProbe',
    'lifecycle',
  ])) {
    const message = `An init container has no "${key}", unless its restartPolicy is "Always".`;
    place.report('conflict', ['initContainers', index, key], message);
  }
}

function hostPorts(place: Place): void {
  const seen = new Set<string>();
  for (const { item, index } of objectsAt(place.object, 'containers')) {
    for (const { item: port, index: at } of objectsAt(item, 'ports')) {
      const number = valueAt(port, 'hostPort');
      if (typeof number !== 'number' || number === 0) continue;
      const key = `${textAt(port, 'hostIP')} ${String(number)}/${protocolOf(port)}`;
      if (seen.has(key)) {
        const path = ['containers', index, 'ports', at, 'hostPort'];
        place.report('duplicate', path, `The host port ${String(number)} is taken twice.`);
      }
      seen.add(key);
    }
  }
}

/** The protocol of a port, TCP when none is given. */
export function protocolOf(port: Place['object']): string {
  return textAt(port, 'protocol') || 'TCP';
}

function volume(place: Place): void {
  const sources = Object.keys(place.object).filter(
    (key) => !NOT_A_SOURCE.has(key) && valueAt(place.object, key) !== undefined,
  );
  if (sources.length < 2) return;
  const message = `A volume comes from one source only; this one names ${oneOf(sources).replace(' or ', ' and ')}.`;
  place.report('conflict', [], message);
}

function volumeMount(place: Place): void {
  const name = textAt(place.object, 'name');
  const spec = place.around.findLast(({ definition }) => definition === 'PodSpec')?.object;
  if (spec === undefined || name === '') return;
  const names = [...objectsAt(spec, 'volumes'), ...claimTemplates(place)].flatMap(({ item }) => [
    textAt(item, 'name') || textAt(item, 'metadata', 'name'),
  ]);
  if (!names.includes(name)) {
    const near = nearest(name, names);
    const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
    place.report('reference', ['name'], `The pod has no volume "${name}".${hint}`);
  }
  subPath(place);
}

/** A StatefulSet makes a volume of each of its claim templates. */
function claimTemplates(place: Place) {
  const set = place.around.find(({ definition }) => definition === 'StatefulSetSpec');
  return set === undefined ? [] : objectsAt(set.object, 'volumeClaimTemplates');
}

function subPath(place: Place): void {
  const path = textAt(place.object, 'subPath');
  if (path.startsWith('/')) {
    place.report('format', ['subPath'], 'A subPath is relative: it does not start with "/".');
  }
  if (path.split('/').includes('..')) {
    place.report('format', ['subPath'], 'A subPath holds no "..".');
  }
  if (path !== '' && textAt(place.object, 'subPathExpr') !== '') {
    place.report('conflict', ['subPathExpr'], 'Give either subPath or subPathExpr, not both.');
  }
}

function keyToPath(place: Place): void {
  const path = textAt(place.object, 'path');
  if (path.startsWith('/') || path.split('/').includes('..')) {
    place.report('format', ['path'], `"${path}" must be a relative path without "..".`);
  }
}

function hostAlias(place: Place): void {
  const ip = textAt(place.object, 'ip');
  if (ip !== '' && !/^[0-9a-fA-F:.]+$/.test(ip)) {
    place.report('format', ['ip'], `"${ip}" is no IP address.`);
  }
}

function toleration(place: Place): void {
  const { object } = place;
  const operator = textAt(object, 'operator') || 'Equal';
  if (operator === 'Exists' && textAt(object, 'value') !== '') {
    place.report('conflict', ['value'], 'With the operator "Exists", a toleration has no value.');
  }
  if (textAt(object, 'key') === '' && operator !== 'Exists') {
    place.report('conflict', [], 'Without a key, a toleration needs the operator "Exists".');
  }
  const seconds = valueAt(object, 'tolerationSeconds');
  if (seconds !== undefined && textAt(object, 'effect') !== 'NoExecute') {
    const message = 'tolerationSeconds needs the effect "NoExecute".';
    place.report('conflict', ['tolerationSeconds'], message);
  }
}

/** In lists with these operators, values are needed, or must not be there. */
function requirement(place: Place): void {
  const operator = textAt(place.object, 'operator');
  const count = listAt(place.object, 'values').length;
  if (/^(In|NotIn)$/.test(operator) && count === 0) {
    place.report('missing', [], `The operator "${operator}" needs values.`);
  }
  if (/^(Exists|DoesNotExist)$/.test(operator) && count > 0) {
    place.report('conflict', ['values'], `The operator "${operator}" takes no values.`);
  }
  if (/^(Gt|Lt)$/.test(operator) && count !== 1) {
    place.report('conflict', [], `The operator "${operator}" takes exactly one value.`);
  }
}

/** Labels that the selector asks for and the template does not have. */
export function selectorMatches(place: Place): void {
  const selector = valueAt(place.object, 'selector');
  if (!isObject(selector)) return;
  const wanted = objectAt(selector, 'matchLabels');
  if (Object.keys(wanted).length === 0 && listAt(selector, 'matchExpressions').length === 0) {
    place.report('missing', ['selector'], 'The selector is empty and would select every pod.');
    return;
  }
  const labels = objectAt(place.object, 'template', 'metadata', 'labels');
  for (const [key, value] of Object.entries(wanted)) {
    if (valueAt(labels, key) === value) continue;
    const message = `The labels of the pod template have no "${key}: ${String(value)}", which the selector asks for.`;
    place.report('reference', ['selector', 'matchLabels', key], message);
  }
}

export const podRules: readonly (readonly [string, PlaceRule])[] = [
  ['PodSpec', podSpec],
  ['Volume', volume],
  ['VolumeMount', volumeMount],
  ['KeyToPath', keyToPath],
  ['HostAlias', hostAlias],
  ['Toleration', toleration],
  ['LabelSelectorRequirement', requirement],
  ['NodeSelectorRequirement', requirement],
];
