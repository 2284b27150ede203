// The pod that Rudr makes of the containers of a component, and the files that it puts into ConfigMaps.
import { derivedFromAll } from '../origin.ts';
import {
  constant,
  listOf,
  listUnlessEmpty,
  mapOf,
  mapOfEntries,
  type RenderedMap,
  type RenderedNode,
  type RenderedScalar,
} from '../rendered-node.ts';
import type { RenderedObject } from '../rendering.ts';
import {
  objectOf,
  ownedByInstance,
  typeOf,
  workloadLabels,
  type RudrInstance,
} from './instance.ts';
import {
  child,
  children,
  computed,
  exact,
  items,
  placeOfPart,
  rendered,
  scalarIn,
  textIn,
  type JsonPart,
} from './json-part.ts';
import { valueOfUser } from './parameters.ts';
import { renderedProbe } from './probe.ts';
import { plainDecimal } from './plain-decimal.ts';

export interface PodKind {
  /** The value of the workload type label. */
  readonly label: string;
  readonly restartPolicy: 'Always' | 'Never';
}

/** The template of the pods, with owner references inside as Rudr has them. */
export function podTemplate(instance: RudrInstance, { label, restartPolicy }: PodKind) {
  const annotations = child(child(instance.component, 'metadata'), 'annotations');
  const copied = annotations === undefined ? undefined : rendered(annotations);
  return mapOf({
    metadata: mapOf({
      annotations: copied ?? mapOf({}),
      labels: workloadLabels(instance, label),
      name: instance.name,
      ownerReferences: ownedByInstance(instance),
    }),
    spec: podSpec(instance, restartPolicy),
  });
}

export function containersOf({ component }: RudrInstance): readonly JsonPart[] {
  return children(child(component, 'spec'), 'containers');
}

function podSpec(instance: RudrInstance, restartPolicy: string): RenderedMap {
  const containers = containersOf(instance);
  const secrets = containers.flatMap((container) => {
    const name = exact(child(container, 'imagePullSecret'));
    return name === undefined ? [] : [mapOf({ name })];
  });
  return mapOf({
    containers: listOf(containers.map((container) => renderedContainer(container, instance))),
    imagePullSecrets: listOf(secrets),
    nodeSelector: nodeSelector(instance),
    restartPolicy: constant(restartPolicy, 'Whether the pods of the workload type run on'),
    volumes: listOf(
      containers.flatMap((container) => [
        ...configFiles(container).map(({ name }) => configVolume(name)),
        ...volumesOf(container).map(renderedVolume),
      ]),
    ),
  });
}

function nodeSelector({ component }: RudrInstance): RenderedMap | undefined {
  const spec = child(component, 'spec');
  const selector = mapOf({
    'kubernetes.io/arch': exact(child(spec, 'arch')),
    'kubernetes.io/os': exact(child(spec, 'osType')),
  });
  return selector.entries.length === 0 ? undefined : selector;
}

function renderedContainer(container: JsonPart, instance: RudrInstance): RenderedMap {
  const mounts = [
    ...configFiles(container).map(configMount),
    ...volumesOf(container).map((volume) =>
      mapOf({
        mountPath: exact(child(volume, 'mountPath')),
        name: exact(child(volume, 'name')),
        readOnly: isReadOnly(volume),
      }),
    ),
  ];
  return mapOf({
    args: texts(child(container, 'args')),
    command: texts(child(container, 'cmd')),
    env: listOf(
      children(container, 'env').map((entry) =>
        mapOf({
          name: exact(child(entry, 'name')),
          value: valueOfUser(entry, instance.parameters)?.text,
        }),
      ),
    ),
    image: exact(child(container, 'image')),
    imagePullPolicy: constant('Always', 'Rudr always pulls images'),
    livenessProbe: renderedProbe(child(container, 'livenessProbe')),
    name: exact(child(container, 'name')),
    ports: listOf(children(container, 'ports').map(containerPort)),
    readinessProbe: renderedProbe(child(container, 'readinessProbe')),
    resources: mapOf({ requests: requests(child(container, 'resources')) }),
    volumeMounts: listUnlessEmpty(mounts),
  });
}

function texts(list: JsonPart | undefined): RenderedNode | undefined {
  return list === undefined ? undefined : listOf(items(list).flatMap((item) => exact(item) ?? []));
}

function containerPort(port: JsonPart): RenderedMap {
  return mapOf({
    containerPort: exact(child(port, 'containerPort')),
    name: exact(child(port, 'name')),
    protocol: protocolOf(port),
  });
}

