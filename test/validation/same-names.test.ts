// Names that several resources, instances or containers share, and references from one API group to the other.
import { describe, expect, test } from 'vitest';
import { problemsOf, relatedOf, type Conditions } from '../support/problems.ts';

function component(name: string, more = ''): string {
  return `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: ${name}
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/worker:1.0.0
${more}`;
}

function configuration(name: string, ...instances: readonly string[]): string {
  const items = instances.map((instance) => {
    const [component = '', own = component] = instance.split(':');
    return `    - componentName: ${component}\n      instanceName: ${own}\n`;
  });
  return `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: ${name}
spec:
  components:
${items.join('')}`;
}

const inFiles = (...texts: readonly string[]) =>
  texts.map((text, index) => `--- file: ${String.fromCharCode(97 + index)}.yaml\n${text}`).join('');
const seen = (code: string, text: string, conditions: Conditions = {}) =>
  problemsOf(code, text, conditions).map(([level, , mark, message]) => [level, mark, message]);

describe('two resources with one name', () => {
  test('in one file: the second is an error that shows the first', () => {
    const text = inFiles(`${component('queue')}---\n${component('queue')}`);
    expect(seen('duplicate-resource', text)).toEqual([
      ['error', 'queue', 'Another ComponentSchematic in this file is already called "queue".'],
    ]);
    expect(relatedOf('duplicate-resource', text)).toEqual(['a.yaml: queue: The first "queue"']);
  });

  test('in several files: both are mentioned', () => {
    const text = inFiles(component('queue'), component('"queue"'), component('queue'));
    const message = '2 other files declare a ComponentSchematic "queue" as well.';
    expect(seen('duplicate-resource', text)).toEqual([
      ['information', 'queue', message],
      ['information', '"queue"', message],
      ['information', 'queue', message],
    ]);
    expect(relatedOf('duplicate-resource', text)).toEqual([
      'b.yaml: queue: Another "queue"',
      'c.yaml: queue: Another "queue"',
    ]);
  });

  test('in one file and in another: the error counts for the second', () => {
    const text = inFiles(`${component('queue')}---\n${component('queue')}`, component('queue'));
    expect(seen('duplicate-resource', text).map(([level]) => level)).toEqual([
      'information',
      'error',
      'information',
    ]);
  });

  test('other kinds, groups and names to be filled in are no duplicates', () => {
    const draft = component('queue').replaceAll('oam.dev', 'hydra.io');
    const template = component('"{{ .Release.Name }}"');
    const others = inFiles(component('queue'), configuration('queue', 'queue'), draft);
    expect(seen('duplicate-resource', others)).toEqual([]);
    expect(seen('duplicate-resource', inFiles(template, template))).toEqual([]);
  });

  test('an alias of a kind is that kind', () => {
    const alias = component('queue').replace('ComponentSchematic', 'Component');
    expect(seen('duplicate-resource', inFiles(component('queue'), alias))).toHaveLength(2);
  });

  test.each([
    ['ApplicationScope', 'type: example.com/v1.A', 'type: example.com/v1.B'],
    ['WorkloadType', 'group: example.com', 'group: example.org'],
    ['Trait', 'appliesTo: ["*"]', 'appliesTo: []'],
  ])('%s goes by its own name', (kind, one, other) => {
    const of = (spec: string) =>
      `apiVersion: core.oam.dev/v1alpha1\nkind: ${kind}\nmetadata:\n  name: same\nspec:\n  ${spec}\n`;
    expect(seen('duplicate-resource', inFiles(of(one), of(other))).map(([, mark]) => mark)).toEqual(
      ['same', 'same'],
    );
  });
});

describe('instances of several configurations with one name', () => {
  test('are mentioned in each', () => {
    const text = inFiles(configuration('east', 'web:shop'), configuration('west', 'web:shop'));
    const message = (other: string) =>
      `The configuration "${other}" has an instance "shop" too. In one namespace they would take each other's names.`;
    expect(seen('shared-instance-name', text)).toEqual([
      ['information', 'shop', message('west')],
      ['information', 'shop', message('east')],
    ]);
    expect(relatedOf('shared-instance-name', text)).toEqual([
      'b.yaml: shop: The instance of "west"',
    ]);
  });

  test('variants of one configuration share them on purpose', () => {
    const text = inFiles(configuration('east', 'web:shop'), configuration('east', 'web:shop'));
    expect(seen('shared-instance-name', text)).toEqual([]);
  });

  test('within one configuration they are an error', () => {
    const text = inFiles(configuration('east', 'web:shop', 'db:shop'));
    expect(seen('shared-instance-name', text)).toEqual([]);
    expect(seen('duplicate-instance', text).map(([level]) => level)).toEqual(['error']);
  });
});

describe('containers with files', () => {
  const files = '      config:\n        - path: /etc/app/settings\n          value: x\n';
  const both = (...instances: readonly string[]) =>
    inFiles(component('dns', files), component('dhcp', files), configuration('lan', ...instances));

  test('clash between instances, of one component or of two', () => {
    const message =
      'The instance "one" has a container "main" with files as well. Rudr keeps both under one name, so this one would not start.';
    for (const text of [both('dns:one', 'dhcp:two'), both('dns:one', 'dns:two')]) {
      expect(seen('shared-config-map', text)).toEqual([['information', 'two', message]]);
      expect(seen('shared-config-map', text, { profile: 'rudr' })[0]?.[0]).toBe('warning');
    }
    expect(relatedOf('shared-config-map', both('dns:one', 'dhcp:two'))).toEqual([
      'c.yaml: one: The other instance',
      'b.yaml: main: The container of this instance',
    ]);
  });

  test('do not clash when only one has files, or when nobody runs the other', () => {
    expect(seen('shared-config-map', both('dns:one'))).toEqual([]);
    const text = inFiles(
      component('dns', files),
      component('dhcp'),
      configuration('lan', 'dns', 'dhcp'),
    );
    expect(seen('shared-config-map', text)).toEqual([]);
  });
});

describe('references between API groups', () => {
  const draft = (text: string) => text.replaceAll('oam.dev', 'hydra.io');

  test('a component of the other group is found, with a warning', () => {
    const text = inFiles(draft(component('queue')), configuration('app', 'queue:own'));
    expect(seen('mixed-groups', text)).toEqual([
      [
        'warning',
        'queue',
        'This document is written for "core.oam.dev", and the component that it names is written for "core.hydra.io".',
      ],
    ]);
    expect(relatedOf('mixed-groups', text)).toEqual(['a.yaml: queue: The component']);
    expect(seen('unknown-component', text)).toEqual([]);
  });

  test('one of the own group is enough', () => {
    const text = inFiles(
      draft(component('queue')),
      component('queue'),
      configuration('app', 'queue'),
    );
    expect(seen('mixed-groups', text)).toEqual([]);
  });

  test('a trait of the other group as well, but for built-in ones', () => {
    const trait = (name: string) =>
      `apiVersion: core.hydra.io/v1alpha1\nkind: Trait\nmetadata:\n  name: ${name}\nspec:\n  appliesTo: ["*"]\n  properties: {}\n`;
    const attached = (name: string) =>
      `${configuration('app', 'queue')}      traits:\n        - name: ${name}\n          properties: {}\n`;
    const marks = (name: string) =>
      seen('mixed-groups', inFiles(component('queue'), trait(name), attached(name))).map(
        ([, mark]) => mark,
      );
    expect(marks('canary')).toEqual(['canary']);
    expect(marks('ingress')).toEqual([]);
  });
});
