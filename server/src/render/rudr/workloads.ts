// What Rudr creates for the six core workload types: Deployments, StatefulSets, Jobs, their files and Services.
import {
  constant,
  listOf,
  mapOf,
  type RenderedMap,
  type RenderedScalar,
} from '../rendered-node.ts';
import { objectOf, selectorLabels, typeOf, workloadLabels, type RudrInstance } from './instance.ts';
import { child, children, exact, placeOfPart, textIn } from './json-part.ts';
import { configMaps, containersOf, podTemplate, protocolOf } from './pod.ts';

interface CoreWorkload {
  readonly kind: 'Deployment' | 'StatefulSet' | 'Job';
  /** The value of the label `oam.dev/workload-type`. */
  readonly label: string;
  /** The same on ConfigMaps, where it differs. */
  readonly configLabel?: string;
  readonly ports: 'served' | 'refused' | 'unserved';
  /** Whether a manual scaler has an effect. */
  readonly scales: 'by-trait' | 'never';
}

const CORE: Readonly<Record<string, CoreWorkload>> = {
  Server: { kind: 'Deployment', label: 'Service', ports: 'served', scales: 'by-trait' },
  SingletonServer: {
    kind: 'StatefulSet',
    label: 'SingletonServer',
    configLabel: 'singleton-service',
    ports: 'served',
    scales: 'never',
  },
  Worker: { kind: 'Deployment', label: 'Worker', ports: 'refused', scales: 'by-trait' },
  SingletonWorker: {
    kind: 'StatefulSet',
    label: 'SingletonWorker',
    ports: 'refused',
    scales: 'never',
  },
  Task: { kind: 'Job', label: 'Task', ports: 'unserved', scales: 'by-trait' },
  SingletonTask: { kind: 'Job', label: 'SingletonTask', ports: 'unserved', scales: 'never' },
};

const CORE_GROUP = 'core.oam.dev/v1alpha1.';

/** The core workload type of that name; undefined for all others. */
export function coreWorkload(type: string): CoreWorkload | undefined {
  const kind = type.startsWith(CORE_GROUP) ? type.slice(CORE_GROUP.length) : '';
  return Object.hasOwn(CORE, kind) ? CORE[kind] : undefined;
}

/** Workers must not declare ports. */
export function checkPorts(instance: RudrInstance, { ports }: CoreWorkload): void {
  if (ports !== 'refused') return;
  for (const container of containersOf(instance)) {
    const [port] = children(container, 'ports');
    const name = textIn(child(container, 'name')) ?? '';
    if (port !== undefined) {
      instance.run.refuse(placeOfPart(port), `the container "${name}" of a worker has a port`);
    }
  }
}

/** Creates the files, the workload and its Service. */
export function createCoreWorkload(
  instance: RudrInstance,
  workload: CoreWorkload,
  replicas: RenderedScalar | undefined,
): void {
  const { run, entry, name } = instance;
  for (const configMap of configMaps(instance, workload.configLabel ?? workload.label)) {
    run.create(configMap, 'refuses');
  }
  const scaled = workload.scales === 'by-trait' ? replicas : undefined;
  if (replicas !== undefined && scaled === undefined) {
    run.ignore(placeOfPart(entry), 'Rudr does not scale workloads of this type');
  }
  const apiVersion = workload.kind === 'Job' ? 'batch/v1' : 'apps/v1';
  const type = typeOf(apiVersion, workload.kind, 'What Rudr makes of the workload type');
  const labels = workloadLabels(instance, workload.label);
  const body = mapOf({ spec: workloadSpec(instance, workload, scaled) });
  const object = objectOf(instance, type, { name, labels, body, of: entry });
  const done = run.create(object, 'refuses');
  if (done === 'created' && workload.ports === 'served') createService(instance, workload);
}

function workloadSpec(
  instance: RudrInstance,
  workload: CoreWorkload,
  replicas: RenderedScalar | undefined,
): RenderedMap {
  const { label, kind } = workload;
  if (kind === 'Job') {
    const once = constant(1, 'A task runs once where no trait scales it');
    return mapOf({
      backoffLimit: constant(4, 'How often Rudr lets a task be tried again'),
      parallelism: workload.scales === 'by-trait' ? (replicas ?? once) : undefined,
      template: podTemplate(instance, { label, restartPolicy: 'Never' }),
    });
  }
  return mapOf({
    replicas,
    selector: mapOf({ matchLabels: workloadLabels(instance, label) }),
    serviceName:
      kind === 'StatefulSet' ? constant('', 'Rudr makes no Service for the set') : undefined,
    template: podTemplate(instance, { label, restartPolicy: 'Always' }),
  });
}

/** The Service serves one port: the first of the first container that has any. */
function createService(instance: RudrInstance, { label }: CoreWorkload): void {
  const ports = containersOf(instance).flatMap((container) => children(container, 'ports'));
  const [port, ...others] = ports;
  if (port === undefined) return;
  for (const other of others) {
    instance.run.ignore(placeOfPart(other), 'The Service that Rudr makes does not serve this port');
  }
  const number = exact(child(port, 'containerPort'));
  const spec = mapOf({
    ports: listOf([
      mapOf({
        name: exact(child(port, 'name')),
        port: number,
        protocol: protocolOf(port),
        targetPort: number,
      }),
    ]),
    selector: selectorLabels(instance),
  });
  const type = typeOf('v1', 'Service', 'Servers with a port get a Service');
  const labels = workloadLabels(instance, label);
  const parts = { name: instance.name, labels, body: mapOf({ spec }), of: instance.entry };
  instance.run.create(objectOf(instance, type, parts), 'refuses');
}