export function protocolOf(port: JsonPart): RenderedScalar {
  return exact(child(port, 'protocol')) ?? constant('TCP', 'The protocol of ports that name none');
}

/** Both with the defaults of Rudr; "Mi" is added to whatever is written for the memory. */
function requests(resources: JsonPart | undefined): RenderedMap {
  const cpu = child(child(resources, 'cpu'), 'required');
  const memory = child(child(resources, 'memory'), 'required');
  return mapOf({
    cpu:
      cpu === undefined
        ? constant('0.1', 'What Rudr requests for containers that ask for no CPU')
        : computed(cpu, plainDecimal(Number(scalarIn(cpu)))),
    memory:
      memory === undefined
        ? constant('128Mi', 'What Rudr requests for containers that ask for no memory')
        : computed(memory, `${textIn(memory) ?? ''}Mi`),
  });
}

export function volumesOf(container: JsonPart): readonly JsonPart[] {
  return children(child(container, 'resources'), 'volumes');
}

function renderedVolume(volume: JsonPart): RenderedMap {
  const name = exact(child(volume, 'name'));
  const disk = child(volume, 'disk');
  if (disk !== undefined && scalarIn(child(disk, 'ephemeral')) === true) {
    return mapOf({ emptyDir: mapOf({ sizeLimit: exact(child(disk, 'required')) }), name });
  }
  const claim = mapOf({ claimName: name, readOnly: isReadOnly(volume) });
  return mapOf({ name, persistentVolumeClaim: claim });
}

function isReadOnly(volume: JsonPart): RenderedScalar {
  const mode = child(volume, 'accessMode');
  return mode === undefined
    ? constant(false, 'Volumes are writable where nothing else is said')
    : computed(mode, textIn(mode) === 'RO');
}

interface ConfigFile {
  readonly file: JsonPart;
  /** Name of the ConfigMap and of the volume. */
  readonly name: RenderedScalar;
}

/** The files of a container; their ConfigMaps are counted, and carry no name of the instance. */
function configFiles(container: JsonPart): readonly ConfigFile[] {
  const owner = exact(child(container, 'name')) ?? constant('', 'The container has no name');
  return children(container, 'config').map((file, index) => {
    const origin = derivedFromAll([owner.origin, computed(file, '').origin]);
    return {
      file,
      name: { kind: 'scalar', value: `${String(owner.value)}${String(index)}`, origin },
    };
  });
}

function configVolume(name: RenderedScalar): RenderedMap {
  return mapOf({ configMap: mapOf({ name }), name });
}

function configMount({ file, name }: ConfigFile): RenderedMap {
  const path = child(file, 'path') ?? file;
  return mapOf({ mountPath: computed(path, splitPath(textIn(path) ?? '')?.folder ?? ''), name });
}

/** A path as folder and file name; undefined for one that names no file, such as `/`. */
function splitPath(path: string): { folder: string; file: string } | undefined {
  const trimmed = path.replace(/\/+$/, '');
  const slash = trimmed.lastIndexOf('/');
  const file = trimmed.slice(slash + 1);
  if (file === '' || file === '.' || file === '..') return undefined;
  const folder = trimmed.slice(0, slash + 1);
  return { folder: folder === '/' ? folder : folder.replace(/\/+$/, ''), file };
}

/** A ConfigMap for each file, sorted by name; `label` is the word for the workload type that they carry. */
export function configMaps(instance: RudrInstance, label: string): readonly RenderedObject[] {
  const files = containersOf(instance).flatMap(configFiles);
  // Of files whose ConfigMaps have one name, Rudr keeps the last.
  const objects = new Map<string, RenderedObject>();
  for (const file of files) {
    const object = configMap(file, instance, label);
    if (object !== undefined) objects.set(object.name, object);
  }
  return [...objects.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function configMap(
  { file, name }: ConfigFile,
  instance: RudrInstance,
  label: string,
): RenderedObject | undefined {
  const path = child(file, 'path') ?? file;
  const parts = splitPath(textIn(path) ?? '');
  const text = valueOfUser(file, instance.parameters)?.text;
  if (parts === undefined) instance.run.crash(placeOfPart(path), 'the path names no file');
  if (text === undefined) instance.run.crash(placeOfPart(file), 'the file has no content');
  if (parts === undefined || text === undefined) return undefined;
  const keyOrigin = computed(path, '').origin;
  const data = mapOfEntries([{ key: parts.file, keyOrigin, value: text }]);
  const type = typeOf('v1', 'ConfigMap', 'Rudr keeps each file in a ConfigMap');
  const labels = workloadLabels(instance, label);
  return objectOf(instance, type, { name, labels, body: mapOf({ data }), of: file });
}
