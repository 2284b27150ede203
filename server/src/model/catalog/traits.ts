// The traits that the specification and its reference runtime bring, as data.
import type { JsonSchema } from '../../schema/json-schema.ts';

export interface TraitInfo {
  /** The name to write in an attachment. */
  readonly name: string;
  /** Other spellings that mean the same trait; compared without regard to case. */
  readonly aliases: readonly string[];
  /** One sentence. */
  readonly summary: string;
  /** More, as Markdown. */
  readonly description: string;
  /** Workload types it may be put on: kinds of the core groups, full names of others, or `*`. */
  readonly appliesTo: readonly string[];
  /** Whether it changes how many replicas run. */
  readonly scales: boolean;
  /** Schema of the properties, as a map. */
  readonly properties: JsonSchema;
  /** Spellings of properties that mean another one, such as `service_port`. */
  readonly propertyAliases: Readonly<Record<string, string>>;
  /** Properties that hold a name which the component of the instance declares, and of what kind. */
  readonly propertyNames: Readonly<Record<string, 'volume'>>;
}

// Where sources disagree on `appliesTo`, the union is taken (contradiction C20).
export const traits: readonly TraitInfo[] = [
  {
    name: 'manual-scaler',
    aliases: ['ManualScaler', 'manualscaler'],
    summary: 'Runs a fixed number of replicas.',
    description: 'Sets how many replicas of the instance run, until somebody changes the number.',
    appliesTo: ['Server', 'Service', 'Worker', 'Task', 'openfaas.com/v1alpha2.Function'],
    scales: true,
    propertyAliases: { replicas: 'replicaCount', replica_count: 'replicaCount' },
    propertyNames: {},
    properties: {
      type: 'object',
      additionalProperties: false,
      required: ['replicaCount'],
      properties: {
        replicaCount: {
          type: 'integer',
          minimum: 0,
          description: 'Number of replicas. 0 stops the instance and keeps its objects.',
          examples: [3],
        },
      },
    },
  },
  {
    name: 'auto-scaler',
    aliases: ['Autoscaler', 'AutoScaler', 'autoscaler'],
    summary: 'Lets the number of replicas follow the load.',
    description:
      'Adds and removes replicas so that the average use of processor or memory stays near the given percentage. Set `cpu`, `memory` or both; with neither there is nothing to follow.',
    appliesTo: ['Server', 'Service', 'Worker', 'Task'],
    scales: true,
    propertyAliases: { min: 'minimum', max: 'maximum' },
    propertyNames: {},
    properties: {
      type: 'object',
      additionalProperties: false,
      properties: {
        minimum: {
          type: 'integer',
          minimum: 1,
          default: 1,
          description: 'Fewest replicas that ever run.',
          examples: [1],
        },
        maximum: {
          type: 'integer',
          minimum: 1,
          default: 10,
          description: 'Most replicas that ever run.',
          examples: [10],
        },
        cpu: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          $comment: 'unit: percent',
          description: 'Average use of the processor to aim for, in percent of what is required.',
          examples: [50],
        },
        memory: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          $comment: 'unit: percent',
          description: 'Average use of memory to aim for, in percent of what is required.',
          examples: [70],
        },
      },
    },
  },
  {
    name: 'ingress',
    aliases: ['Ingress'],
    summary: 'Lets traffic from outside reach the instance.',
    description:
      'Routes HTTP requests for a host name and a path to one port of the instance. Only workload types with an endpoint can take it.',
    appliesTo: ['Server', 'Service', 'SingletonServer', 'SingletonService'],
    scales: false,
    propertyAliases: {
      service_port: 'servicePort',
      tls_hosts: 'tlsHosts',
      tls_secret_name: 'tlsSecretName',
      host: 'hostname',
      port: 'servicePort',
    },
    propertyNames: {},
    properties: {
      type: 'object',
      additionalProperties: false,
      required: ['hostname', 'servicePort'],
      properties: {
        hostname: {
          type: 'string',
          description: 'Host name that requests must carry.',
          examples: ['www.example.com'],
        },
        servicePort: {
          type: 'integer',
          minimum: 1,
          maximum: 65535,
          $comment: 'unit: port number',
          description: 'Port of the instance that requests go to: one that a container declares.',
          examples: [80],
        },
        path: {
          type: 'string',
          default: '/',
          description: 'Beginning of the paths that are routed to the instance.',
          examples: ['/'],
        },
        tlsHosts: {
          type: 'string',
          description:
            'Host names that the certificate is for, with commas and no blanks between them. Needs `tlsSecretName`.',
          examples: ['www.example.com,example.com'],
        },
        tlsSecretName: {
          type: 'string',
          description: 'Secret that holds the certificate and its key.',
          examples: ['www-example-com-tls'],
        },
      },
    },
  },
  {
    name: 'volume-mounter',
    aliases: ['VolumeMounter', 'volumemounter'],
    summary: 'Gives a volume of the component its storage.',
    description:
      'Claims storage of a storage class for one volume that the component declares. A component with several volumes takes one attachment for each.',
    appliesTo: [
      'Server',
      'Service',
      'SingletonServer',
      'SingletonService',
      'Worker',
      'SingletonWorker',
      'Task',
      'SingletonTask',
    ],
    scales: false,
    propertyAliases: { volumename: 'volumeName', storageclass: 'storageClass' },
    propertyNames: { volumeName: 'volume' },
    properties: {
      type: 'object',
      additionalProperties: false,
      required: ['volumeName', 'storageClass'],
      properties: {
        volumeName: {
          type: 'string',
          description: 'Name of the volume, as the component spells it.',
          examples: ['data'],
        },
        storageClass: {
          type: 'string',
          description: 'Storage class of the cluster that the storage is taken from.',
          examples: ['default'],
        },
      },
    },
  },
  {
    name: 'empty',
    aliases: ['Empty'],
    summary: 'Does nothing.',
    description: 'A trait without any effect, for trying out how traits are attached.',
    appliesTo: ['*'],
    scales: false,
    propertyAliases: {},
    propertyNames: {},
    properties: { type: 'object', properties: {} },
  },
];
