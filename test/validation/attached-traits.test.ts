// Rules on the traits that configurations attach, held against the built-in ones.
import { describe, expect, test } from 'vitest';
import { configuration, draftConfiguration, traits } from '../support/configuration.ts';
import { fixed, fixTitles, marksIn, problemsOf } from '../support/problems.ts';

const attach = (items: string): string => configuration(traits(items));
const ingress = (properties: string): string =>
  attach(`- name: ingress\n  properties: {${properties}}`);
const scaler = (properties: string): string =>
  attach(`- name: auto-scaler\n  properties: {${properties}}`);

describe('properties', () => {
  test.each([
    ['hostname: a.io, servicePort: 80', []],
    ['hostname: a.io, service_port: 80', ['warning unknown-trait-property: service_port']],
    ['host: a.io, servicePort: 80', ['warning unknown-trait-property: host']],
    ['hostname: a.io, serviceport: 80', ['warning unknown-trait-property: serviceport']],
    ['hostname: a.io, servicePort: 80, color: red', ['warning unknown-trait-property: color']],
    ['hostname: a.io', ['warning missing-trait-property: properties']],
    ['hostname: , servicePort: 80', ['warning missing-trait-property: hostname']],
    ['hostname: a.io, servicePort: 80, path: ', []],
    ['hostname: a.io, servicePort: "80"', ['warning trait-property-type: "80"']],
    ['hostname: a.io, servicePort: 80.5', ['error trait-property-type: 80.5']],
    ['hostname: 1, servicePort: 80', ['error trait-property-type: 1']],
    ['hostname: a.io, servicePort: 70000', ['warning ingress-port: 70000']],
    ['hostname: a.io, servicePort: "[fromVariable(p)]"', ['error unknown-variable: p']],
    ['hostname: "{{ .host }}", servicePort: 80', ['information template-text: "{{ .host }}"']],
    ['hostname: "*.a.io", servicePort: 80', []],
    ['hostname: a_b.io, servicePort: 80', ['warning ingress-hostname: a_b.io']],
    ['hostname: a.io, servicePort: 80, path: x', ['warning ingress-path: x']],
    ['hostname: a.io, servicePort: 80, tlsHosts: a.io', ['warning ingress-tls: tlsHosts']],
    [
      'hostname: a.io, servicePort: 80, tlsHosts: "a.io, b.io", tlsSecretName: s',
      ['warning ingress-tls: "a.io, b.io"'],
    ],
  ])('ingress {%s}', (properties, expected) => {
    expect(marksIn(ingress(properties))).toEqual(expected);
  });

  test('a renamed property keeps its value, in JSON too', () => {
    expect(fixed('unknown-trait-property', ingress('hostname: a.io, service_port: 80'))).toBe(
      ingress('hostname: a.io, servicePort: 80'),
    );
    const json =
      '{"apiVersion":"core.oam.dev/v1alpha1","kind":"ApplicationConfiguration","metadata":{"name":"a"},"spec":{"components":[{"componentName":"a","instanceName":"b","traits":[{"name":"ingress","properties":{"hostname":"a.io","service_port":80}}]}]}}';
    expect(marksIn(json)).toEqual(['warning unknown-trait-property: "service_port"']);
    expect(fixed('unknown-trait-property', json)).toBe(json.replace('service_port', 'servicePort'));
  });

  test('a second spelling of what is there is not renamed', () => {
    const text = ingress('hostname: a.io, host: b.io, servicePort: 80');
    expect(fixTitles('unknown-trait-property', text)).toEqual(['Remove "host"']);
  });

  test('a number in quotes is taken out of them', () => {
    expect(fixed('trait-property-type', ingress('hostname: a.io, servicePort: "80"'))).toBe(
      ingress('hostname: a.io, servicePort: 80'),
    );
    expect(
      fixTitles('trait-property-type', ingress('hostname: a.io, servicePort: "80.5"')),
    ).toEqual([]);
  });

  test.each([
    ['- name: manual-scaler', 'properties:\n            replicaCount: ${1:3}'],
    ['- name: manual-scaler\n  properties:', 'properties:\n            replicaCount: ${1:3}'],
    ['- name: manual-scaler\n  properties: {}', 'properties: {replicaCount: ${1:3}}'],
    ['- {name: manual-scaler}', '{name: manual-scaler, properties: { replicaCount: ${1:3} }}'],
  ])('%j gets what it lacks', (items, expected) => {
    expect(marksIn(attach(items))).toHaveLength(1);
    expect(fixed('missing-trait-property', attach(items))).toContain(expected);
  });

  test('what somebody else defines is left alone', () => {
    expect(marksIn(attach('- name: ours\n  properties: {anything: [1]}\n- name: empty'))).toEqual(
      [],
    );
    const text = draftConfiguration(traits('- name: edge\n  type: example.com/v1.Ingress'));
    expect(marksIn(text)).toEqual([]);
  });
});

