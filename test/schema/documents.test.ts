// What the schemas take and what they refuse: each slip is one change to a document that is right.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const folder = join(import.meta.dirname, '../../schemas');
const compiled = new Map<string, ValidateFunction>();

function accepts(id: string, document: unknown): boolean {
  const known = compiled.get(id);
  if (known !== undefined) return known(document);
  const schema = JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')) as object;
  const validate = new Ajv({ strict: true }).compile(schema);
  compiled.set(id, validate);
  return validate(document);
}

/** Takes the spec as flow YAML; the envelope around it follows from the kind. */
function acceptsSpec(id: string, spec: string): boolean {
  const [, apiVersion, kind] = /^(.*)\/([^/]+)$/.exec(id) ?? [];
  return accepts(id, {
    apiVersion,
    kind,
    metadata: { name: 'sample' },
    spec: parse(spec) as unknown,
  });
}

const oam = 'core.oam.dev/v1alpha1';
const hydra = 'core.hydra.io/v1alpha1';

describe('ComponentSchematic', () => {
  const container = (field: string) =>
    `{workloadType: ${oam}.Server, containers: [{name: web, image: "nginx:1.17", ${field}}]}`;

  it.each([
    'cmd: [nginx], args: [-g, daemon off;]',
    'resources: {cpu: {required: 0.5}, memory: {required: 128M}, gpu: {required: 0}}',
    'resources: {volumes: [{name: data, mountPath: /d, disk: {required: "1000"}}]}',
    'resources: {extended: [{name: ext.example.com/v1.Sensor, required: "1"}]}',
    'env: [{name: A, value: "1"}, {name: B, fromParam: b}, {name: C, value: x, fromParam: c}]',
    'config: [{path: /etc/a, value: b}]',
    'ports: [{name: dns, containerPort: 53, protocol: UDP}]',
    'livenessProbe: {exec: {command: [ls]}}, readinessProbe: {tcpSocket: {port: 80}}',
    'imagePullSecret: registry-credentials',
  ])('takes a container with %s', (field) => {
    expect(acceptsSpec(`${oam}/ComponentSchematic`, container(field))).toBe(true);
  });

  it.each([
    'command: [nginx]',
    'cmd: nginx',
    'env: null',
    'env: [{name: A}]',
    'env: [{name: A, value: 1}]',
    'env: [{name: 1A, value: x}]',
    'config: [{name: /etc/a, value: b}]',
    'config: [{path: /etc/a}]',
    'ports: [{name: http, value: 80}]',
    'ports: [{name: HTTP, containerPort: 80}]',
    'ports: [{name: http, containerPort: 0}]',
    'ports: [{name: http, containerPort: 70000}]',
    'ports: [{name: http, containerPort: 80, protocol: tcp}]',
    'resources: {cpu: {required: "0.5"}}',
    'resources: {cpu: {required: 0}}',
    'resources: {memory: {required: 128}}',
    'resources: {memory: {required: 128Mi}}',
    'resources: {memory: {required: "0"}}',
    'resources: {gpu: {required: -1}}',
    'resources: {volumes: [{name: data, mountPath: relative}]}',
    'resources: {volumes: [{name: data, mountPath: /d, accessMode: rw}]}',
    'resources: {volumes: [{name: data, mountPath: /d, sharingPolicy: shared}]}',
    'resources: {volumes: [{name: data, mountPath: /d, disk: {ephemeral: true}}]}',
    'resources: {extended: [{name: sensor, required: "1"}]}',
    'livenessProbe: {periodSeconds: 5}',
    'livenessProbe: {exec: {command: [ls]}, tcpSocket: {port: 80}}',
    'livenessProbe: {exec: {command: []}}',
    'livenessProbe: {exec: {command: ls}}',
    'livenessProbe: {httpGet: {path: /}}',
    'livenessProbe: {httpGet: {path: /, port: http}}',
    'livenessProbe: {httpGet: {path: /, port: 80, httpHeaders: {name: a, value: b}}}',
    'livenessProbe: {httpGet: {path: /, port: 80, httpHeaders: [{name: "a b", value: c}]}}',
    'livenessProbe: {tcpSocket: {port: 80}, periodSeconds: 0}',
    'imagePullSecret: My Secret',
  ])('refuses a container with %s', (field) => {
    expect(acceptsSpec(`${oam}/ComponentSchematic`, container(field))).toBe(false);
  });

  it.each([
    ['nginx', true],
    ['registry.example.com:5000/shop/web:1.4', true],
    [`nginx:1@sha256:${'a'.repeat(64)}`, true],
    ['Nginx latest', false],
    ['nginx@sha256:abc', false],
    ['{name: nginx, digest: x}', false],
  ])('reads the image %s: %s', (image, expected) => {
    const spec = `{workloadType: ${oam}.Server, containers: [{name: web, image: ${image}}]}`;
    expect(acceptsSpec(`${oam}/ComponentSchematic`, spec)).toBe(expected);
  });

  it.each([
    ['core.oam.dev/v1alpha1.Server', true],
    ['ext.example.com/v2beta1.Function', true],
    ['Server', false],
    ['core.oam.dev/1.Server', false],
    ['core.oam.dev/v1alpha1', false],
    ['core.oam.dev/v1alpha1.server', false],
  ])('reads the workload type %s: %s', (type, expected) => {
    expect(acceptsSpec(`${oam}/ComponentSchematic`, `{workloadType: ${type}}`)).toBe(expected);
  });

  it.each([
    ['parameters: [{name: größe-1.2_b, type: number, default: 3}]', true],
    ['parameters: [{name: a, type: int}]', false],
    ['parameters: [{name: a b, type: string}]', false],
    ['parameters: [{name: a, type: string, value: b}]', false],
    ['workloadSettings: [{name: a, value: {any: [shape]}}]', true],
    ['workloadSettings: [{name: a, type: string}]', false],
    ['arch: arm64, osType: zos', true],
    ['arch: x86', false],
    ['os: linux', false],
  ])('reads %s: %s', (field, expected) => {
    const spec = `{workloadType: ${oam}.Task, ${field}}`;
    expect(acceptsSpec(`${oam}/ComponentSchematic`, spec)).toBe(expected);
  });

  it.each(['config: [{path: /a, value: b}]', 'imagePullSecret: s', 'resources: {extended: []}'])(
    'knows %s only since the draft',
    (field) => {
      expect(acceptsSpec(`${oam}/ComponentSchematic`, container(field))).toBe(true);
      expect(acceptsSpec(`${hydra}/ComponentSchematic`, container(field))).toBe(false);
    },
  );
});

