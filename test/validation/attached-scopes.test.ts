// Rules on the scopes of configurations.
import { describe, expect, test } from 'vitest';
import { configuration, draftConfiguration, instance } from '../support/configuration.ts';
import { fixed, fixTitles, marksIn } from '../support/problems.ts';

const HEALTH = 'core.oam.dev/v1alpha1.HealthScope';
const NETWORK = 'core.oam.dev/v1alpha1.NetworkScope';
const PROBE = '[{name: probe-method, value: kube-get}, {name: probe-endpoint, value: .status}';
const scope = (fields: string): string => configuration(`scopes:\n  - {${fields}}`);
const health = (more: string): string =>
  scope(`name: h, type: ${HEALTH}, properties: ${PROBE}${more}]`);
const network = (name: string): string =>
  `  - {name: ${name}, type: ${NETWORK}, properties: [{name: network-id, value: n}, {name: subnet-id, value: s}]}\n`;

describe('names and types', () => {
  test.each([
    [`type: example.com/v1.A`, ['error scope-name: type']],
    [`name: a b, type: example.com/v1.A`, ['error scope-name: a b']],
    ['name: a', ['error missing-scope-type: name']],
    ['name: example.com/v1.A', ['warning missing-scope-type: example.com/v1.A']],
    ['name: a, type: Thing', ['error scope-type-format: Thing']],
    [
      'name: a, type: example.com/v1.thing',
      ['information kind-in-small-letters: example.com/v1.thing'],
    ],
    [
      'name: a, type: core.oam.dev/v1alpha1.health',
      ['error unknown-scope-type: core.oam.dev/v1alpha1.health'],
    ],
    [
      'name: a, type: core.oam.dev/v1alpha1.Storage',
      ['error unknown-scope-type: core.oam.dev/v1alpha1.Storage'],
    ],
    ['name: a, type: example.com/v1.Thing', []],
  ])('%s', (fields, expected) => {
    expect(marksIn(scope(fields))).toEqual(expected);
  });

  test('inexact names of built-in types', () => {
    const text = scope(`name: h, type: core.oam.dev/v1.HealthScope, properties: ${PROBE}]`);
    expect(marksIn(text)).toEqual(['warning unknown-scope-type: core.oam.dev/v1.HealthScope']);
    expect(fixed('unknown-scope-type', text)).toBe(health(''));
    expect(fixed('scope-type-format', scope(`name: h, type: Health, properties: ${PROBE}]`))).toBe(
      health(''),
    );
  });

  test('Rudr knows one spelling, and types of nobody else', () => {
    const rudr = { profile: 'rudr' } as const;
    expect(marksIn(health(''), rudr)).toEqual([]);
    const table = scope(`name: h, type: core.oam.dev/v1alpha1.Health, properties: ${PROBE}]`);
    expect(marksIn(table)).toEqual([]);
    expect(marksIn(table, rudr)).toEqual([
      'error unknown-scope-type: core.oam.dev/v1alpha1.Health',
    ]);
    expect(marksIn(scope('name: a, type: example.com/v1.Thing'), rudr)).toEqual([
      'error unknown-scope-type: example.com/v1.Thing',
    ]);
    expect(marksIn(configuration(`scopes:\n${network('n')}`), rudr)).toEqual([
      `error rudr-network-scope: ${NETWORK}`,
    ]);
  });

  test('a type in the place of the name moves', () => {
    const text = configuration('scopes:\n  - name: example.com/v1.A');
    expect(fixed('missing-scope-type', text)).toContain(
      '- name: ${1:my-scope}\n      type: example.com/v1.A',
    );
  });

  test('the second of two equal names', () => {
    expect(
      marksIn(configuration('scopes: [{name: a, type: x.io/v1.A}, {name: a, type: x.io/v1.B}]')),
    ).toEqual(['error duplicate-scope: a']);
  });
});