describe('shapes', () => {
  test('a list becomes a mapping', () => {
    const text = attach(
      '- name: manual-scaler\n  properties:\n    - name: replicaCount\n      value: 2',
    );
    expect(marksIn(text)).toEqual(['warning trait-properties-list: properties']);
    expect(fixed('trait-properties-list', text)).toBe(
      attach('- name: manual-scaler\n  properties:\n    replicaCount: 2'),
    );
  });

  test('a list that says more is left to its author', () => {
    const text = attach(
      '- name: manual-scaler\n  properties:\n    - name: replicaCount\n      value: 2\n      note: why',
    );
    expect(fixTitles('trait-properties-list', text)).toEqual([]);
  });

  test.each([
    [
      '- name: ingress\n  parameterValues: {hostname: a.io, servicePort: 80}',
      'error',
      '- name: ingress\n  properties: {hostname: a.io, servicePort: 80}',
    ],
    [
      '- name: manual-scaler\n  parameterValues:\n    - name: replicaCount\n      value: 1',
      'warning',
      '- name: manual-scaler\n  properties:\n    replicaCount: 1',
    ],
  ])('%j', (items, inRudr, expected) => {
    const text = attach(items);
    expect(marksIn(text)).toEqual(['warning trait-parameter-values: parameterValues']);
    expect(marksIn(text, { profile: 'rudr' })).toEqual([
      `${inRudr} trait-parameter-values: parameterValues`,
    ]);
    expect(fixed('trait-parameter-values', text)).toBe(attach(expected));
  });

  test.each([
    [
      '- name: manual-scaler\n  replicaCount: 3',
      '- name: manual-scaler\n  properties:\n    replicaCount: 3',
    ],
    [
      '- {name: manual-scaler, replicaCount: 3}',
      '- {name: manual-scaler, properties: { replicaCount: 3 }}',
    ],
  ])('%j lacks a level', (items, expected) => {
    expect(marksIn(attach(items))).toEqual(['warning misplaced-trait-property: replicaCount']);
    expect(fixed('misplaced-trait-property', attach(items))).toBe(attach(expected));
  });

  test('wrong indentation', () => {
    const text = attach('- name: ingress\n  properties:\n    hostname: a.io\n  servicePort: 80');
    expect(marksIn(text)).toEqual(['warning misplaced-trait-property: servicePort']);
    expect(fixed('misplaced-trait-property', text)).toBe(
      attach('- name: ingress\n  properties:\n    hostname: a.io\n    servicePort: 80'),
    );
  });
});

describe('scalers', () => {
  test.each([
    ['cpu: 50', []],
    ['minimum: 2, memory: 50', []],
    ['minimum: 2', ['warning auto-scaler-metric: properties']],
    ['minimum: 2, CPU: 50', ['warning unknown-trait-property: CPU']],
    ['cpu: 101', ['warning auto-scaler-metric: 101']],
    ['cpu: 50, minimum: 0', ['error auto-scaler-range: 0']],
    ['cpu: 50, minimum: 3, maximum: 3', []],
    ['cpu: 50, minimum: 3, maximum: 2', ['error auto-scaler-range: 2']],
    ['cpu: 50, minimum: 11', ['warning auto-scaler-range: 11']],
    ['cpu: 50, minimum: "[fromVariable(m)]", maximum: 2', ['error unknown-variable: m']],
  ])('auto-scaler {%s}', (properties, expected) => {
    expect(marksIn(scaler(properties))).toEqual(expected);
  });

  test('replicas', () => {
    const text = attach('- name: ManualScaler\n  properties: {replicaCount: -2}');
    expect(problemsOf('negative-replicas', text)[0]?.[3]).toBe(
      '"replicaCount" must be at least 0, which stops the instance.',
    );
  });

  test('two of them', () => {
    const text = attach(
      '- name: manual-scaler\n  properties: {replicaCount: 1}\n- name: autoscaler\n  properties: {cpu: 50}',
    );
    expect(marksIn(text)).toEqual(['warning two-scalers: autoscaler']);
  });
});

describe('the same trait twice', () => {
  const mount = (volume: string): string =>
    `- name: volume-mounter\n  properties: {volumeName: ${volume}, storageClass: s}\n`;

  test.each([
    ['- name: ours\n- name: Ours', ['error duplicate-trait: Ours']],
    [mount('a') + mount('b'), ['warning duplicate-trait: volume-mounter']],
    [mount('a') + mount('a'), ['error duplicate-trait: volume-mounter']],
    ['- name: ours\n- name: theirs', []],
  ])('%j', (items, expected) => {
    expect(marksIn(attach(items))).toEqual(expected);
  });

  test('in the draft the type counts, and names are labels', () => {
    const text = (first: string, second: string): string =>
      draftConfiguration(traits(`- ${first}\n- ${second}`));
    const [a, b] = ['type: example.com/v1.A', 'type: example.com/v1.B'];
    expect(marksIn(text(`{name: x, ${a}}`, `{name: y, ${a}}`))).toEqual([
      'error duplicate-trait: example.com/v1.A',
    ]);
    expect(marksIn(text(`{name: x, ${a}}`, `{name: x, ${b}}`))).toEqual([
      'warning duplicate-trait-name: x',
    ]);
    expect(marksIn(text(`{name: x, ${a}}`, `{name: y, ${b}}`))).toEqual([]);
  });
});

describe('which trait', () => {
  test.each([
    ['- name: edge', 'warning trait-type: name'],
    ['- name: empty', 'information trait-type: name'],
    ['- {name: edge, type: Edge}', 'warning trait-type: Edge'],
    ['- type: example.com/v1.A', 'error trait-name: type'],
  ])('draft %j', (items, expected) => {
    expect(marksIn(draftConfiguration(traits(items)))).toEqual([expected]);
  });

  test('the release has no type', () => {
    const text = attach('- name: empty\n  type: core.oam.dev/v1alpha1.Empty');
    expect(marksIn(text)).toEqual(['information trait-type: type']);
    expect(fixed('trait-type', text)).toBe(attach('- name: empty'));
  });
});
