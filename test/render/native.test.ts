// The target that keeps OAM resources: all that a configuration names, as it is written, each value with its place.
import { describe, expect, test } from 'vitest';
import { placeOfOrigin } from '../../server/src/render/origin.ts';
import { plainValue, renderedAt } from '../../server/src/render/rendered-node.ts';
import type { RenderOptions } from '../../server/src/render/rendering.ts';
import { renderNamed } from '../support/rendering.ts';

const definitions = `apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: mirror
spec:
  appliesTo: ["*"]
---
apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: unused
spec:
  appliesTo: ["*"]
---
apiVersion: core.oam.dev/v1alpha1
kind: WorkloadType
metadata:
  name: functions
spec:
  group: example.com
  version: v1
  names: {kind: Function, singular: function, plural: functions}
---
apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: front
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: nginx:1
`;

const configuration = `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: app
  namespace: elsewhere
spec:
  variables:
    - name: size
      value: 3
  components:
    - componentName: front
      instanceName: one
      traits:
        - name: mirror
          properties: {to: "[fromVariable(size)]"}
        - name: manual-scaler
          properties: {replicaCount: "[fromVariable(size)]"}
    - componentName: front
      instanceName: two
`;

const uris = { definitions: 'file:///definitions.yaml', configuration: 'file:///app.yaml' };

function rendering(options: Partial<RenderOptions> = {}, text = configuration, more = definitions) {
  const texts = new Map([
    [uris.definitions, more],
    [uris.configuration, text],
  ]);
  const found = renderNamed(texts, 'app', { target: 'native', ...options });
  if (found === undefined) throw new Error('There is no configuration.');
  const { objects, problems } = found;
  const last = objects.at(-1);
  return {
    problems: problems.map(({ code, severity, message }) => `${severity} ${code} ${message}`),
    names: objects.map(({ kind, name, namespace }) => [kind, name, namespace].join(' ').trim()),
    bodies: objects.map(({ root }) => plainValue(root)),
    behind: (...path: readonly (string | number)[]): string | undefined => {
      const origin = last && renderedAt(last.root, path)?.origin;
      const place = origin && placeOfOrigin(origin);
      return place === undefined ? origin?.kind : text.slice(place.range.start, place.range.end);
    },
  };
}

describe('resources', () => {
  test('are those that the configuration names, each once, and the configuration last', () => {
    const { names, problems } = rendering();
    expect(names).toEqual([
      'Trait mirror',
      'ComponentSchematic front',
      'ApplicationConfiguration app',
    ]);
    expect(problems).toEqual([]);
  });

  test('are as they are written, with their places; the runtime puts variables in', () => {
    const { bodies, behind } = rendering();
    expect(bodies.at(-1)).toEqual({
      apiVersion: 'core.oam.dev/v1alpha1',
      kind: 'ApplicationConfiguration',
      metadata: { name: 'app', namespace: 'elsewhere' },
      spec: {
        variables: [{ name: 'size', value: 3 }],
        components: [
          {
            componentName: 'front',
            instanceName: 'one',
            traits: [
              { name: 'mirror', properties: { to: '[fromVariable(size)]' } },
              { name: 'manual-scaler', properties: { replicaCount: '[fromVariable(size)]' } },
            ],
          },
          { componentName: 'front', instanceName: 'two' },
        ],
      },
    });
    expect(behind('spec', 'components', 0, 'traits', 0, 'properties', 'to')).toBe(
      '"[fromVariable(size)]"',
    );
    expect(behind('spec', 'components', 1, 'instanceName')).toBe('two');
    expect(behind('metadata', 'name')).toBe('app');
  });

  test('get the namespace and the values that are asked for', () => {
    const variables = new Map<string, string | number>([
      ['size', 5],
      ['other', 'x'],
    ]);
    const { names, bodies, behind } = rendering({ namespace: 'shop', variables });
    expect(names).toEqual([
      'Trait mirror shop',
      'ComponentSchematic front shop',
      'ApplicationConfiguration app shop',
    ]);
    expect(bodies.at(-1)).toMatchObject({
      metadata: { name: 'app', namespace: 'shop' },
      spec: {
        variables: [
          { name: 'size', value: 5 },
          { name: 'other', value: 'x' },
        ],
      },
    });
    expect(behind('spec', 'variables', 0, 'value')).toBe('given');
    expect(behind('spec', 'variables', 0, 'name')).toBe('size');
  });

  test('include the workload type of a component', () => {
    const own = definitions.replace('core.oam.dev/v1alpha1.Server', 'example.com/v1.Function');
    expect(rendering({}, configuration, own).names.slice(0, 1)).toEqual(['WorkloadType functions']);
  });
});

describe('problems', () => {
  test('a component that is not there, or there twice', () => {
    const lost = configuration.replace('componentName: front', 'componentName: lost');
    expect(rendering({}, lost).problems).toEqual([
      'error unknown-component No component is called "lost", so the runtime would not find it either.',
    ]);
    const again = `${definitions}---\n${definitions.split('---\n')[3] ?? ''}`;
    const twice = rendering({}, configuration, again);
    expect(twice.problems).toEqual([
      'error ambiguous-component 2 components are called "front", so nobody knows which one to take.',
    ]);
    expect(twice.names).toEqual(['Trait mirror', 'ApplicationConfiguration app']);
  });
});
