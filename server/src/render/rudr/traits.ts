// The traits that Rudr knows: what they create before and after the workload, and how they scale it.
import { derivedFromAll } from '../origin.ts';
import {
  constant,
  listOf,
  mapOf,
  type RenderedMap,
  type RenderedScalar,
} from '../rendered-node.ts';
import { objectOf, traitLabels, typeOf, type RudrInstance } from './instance.ts';
import {
  child,
  computed,
  exact,
  placeOfPart,
  scalarIn,
  textIn,
  type JsonPart,
} from './json-part.ts';
import { containersOf, volumesOf } from './pod.ts';
import type { RudrTrait, TraitName } from './trait-properties.ts';

/** The number of replicas that the manual scalers ask for; the last one counts. */
export function replicasOf(traits: readonly RudrTrait[]): RenderedScalar | undefined {
  const scaler = traits.filter(({ name }) => name === 'manual-scaler').at(-1);
  return scaler === undefined
    ? undefined
    : (exact(scaler.property('replicaCount')) ??
        constant(1, 'What a manual scaler without a usable number asks for'));
}

/** What traits create before the workload: the claims of volumes. */
export function createBefore(instance: RudrInstance, traits: readonly RudrTrait[]): void {
  for (const trait of traits) if (trait.name === 'volume-mounter') createClaim(instance, trait);
}

/** What traits create after the workload. */
export function createAfter(instance: RudrInstance, traits: readonly RudrTrait[]): void {
  for (const trait of traits) AFTER[trait.name]?.(instance, trait);
}

const AFTER: Readonly<
  Partial<Record<TraitName, (instance: RudrInstance, trait: RudrTrait) => void>>
> = { ingress: createIngress, 'auto-scaler': createAutoscaler };

function createClaim(instance: RudrInstance, trait: RudrTrait): void {
  const { run, application, componentName, name } = instance;
  const volumeName = trait.property('volumeName');
  const wanted = (textIn(volumeName) ?? '').toLowerCase();
  const volume = containersOf(instance)
    .flatMap(volumesOf)
    .find((candidate) => textIn(child(candidate, 'name'))?.toLowerCase() === wanted);
  if (volume === undefined) {
    run.ignore(trait.place, `Rudr creates no claim: no volume is called "${wanted}"`);
    return;
  }
  const disk = child(volume, 'disk');
  if (disk === undefined) {
    run.crash(placeOfPart(volume), 'a volume that is to be mounted says no "disk"');
    return;
  }
  if (scalarIn(child(disk, 'ephemeral')) === true) {
    run.ignore(trait.place, 'Rudr creates no claim: the volume is ephemeral');
    return;
  }
  const mounted = textIn(child(volume, 'name')) ?? '';
  if (mounted !== textIn(volumeName)) {
    run.ignore(
      trait.place,
      `The claim gets another name than the one that is mounted, "${mounted}"`,
    );
  }
  const claimName = exact(volumeName) ?? constant('', 'The trait names no volume');
  const none = constant('', 'The trait names no storage class');
  const labels = mapOf({
    app: application,
    'component-name': componentName,
    'instance-name': name,
    trait: constant('volume-mounter', 'The trait that makes the claim'),
  });
  const spec = mapOf({
    accessModes: listOf([accessMode(volume)]),
    resources: mapOf({ requests: mapOf({ storage: exact(child(disk, 'required')) }) }),
    storageClassName: exact(trait.property('storageClass')) ?? none,
  });
  const type = typeOf('v1', 'PersistentVolumeClaim', 'What a volume mounter makes');
  const parts = { name: claimName, labels, body: mapOf({ spec }), of: trait.part };
  run.create(objectOf(instance, type, parts), 'keeps-the-first');
}

