// The OAM specs that the fault suites deploy: an application of twelve kinds of trouble, smaller ones and huge ones.

/** What differs from the usual application. */
export interface SpecChanges {
  /** Name of the configuration; `shop` when left out. */
  readonly name?: string;
  /** Tag of all images, and a value in the ConfigMap; `1` when left out. */
  readonly version?: string;
}

/** Objects of the whole shop. */
const wholeShop = 12;

/**
 * Specs that render to this many objects, as one text. With twelve, it is a shop: ConfigMap,
 * PersistentVolumeClaim, NetworkPolicy, Service (3), Deployment (3), StatefulSet,
 * HorizontalPodAutoscaler and Ingress. Fewer are Deployments called `worker-<n>`, more are the shop and
 * Deployments without replicas. All become ready on a hollow node where the claim finds its volume.
 */
export function specsOf(objects: number, { name = 'shop', version = '1' }: SpecChanges = {}) {
  const isShop = objects >= wholeShop;
  const workers = isShop ? objects - wholeShop : objects;
  const instances = [
    ...(isShop ? shop : []),
    ...Array.from({ length: workers }, (_, at) => ({
      componentName: 'worker',
      instanceName: `worker-${at + 1}`,
      ...(isShop && { traits: [scaledTo(0)] }),
    })),
  ];
  const configuration = {
    ...head('ApplicationConfiguration', name),
    spec: { ...(isShop && { scopes: [inside] }), components: instances },
  };
  const components = isShop ? shopComponents(version) : [workerOf(version)];
  // JSON is YAML.
  return [configuration, ...components]
    .map((each) => JSON.stringify(each, null, 1))
    .join('\n---\n');
}

function scaledTo(replicaCount: number) {
  return { name: 'manual-scaler', properties: { replicaCount } };
}

const inside = {
  name: 'inside',
  type: 'core.oam.dev/v1alpha1.NetworkScope',
  properties: [
    { name: 'network-id', value: 'shop' },
    { name: 'subnet-id', value: 'shop' },
    { name: 'internet-gateway-type', value: '' },
  ],
};

const shop = [
  {
    componentName: 'server',
    instanceName: 'web',
    traits: [
      { name: 'auto-scaler', properties: { minimum: 1, maximum: 3, cpu: 60 } },
      {
        name: 'ingress',
        properties: { hostname: 'shop.example.com', path: '/', servicePort: 80 },
      },
    ],
  },
  // Hollow nodes mount no ConfigMaps, so nothing may run that has one.
  { componentName: 'configured', instanceName: 'api', traits: [scaledTo(0)] },
  {
    componentName: 'database',
    instanceName: 'data',
    traits: [
      { name: 'volume-mounter', properties: { volumeName: 'files', storageClass: 'none-such' } },
    ],
  },
  { componentName: 'worker', instanceName: 'orders', applicationScopes: ['inside'] },
];

/** Where the shop keeps its data: the claim that its volume has to be made for. */
export const shopClaim = { name: 'data-files', storageClass: 'none-such', size: '1M' };

function shopComponents(version: string): readonly object[] {
  const http = [{ name: 'http', containerPort: 80 }];
  const config = [{ path: '/etc/limits.ini', value: `version = ${version}` }];
  const volume = {
    name: 'files',
    mountPath: '/data',
    accessMode: 'RW',
    sharingPolicy: 'Exclusive',
    disk: { required: shopClaim.size, ephemeral: false },
  };
  return [
    component('server', 'Server', { ...container(version), ports: http }),
    component('configured', 'Server', { ...container(version), ports: http, config }),
    component('database', 'SingletonServer', {
      ...container(version, [volume]),
      ports: [{ name: 'sql', containerPort: 5432 }],
    }),
    workerOf(version),
  ];
}

function workerOf(version: string): object {
  return component('worker', 'Worker', container(version));
}

function component(name: string, type: string, main: object): object {
  const spec = { workloadType: `core.oam.dev/v1alpha1.${type}`, containers: [main] };
  return { ...head('ComponentSchematic', name), spec };
}

function container(version: string, volumes: readonly object[] = []) {
  const amounts = { cpu: { required: 0.01 }, memory: { required: '16M' } };
  return {
    name: 'main',
    image: `example/program:${version}`,
    resources: { ...amounts, ...(volumes.length > 0 && { volumes }) },
  };
}

function head(kind: string, name: string) {
  return { apiVersion: 'core.oam.dev/v1alpha1', kind, metadata: { name } };
}
