// Sets of specs made up for properties of renderings: what may stand in them, sound and less sound.
import fc from 'fast-check';
import { stringify } from 'yaml';

type Fields = Readonly<Record<string, unknown>>;

const CORE = 'core.oam.dev/v1alpha1';
const PARAMETERS = ['size', 'host', 'flag', 'options'];
const COMPONENTS = ['web', 'db', 'batch'];
const VARIABLES = ['region', 'count'];

const name = fc.constantFrom('main', 'side', 'data', 'Über_Name', 'x'.repeat(70));
const text = fc.constantFrom('plain', '', 'a b', 'yes', '007', 'line\nline\n', '{{ .Values.x }}');
const value = fc.oneof(
  text,
  fc.integer({ min: -3, max: 70_000 }),
  fc.boolean(),
  fc.constantFrom(null, 0.25, [1, 'two'], { b: 1, a: { d: 2, c: [3] } }, '[fromVariable(gone)]'),
  fc.constantFrom(...VARIABLES).map((variable) => `[fromVariable(${variable})]`),
  fc.constantFrom(...VARIABLES).map((variable) => `at [fromVariable(${variable})]`),
);
const user = fc.oneof(
  fc.record({ value: text }),
  fc.record({ fromParam: mostly(fc.constantFrom(...PARAMETERS), 'gone') }),
);

function some(fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Fields> {
  return fc.record(fields, { requiredKeys: [] });
}

/** Mostly without one of the fields, which keeps the reference implementation from rendering at all. */
function mostlyWithout(key: string, fields: fc.Arbitrary<Fields>): fc.Arbitrary<Fields> {
  return fc
    .tuple(fields, fc.nat({ max: 9 }))
    .map(([all, chance]) =>
      chance === 0 ? all : Object.fromEntries(Object.entries(all).filter(([each]) => each !== key)),
    );
}

/** Mostly a sound value, at times an odd one. */
function mostly<T>(sound: fc.Arbitrary<T>, ...odd: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof(
    { weight: 30, arbitrary: sound },
    { weight: 1, arbitrary: fc.constantFrom(...odd) },
  );
}

function few<T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.array(item, { maxLength: 3 });
}

const handler = fc.constantFrom<Fields>(
  { exec: { command: ['true', 'really'] } },
  { httpGet: { path: '/', port: 8080, httpHeaders: [{ name: 'X-A', value: 'b' }] } },
  { tcpSocket: { port: 80 } },
  {},
);
const probe = fc
  .tuple(
    handler,
    some({
      periodSeconds: fc.integer({ min: 0, max: 9 }),
      timeoutSeconds: mostly<unknown>(fc.integer({ min: 0, max: 9 }), '3', null),
    }),
  )
  .map(([what, when]) => ({ ...what, ...when }));

const volume = fc.record({
  name,
  mountPath: fc.constantFrom('/data', '/var/x', 'nowhere'),
  accessMode: fc.constantFrom('RO', 'RW'),
  sharingPolicy: fc.constant('Exclusive'),
  disk: fc.option(some({ required: fc.constantFrom('1G', '5Gi', 3), ephemeral: fc.boolean() })),
});

const resources = some({
  cpu: fc.record({ required: mostly<unknown>(fc.constantFrom(0.5, 2), '1', 'much') }),
  memory: fc.record({ required: mostly<unknown>(fc.constantFrom('100MB', '1Gi', '64M'), 12) }),
  gpu: fc.record({ required: fc.constantFrom(0, 1, 1.5) }),
  volumes: few(volume),
  extended: few(fc.record({ name: fc.constantFrom('example.com/fpga', 'x'), required: value })),
});

const container = fc
  .tuple(
    fc.record({ name, image: fc.constantFrom('example/web:1', 'example/db') }),
    some({
      cmd: few(text),
      args: few(text),
      imagePullSecret: name,
      env: fc.uniqueArray(
        fc.tuple(name, user).map(([key, rest]) => ({ name: key, ...rest })),
        { maxLength: 3, selector: (item) => item.name },
      ),
      ports: few(
        fc.record({ name, containerPort: fc.integer({ min: 0, max: 9000 }), protocol: protocol() }),
      ),
      config: few(
        fc
          .tuple(fc.constantFrom('/etc/a/b', '/etc/a/c', 'd'), user)
          .map(([path, rest]) => ({ path, ...rest })),
      ),
      resources,
      livenessProbe: probe,
      readinessProbe: probe,
    }),
  )
  .map(([must, may]) => ({ ...must, ...may }));