describe('configurations', () => {
  const ids = [`${oam}/ApplicationConfiguration`, `${hydra}/OperationalConfiguration`];
  const instance = (field: string) =>
    `{components: [{componentName: a, instanceName: b, ${field}}]}`;

  it.each([
    '{}',
    '{variables: null, scopes: null, components: null}',
    '{variables: [{name: a, value: 3}]}',
    '{scopes: [{name: a, type: x.io/v1.A, properties: [{name: b, value: [c]}]}]}',
    '{scopes: [{name: a, type: x.io/v1.A, properties: {b: c}}]}',
    instance('parameterValues: null, traits: null'),
    instance('applicationScopes: [net, health]'),
  ])('take %s in both groups', (spec) => {
    expect(ids.map((id) => acceptsSpec(id, spec))).toEqual([true, true]);
  });

  it.each([
    '{components: {componentName: a, instanceName: b}}',
    '{components: [{name: a, instanceName: b}]}',
    '{components: [{componentName: a}]}',
    '{variables: [{name: a}]}',
    '{variables: [{name: a, value: [b]}]}',
    '{scopes: [{name: a, type: Network}]}',
    '{scopes: [{name: a, type: x.io/v1.A, parameterValues: []}]}',
    instance('parameterValues: [{name: a, fromParam: b}]'),
    instance('applicationScopes: [a, a]'),
    instance('applicationScopes: null'),
    instance('traits: [{name: a, type: x.io/v1.A, properties: [{name: b, value: c}]}]'),
    instance('traits: [{name: a, type: x.io/v1.A, parameterValues: []}]'),
  ])('refuse %s in both groups', (spec) => {
    expect(ids.map((id) => acceptsSpec(id, spec))).toEqual([false, false]);
  });

  it('name a trait in one group, and its type as well in the draft', () => {
    const named = instance('traits: [{name: ingress}]');
    const typed = instance('traits: [{name: ingress, type: x.io/v1.Ingress}]');
    expect(ids.map((id) => acceptsSpec(id, named))).toEqual([true, false]);
    expect(ids.map((id) => acceptsSpec(id, typed))).toEqual([false, true]);
  });
});