function accessMode(volume: JsonPart): RenderedScalar {
  const mode = child(volume, 'accessMode');
  const policy = child(volume, 'sharingPolicy');
  const shared = textIn(policy) === 'Shared';
  const value = textIn(mode) === 'RO' ? 'ReadOnlyMany' : shared ? 'ReadWriteMany' : 'ReadWriteOnce';
  const [first, ...others] = [mode, policy].flatMap((part) =>
    part === undefined ? [] : [computed(part, value).origin],
  );
  return first === undefined
    ? constant(value, 'How volumes are used that do not say it')
    : { kind: 'scalar', value, origin: derivedFromAll([first, ...others]) };
}

/** Name of an object that a trait makes: that of the instance with an ending. */
function traitObjectName({ name }: RudrInstance, ending: string): RenderedScalar {
  return {
    kind: 'scalar',
    value: `${String(name.value)}-trait-${ending}`,
    origin: derivedFromAll([name.origin]),
  };
}

function createIngress(instance: RudrInstance, trait: RudrTrait): void {
  const text = (key: string, byDefault: string): RenderedScalar => {
    const written = trait.written(key);
    if (written === undefined) return constant(byDefault, `What "${key}" is where nobody says it`);
    return exact(trait.property(key)) ?? computed(written, '');
  };
  const backend = mapOf({
    serviceName: instance.name,
    servicePort:
      exact(trait.property('servicePort')) ?? constant(80, 'The port where none is usable'),
  });
  const path = text('path', '/');
  const spec = mapOf({
    rules: listOf([
      mapOf({
        host: text('hostname', 'example.com'),
        http: mapOf({ paths: listOf([mapOf({ backend, path })]) }),
      }),
    ]),
    tls: listOf(tls(trait)),
  });
  const name = traitObjectName(instance, 'ingress');
  const type = typeOf('extensions/v1beta1', 'Ingress', 'What an ingress trait makes');
  const parts = { name, labels: traitLabels(instance), body: mapOf({ spec }), of: trait.part };
  instance.run.create(objectOf(instance, type, parts), 'keeps-the-first');
}

/** The hosts are one text; Rudr keeps the blanks around its commas. */
function tls(trait: RudrTrait): readonly RenderedMap[] {
  const secretName = exact(trait.property('tlsSecretName'));
  if (secretName === undefined) return [];
  const hosts = trait.property('tlsHosts');
  const names = textIn(hosts)?.split(',') ?? [];
  return [
    mapOf({
      hosts: hosts === undefined ? undefined : listOf(names.map((name) => computed(hosts, name))),
      secretName,
    }),
  ];
}

function createAutoscaler(instance: RudrInstance, trait: RudrTrait): void {
  const minReplicas = exact(trait.property('minimum'));
  const why = 'An autoscaler of Rudr always targets a Deployment';
  const spec = mapOf({
    maxReplicas: exact(trait.property('maximum')) ?? tenMore(minReplicas),
    metrics: listOf(
      (['cpu', 'memory'] as const).flatMap((resource) => {
        const percent = exact(trait.property(resource));
        return percent === undefined ? [] : [utilization(resource, percent)];
      }),
    ),
    minReplicas,
    scaleTargetRef: mapOf({
      apiVersion: constant('apps/v1', why),
      kind: constant('Deployment', why),
      name: instance.name,
    }),
  });
  const name = traitObjectName(instance, 'autoscaler');
  const type = typeOf(
    'autoscaling/v2beta1',
    'HorizontalPodAutoscaler',
    'What an autoscaler trait makes',
  );
  const parts = { name, labels: traitLabels(instance), body: mapOf({ spec }), of: trait.part };
  instance.run.create(objectOf(instance, type, parts), 'keeps-the-first');
}

function tenMore(minimum: RenderedScalar | undefined): RenderedScalar {
  return minimum === undefined
    ? constant(10, 'The largest number of replicas where neither bound is said')
    : { ...minimum, value: Number(minimum.value) + 10, origin: derivedFromAll([minimum.origin]) };
}

function utilization(resource: 'cpu' | 'memory', percent: RenderedScalar): RenderedMap {
  const why = 'The property says how much of it may be used';
  return mapOf({
    resource: mapOf({ name: constant(resource, why), targetAverageUtilization: percent }),
    type: constant('Resource', why),
  });
}
