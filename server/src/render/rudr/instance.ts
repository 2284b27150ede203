// One instance of a component as Rudr works on it, with the names, labels and owners that its objects share.
import { derivedFromAll } from '../origin.ts';
import {
  constant,
  listOf,
  mapOf,
  type RenderedList,
  type RenderedMap,
  type RenderedScalar,
} from '../rendered-node.ts';
import type { RenderedObject, RenderOptions } from '../rendering.ts';
import { placeOfPart, type JsonPart } from './json-part.ts';
import type { RudrParameters } from './parameters.ts';
import type { RudrRun } from './run.ts';

export interface RudrInstance {
  readonly run: RudrRun;
  readonly ownerReferences: RenderOptions['ownerReferences'];
  /** Names of the configuration, the instance and the component. */
  readonly application: RenderedScalar;
  readonly name: RenderedScalar;
  readonly componentName: RenderedScalar;
  readonly component: JsonPart;
  /** The entry of the configuration. */
  readonly entry: JsonPart;
  readonly parameters: RudrParameters;
}

/** The object that stands for an instance in Rudr's books, and owns all others. */
export function bookkeepingName({ componentName, name }: RudrInstance): RenderedScalar {
  const value = `${String(componentName.value)}-${String(name.value)}`;
  const origin = derivedFromAll([componentName.origin, name.origin]);
  return { kind: 'scalar', value, origin };
}

/** Owner references of an object that belongs to the instance; undefined where none are asked for. */
export function ownedByInstance(instance: RudrInstance): RenderedList | undefined {
  const owner = { kind: 'ComponentInstance', name: bookkeepingName(instance) } as const;
  return ownerReferences(owner, instance.ownerReferences);
}

export interface Owner {
  readonly kind: 'ApplicationConfiguration' | 'ComponentInstance';
  readonly name: RenderedScalar;
}

/** The list with one owner; undefined where no owner references are asked for. */
export function ownerReferences(
  { kind, name }: Owner,
  asked: RenderOptions['ownerReferences'],
): RenderedList | undefined {
  if (asked === 'left-out') return undefined;
  const why = 'The cluster deletes the object together with its owner';
  const uid = constant(`uid-of-${String(name.value)}`, 'Stands for the uid that the cluster gives');
  return listOf([
    mapOf({
      apiVersion: constant('core.oam.dev/v1alpha1', why),
      blockOwnerDeletion: constant(true, why),
      controller: constant(true, why),
      kind: constant(kind, why),
      name,
      uid,
    }),
  ]);
}

/** Labels of a workload and what goes with it. */
export function workloadLabels(instance: RudrInstance, type: string): RenderedMap {
  return mapOf({
    'app.kubernetes.io/name': instance.application,
    'oam.dev/instance-name': instance.name,
    'oam.dev/workload-type': constant(type, 'The word that Rudr has for the workload type'),
  });
}

/** The labels by which a Service finds its pods. */
export function selectorLabels(instance: RudrInstance): RenderedMap {
  return mapOf({
    'app.kubernetes.io/name': instance.application,
    'oam.dev/instance-name': instance.name,
  });
}

/** Labels of objects that traits make. */
export function traitLabels(instance: RudrInstance): RenderedMap {
  return mapOf({
    'app.kubernetes.io/name': instance.application,
    'oam.dev/instance-name': instance.name,
    'oam.dev/role': constant('trait', 'Rudr marks what traits make'),
  });
}

/** What an object is made of besides its kind. */
export interface ObjectParts {
  readonly name: RenderedScalar;
  readonly labels: RenderedMap | undefined;
  /** The fields beside `metadata`, in order. */
  readonly body: RenderedMap;
  /** The part of the specs that it stands for. */
  readonly of: JsonPart;
}

/** An object that belongs to the instance. */
export function objectOf(
  instance: RudrInstance,
  [apiVersion, kind]: readonly [RenderedScalar, RenderedScalar],
  { name, labels, body, of }: ObjectParts,
): RenderedObject {
  const metadata = mapOf({ labels, name, ownerReferences: ownedByInstance(instance) });
  const head = mapOf({ apiVersion, kind, metadata });
  return {
    apiVersion: String(apiVersion.value),
    kind: String(kind.value),
    name: String(name.value),
    namespace: undefined,
    instance: String(instance.name.value),
    place: placeOfPart(of),
    root: { ...head, entries: [...head.entries, ...body.entries] },
  };
}

/** API version and kind that are the same in every rendering. */
export function typeOf(
  apiVersion: string,
  kind: string,
  reason: string,
): readonly [RenderedScalar, RenderedScalar] {
  return [constant(apiVersion, reason), constant(kind, reason)];
}
