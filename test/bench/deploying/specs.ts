// The application of 300 objects that is deployed, as OAM specs.

/** Components with ports, which become a Deployment, a ConfigMap, a Service and an Ingress each. The addresses for Services must do for a whole run. */
const servers = 16;
/** Components without, which become a Deployment and a ConfigMap each. */
const workers = 118;
const components = servers + workers;
/** Components that differ in the second version: in their image and in a file of theirs. */
const changed = 15;

/** Objects that the specs are rendered to, and those that differ in the second version. */
export const objectCount = 4 * servers + 2 * workers;
export const changedObjects = 2 * changed;

export type Version = 'first' | 'second';

/** The specs as one text. Nothing runs, because what pods cost is not what is measured. */
export function specsOf(version: Version): string {
  const names = Array.from({ length: components }, (_, at) => `part-${at}`);
  const configuration = {
    ...head('ApplicationConfiguration', 'shop'),
    spec: {
      components: names.map((name, at) => ({
        componentName: name,
        instanceName: name,
        traits: at < servers ? [stopped, ingressOf(name)] : [stopped],
      })),
    },
  };
  const schematics = names.map((name, at) => componentOf(name, at, version));
  // JSON is YAML.
  return [configuration, ...schematics]
    .map((each) => JSON.stringify(each, null, 1))
    .join('\n---\n');
}

const stopped = { name: 'manual-scaler', properties: { replicaCount: 0 } };

function ingressOf(name: string): object {
  const properties = { hostname: `${name}.example.com`, path: '/', servicePort: 80 };
  return { name: 'ingress', properties };
}

function componentOf(name: string, at: number, version: Version): object {
  const isServer = at < servers;
  const tag = version === 'second' && at >= components - changed ? '2' : '1';
  const main = {
    name: 'main',
    image: `example/${name}:${tag}`,
    resources: { cpu: { required: 0.01 }, memory: { required: '16M' } },
    env: [
      { name: 'LEVEL', value: 'info' },
      { name: 'PEER', value: `part-${(at + 1) % components}` },
    ],
    ...(isServer && {
      ports: [{ name: 'http', containerPort: 80 }],
      livenessProbe: { httpGet: { path: '/healthz', port: 80 } },
    }),
    config: [{ path: '/etc/limits.ini', value: `version = ${tag}\nlimit = ${at}` }],
  };
  const workloadType = `core.oam.dev/v1alpha1.${isServer ? 'Server' : 'Worker'}`;
  return { ...head('ComponentSchematic', name), spec: { workloadType, containers: [main] } };
}

function head(kind: string, name: string) {
  return { apiVersion: 'core.oam.dev/v1alpha1', kind, metadata: { name } };
}