function protocol(): fc.Arbitrary<unknown> {
  return mostly<unknown>(fc.constantFrom('TCP', 'UDP'), 'tcp', 'HTTP');
}

const workloadType = fc.oneof(
  fc
    .constantFrom('Server', 'SingletonServer', 'Worker', 'SingletonWorker', 'Task', 'SingletonTask')
    .map((kind) => `${CORE}.${kind}`),
  fc.constantFrom('openfaas.com/v1alpha2.Function', 'example.com/v1.Thing', 'nonsense', 7),
);

const parameter = fc
  .tuple(
    fc.constantFrom(...PARAMETERS),
    some({ required: fc.boolean(), default: value }),
    mostly<unknown>(fc.constant('string'), 'number', null),
  )
  .map(([key, rest, type]) => ({ name: key, type, ...rest }));

const settings = few(
  fc.tuple(name, user).map(([key, rest]) => ({ name: key, type: 'string', ...rest })),
);

function resource(kind: string, called: string, spec: unknown): Fields {
  return { apiVersion: CORE, kind, metadata: { name: called }, spec };
}

const componentSpec = some({
  workloadType,
  osType: fc.constantFrom('linux', 'windows', 'beos'),
  arch: fc.constantFrom('amd64', 'arm64'),
  parameters: few(parameter),
  containers: few(container),
  workloadSettings: settings,
});
const components = fc.tuple(
  ...COMPONENTS.map((called) =>
    componentSpec.map((spec) => resource('ComponentSchematic', called, spec)),
  ),
);

const trait = fc.oneof(
  fc.record({ name: fc.constant('manual-scaler'), properties: some({ replicaCount: value }) }),
  fc.record({
    name: fc.constant('auto-scaler'),
    properties: some({ minimum: value, maximum: value, cpu: value, memory: value }),
  }),
  fc.record({
    name: fc.constant('ingress'),
    properties: some({ hostname: value, path: text, servicePort: value }),
  }),
  fc.record({
    name: fc.constant('volume-mounter'),
    properties: some({ volumeName: name, storageClass: text }),
  }),
  fc.record({ name: fc.constantFrom('own-trait', 5), properties: few(some({ name, value })) }),
);

const instance = fc
  .tuple(
    fc.record({
      componentName: mostly(fc.constantFrom(...COMPONENTS), 'gone'),
      instanceName: fc.constantFrom('one', 'two', 'Three_3'),
    }),
    mostlyWithout(
      'applicationScopes',
      some({
        parameterValues: few(fc.record({ name: fc.constantFrom(...PARAMETERS), value })),
        traits: few(trait),
        applicationScopes: few(fc.constantFrom('net', 'health', 'gone')),
      }),
    ),
  )
  .map(([must, may]) => ({ ...must, ...may }));

const scope = fc.constantFrom<Fields>(
  { name: 'net', type: `${CORE}.Network`, properties: [{ name: 'network-id', value: 'a' }] },
  {
    name: 'health',
    type: `${CORE}.Health`,
    properties: { 'probe-method': 'httpget', 'probe-timeout': 30 },
  },
);

const configuration = fc
  .tuple(
    fc.constantFrom('app', 'other'),
    mostlyWithout(
      'scopes',
      some({
        variables: few(fc.record({ name: fc.constantFrom(...VARIABLES), value })),
        components: fc.array(instance, { minLength: 1, maxLength: 3 }),
        scopes: few(scope),
      }),
    ),
  )
  .map(([called, spec]) => resource('ApplicationConfiguration', called, spec));

/**
 * Names of variables of containers are unique and no volume is shared: where two declarations decide
 * one value together, no change of one of them shows. Texts by URI: one file for the components, one for what uses them.
 */
export const generatedSet: fc.Arbitrary<ReadonlyMap<string, string>> = fc
  .tuple(components, fc.array(configuration, { minLength: 1, maxLength: 2 }))
  .map(
    ([defined, configurations]) =>
      new Map([
        ['file:///components.yaml', asFile(defined)],
        ['file:///app.yaml', asFile(configurations)],
      ]),
  );

function asFile(documents: readonly Fields[]): string {
  return documents
    .map((document) => stringify(document, { aliasDuplicateObjects: false }))
    .join('---\n');
}