describe('properties', () => {
  test.each([
    ['', []],
    [', {name: probe-interval, value: 30}', []],
    [', {name: probe-interval, value: 0}', ['warning scope-property-value: 0']],
    [', {name: probe-interval, value: "30"}', ['warning scope-property-value: "30"']],
    [', {name: probe-interval, value: "{{ .i }}"}', ['information template-text: "{{ .i }}"']],
    [', {name: failure-rate-threshold, value: 101}', ['warning scope-property-value: 101']],
    [', {name: required-healthy-components, value: [a]}', []],
    [', {name: required-healthy-components, value: [1]}', ['warning scope-property-value: 1']],
    [
      ', {name: healthThresholdPercentage, value: 90}',
      ['warning unknown-scope-property: healthThresholdPercentage'],
    ],
    [
      ', {name: color}',
      ['error scope-property-entry: name', 'warning unknown-scope-property: color'],
    ],
    [', {value: 1}', ['error scope-property-entry: value']],
  ])('health scope with %j', (more, expected) => {
    expect(marksIn(health(more))).toEqual(expected);
  });

  test('text with commas becomes a list', () => {
    const text = health(', {name: required-healthy-components, value: "a, b"}');
    expect(fixed('scope-property-value', text)).toBe(
      health(', {name: required-healthy-components, value: [a, b]}'),
    );
  });

  test('a property is renamed where its name stands', () => {
    const text = health(', {name: healthThresholdPercentage, value: 90}');
    expect(fixTitles('unknown-scope-property', text)[0]).toBe(
      'Change to "health-threshold-percentage" *',
    );
    expect(marksIn(fixed('unknown-scope-property', text))).toEqual([]);
  });

  test('a mapping becomes the list that all runtimes read', () => {
    const text = configuration(
      `scopes:\n  - name: h\n    type: ${HEALTH}\n    properties:\n      probe-method: kube-get\n      probe-endpoint: .status`,
    );
    expect(marksIn(text)).toEqual(['warning scope-properties-shape: properties']);
    expect(marksIn(text, { profile: 'rudr' })).toEqual([
      'error scope-properties-shape: properties',
    ]);
    expect(fixed('scope-properties-shape', text)).toContain(
      'properties:\n        - name: probe-method\n          value: kube-get\n        - name: probe-endpoint\n          value: .status\n',
    );
    expect(marksIn(fixed('scope-properties-shape', text))).toEqual([]);
  });

  test('what is missing is added to the list', () => {
    const text = configuration(
      `scopes:\n  - name: h\n    type: ${HEALTH}\n    properties:\n      - name: probe-method\n        value: kube-get`,
    );
    expect(marksIn(text)).toEqual(['error missing-scope-property: properties']);
    expect(fixed('missing-scope-property', text)).toContain(
      '- name: probe-endpoint\n          value: ${1:.status}',
    );
  });

  test('the draft fills in whether a network is visible', () => {
    expect(
      marksIn(draftConfiguration('scopes: [{name: n, type: core.hydra.io/v1alpha1.Network}]')),
    ).toEqual([]);
  });

  test('older keys and leftovers', () => {
    const older = scope(`name: h, type: ${HEALTH}, parameterValues: ${PROBE}]`);
    expect(marksIn(older)).toEqual(['warning scope-properties-shape: parameterValues']);
    expect(fixed('scope-properties-shape', older)).toBe(health(''));
    expect(marksIn(health(', {name: probe-timeout, from: t}'))).toEqual([
      'warning from-param-in-configuration: from',
    ]);
  });
});

describe('joining', () => {
  const join = (names: string, scopes = network('a') + network('b')): string =>
    configuration(`scopes:\n${scopes}${instance(`applicationScopes: ${names}`)}`);
  const marks = (text: string): string[] =>
    marksIn(text).filter((mark) => !mark.startsWith('information'));

  test.each([
    ['[a]', []],
    ['[a, b]', ['error overlapping-scopes: b']],
    ['[a, elsewhere]', []],
    ['[a, a]', ['warning application-scopes-list: a']],
    ['a', ['warning application-scopes-list: a']],
    ['[{name: a}]', ['warning application-scopes-list: {name: a}']],
    ['', []],
  ])('applicationScopes: %s', (names, expected) => {
    expect(marks(join(names))).toEqual(expected);
  });

  test('health scopes overlap', () => {
    const both = ['a', 'b'].map(
      (name) => `  - {name: ${name}, type: ${HEALTH}, properties: ${PROBE}]}\n`,
    );
    expect(marks(join('[a, b]', both.join('')))).toEqual([]);
  });

  test('a single name becomes a list', () => {
    expect(fixed('application-scopes-list', join('a'))).toBe(join('[a]'));
  });
});

describe('configurations as a whole', () => {
  test.each([
    ['components: []', ['information empty-configuration: spec']],
    ['variables:', ['information empty-configuration: spec']],
    [
      'scopes: []\ncomponents: [{componentName: a, instanceName: b}]',
      ['information scopes-with-components: components'],
    ],
    ['scopes:\ncomponents: [{componentName: a, instanceName: b}]', []],
    ['scopes: [{name: a, type: x.io/v1.A}]\ncomponents: []', []],
  ])('%j', (spec, expected) => {
    expect(marksIn(configuration(spec))).toEqual(expected);
  });

  test('Rudr reads only one way of asking', () => {
    const text = scope(
      `name: h, type: ${HEALTH}, properties: [{name: probe-method, value: httpGet}, {name: probe-endpoint, value: /h}]`,
    );
    expect(marksIn(text)).toEqual([]);
    expect(marksIn(text, { profile: 'rudr' })).toEqual([
      'warning rudr-health-probe: httpGet',
      'warning rudr-health-probe: /h',
    ]);
  });
});
