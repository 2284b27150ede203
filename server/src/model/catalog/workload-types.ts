// The six core workload types of each API group and the extended ones that runtimes bring, as data.
import type { JsonSchema } from '../../schema/json-schema.ts';

export interface WorkloadTypeInfo {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** One sentence. */
  readonly summary: string;
  /** More, as Markdown. */
  readonly description: string;
  /** `core`: every runtime has it; `extended`: some have. */
  readonly tier: 'core' | 'extended';
  /** Has a virtual IP address and a DNS name. */
  readonly endpoint: boolean;
  /** May run as more than one replica. */
  readonly replicable: boolean;
  /** Is restarted whatever its exit code. */
  readonly daemonized: boolean;
  /** Whether containers say what to run; otherwise workload settings do. */
  readonly usesContainers: boolean;
  /** Schema of the workload settings by name; undefined when nothing is known of them. */
  readonly settings: JsonSchema | undefined;
}

interface CoreType {
  readonly kind: string;
  readonly draftKind: string;
  readonly summary: string;
  readonly description: string;
  readonly endpoint: boolean;
  readonly replicable: boolean;
  readonly daemonized: boolean;
}

// Endpoint, replicable and daemonized: table of core workload types, chapter 3 of the specification.
const coreTypes: readonly CoreType[] = [
  {
    kind: 'Server',
    draftKind: 'Service',
    summary: 'Long-running, many replicas, reachable by a stable address.',
    description:
      'Runs until it is taken down and is restarted when it ends. Clients reach all replicas under one name, so at least one container declares a port.',
    endpoint: true,
    replicable: true,
    daemonized: true,
  },
  {
    kind: 'SingletonServer',
    draftKind: 'SingletonService',
    summary: 'Long-running, never more than one replica, reachable by a stable address.',
    description:
      'Like a server, for programs that must not run twice at the same time. Scaling traits do not apply.',
    endpoint: true,
    replicable: false,
    daemonized: true,
  },
  {
    kind: 'Worker',
    draftKind: 'Worker',
    summary: 'Long-running, many replicas, no address.',
    description:
      'Works in the background and takes its work from elsewhere, such as a queue. Nothing connects to it, so its containers declare no ports.',
    endpoint: false,
    replicable: true,
    daemonized: true,
  },
  {
    kind: 'SingletonWorker',
    draftKind: 'SingletonWorker',
    summary: 'Long-running, never more than one replica, no address.',
    description:
      'A background worker that must not run twice at the same time. It declares no ports, and scaling traits do not apply.',
    endpoint: false,
    replicable: false,
    daemonized: true,
  },
  {
    kind: 'Task',
    draftKind: 'Task',
    summary: 'Runs to its end, many replicas at once, no address.',
    description:
      'Ends by itself. A replica that ends with exit code 0 has done its work and is not started again.',
    endpoint: false,
    replicable: true,
    daemonized: false,
  },
  {
    kind: 'SingletonTask',
    draftKind: 'SingletonTask',
    summary: 'Runs to its end, once, no address.',
    description:
      'A task that must not run twice at the same time, such as a migration of a database. Scaling traits do not apply.',
    endpoint: false,
    replicable: false,
    daemonized: false,
  },
];

function coreType(group: string, type: CoreType): WorkloadTypeInfo {
  const { draftKind, ...rest } = type;
  const kind = group === 'core.hydra.io' ? draftKind : type.kind;
  const base = { group, version: 'v1alpha1', tier: 'core', usesContainers: true } as const;
  return { ...rest, ...base, kind, settings: undefined };
}

const openFaasFunction: WorkloadTypeInfo = {
  group: 'openfaas.com',
  version: 'v1alpha2',
  kind: 'Function',
  summary: 'A function that OpenFaaS runs and scales.',
  description:
    'What to run is said by the workload settings `image`, `handler` and `environment`; containers are not looked at.',
  tier: 'extended',
  endpoint: true,
  replicable: true,
  daemonized: true,
  usesContainers: false,
  settings: {
    type: 'object',
    required: ['image'],
    properties: {
      image: {
        type: 'string',
        description: 'Image of the function.',
        examples: ['example/resize:1.2'],
      },
      handler: {
        type: 'string',
        description: 'Command that handles one call.',
        examples: ['node index.js'],
      },
      environment: {
        type: 'array',
        description: 'Environment variables: a list of `name` with `value` or `fromParam`.',
      },
    },
  },
};

const prometheus: WorkloadTypeInfo = {
  group: 'monitoring.coreos.com',
  version: 'v1',
  kind: 'Prometheus',
  summary: 'A Prometheus server, run by the Prometheus operator.',
  description:
    'The workload setting `spec` holds the whole body of the custom resource; containers are not looked at.',
  tier: 'extended',
  endpoint: true,
  replicable: true,
  daemonized: true,
  usesContainers: false,
  settings: {
    type: 'object',
    required: ['spec'],
    properties: {
      spec: {
        type: 'object',
        description: 'Body of the Prometheus custom resource, as a literal value.',
      },
    },
  },
};

export const workloadTypes: readonly WorkloadTypeInfo[] = [
  ...coreTypes.map((type) => coreType('core.oam.dev', type)),
  ...coreTypes.map((type) => coreType('core.hydra.io', type)),
  openFaasFunction,
  prometheus,
];

/** Names that early texts used and that never were, or no longer are, workload types → what they mean. */
export const retiredWorkloadTypes: Readonly<Record<string, string>> = {
  Singleton: 'SingletonServer',
  Replicated: 'Server',
  ReplicableService: 'Server',
  ReplicatedService: 'Server',
  ReplicableWorker: 'Worker',
  ReplicableTask: 'Task',
};