describe('definitions of the platform', () => {
  it.each([
    ['Trait', '{appliesTo: ["*"], properties: {type: object}}', true],
    ['Trait', `{appliesTo: [${oam}.Server], properties: "{}"}`, true],
    ['Trait', '{appliesTo: ["*"], properties: [{name: a, type: integer, required: true}]}', true],
    ['Trait', '{appliesTo: ["*"], properties: [{name: a, type: int}]}', false],
    ['Trait', '{appliesTo: [], properties: {}}', false],
    ['Trait', '{appliesTo: [Server], properties: {}}', false],
    ['Trait', '{appliesTo: ["**"], properties: {}}', false],
    ['Trait', '{appliesTo: ["*"]}', false],
    ['ApplicationScope', '{type: a.io/v1.B, allowComponentOverlap: true}', true],
    ['ApplicationScope', '{type: a.io/v1.B}', false],
    ['ApplicationScope', '{type: B, allowComponentOverlap: true}', false],
    ['WorkloadType', '{group: a.io, names: {kind: Function, plural: functions}}', true],
    ['WorkloadType', '{group: a.io, names: {kind: function}}', false],
    ['WorkloadType', '{group: a.io, names: {kind: Function, singular: my-fn}}', false],
    ['WorkloadType', '{group: a.io, version: v1, names: {kind: Function}}', false],
    [
      'WorkloadType',
      '{group: a.io, names: {kind: A}, settings: [{name: a.b, type: string}]}',
      false,
    ],
  ])('%s reads %s: %s', (kind, spec, expected) => {
    expect([oam, hydra].map((group) => acceptsSpec(`${group}/${kind}`, spec))).toEqual([
      expected,
      expected,
    ]);
  });
});

describe('the envelope', () => {
  const trait = { apiVersion: oam, kind: 'Trait', spec: { appliesTo: ['*'], properties: {} } };
  const withMetadata = (metadata: string) => ({ ...trait, metadata: parse(metadata) as unknown });

  it.each([
    [
      '{name: a, labels: {example.com/a: b, c: ""}, annotations: {version: v1.0.0, any: text}}',
      true,
    ],
    ['{name: a, namespace: b, uid: c, creationTimestamp: null, finalizers: [d]}', true],
    [`{name: ${'a'.repeat(63)}}`, true],
    [`{name: ${'a'.repeat(64)}}`, false],
    ['{name: -bad}', false],
    ['{labels: {a: b}}', false],
    ['{name: a, labels: [b]}', false],
    ['{name: a, labels: {b c: d}}', false],
    ['{name: a, labels: {b: c d}}', false],
    ['{name: a, annotations: {version: 1.0}}', false],
    ['{name: a, annotations: {version: one}}', false],
    ['{name: a, version: 1.0.0}', false],
    ['{name: a, anything: else}', false],
  ])('reads metadata %s: %s', (metadata, expected) => {
    expect(accepts(`${oam}/Trait`, withMetadata(metadata))).toBe(expected);
  });

  it('has version and description beside the name in the draft', () => {
    const document = {
      ...withMetadata('{name: a, version: 1.0.0, description: b}'),
      apiVersion: hydra,
    };
    expect(accepts(`${hydra}/Trait`, document)).toBe(true);
  });

  it('takes a status and no other key', () => {
    const document = withMetadata('{name: a}');
    expect(accepts(`${oam}/Trait`, { ...document, status: { phase: 'synced' } })).toBe(true);
    expect(accepts(`${oam}/Trait`, { ...document, specs: {} })).toBe(false);
    expect(accepts(`${oam}/Trait`, { ...document, apiVersion: 'core.oam.dev/v1' })).toBe(false);
  });
});

describe('the settings file', () => {
  it.each([
    ['{}', true],
    ['{profile: rudr, rules: {image-tag: off}, include: ["**/*.yaml"], exclude: []}', true],
    ['{profile: strict}', false],
    ['{rules: {imageTag: off}}', false],
    ['{rules: {image-tag: info}}', false],
    ['{rules: {image-tag: true}}', false],
    ['{include: "**/*.yaml"}', false],
    ['{extends: other.yaml}', false],
  ])('reads %s: %s', (settings, expected) => {
    expect(accepts('oam.config', parse(settings))).toBe(expected);
  });
});
