// Fields as servers write them: read, found, left out of what is sent, and traced to the specs.
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/deploy/cluster.ts';
import { parseFieldPath, resolveField } from '../../server/src/deploy/field-path.ts';
import { inputOf } from '../../server/src/deploy/input-of-rendering.ts';
import { withoutFields } from '../../server/src/deploy/leave-alone.ts';
import type { ObjectId } from '../../server/src/deploy/object-id.ts';
import { placeOfField } from '../../server/src/deploy/source-place.ts';
import { renderNamed } from '../support/rendering.ts';

describe('paths', () => {
  test.each([
    ['.spec.replicas', ['spec', 'replicas']],
    ['spec.ports[0].nodePort', ['spec', 'ports', 0, 'nodePort']],
    [
      '.spec.template.spec.containers[name="web"].image',
      ['spec', 'template', 'spec', 'containers', { name: 'web' }, 'image'],
    ],
    [
      '.ports[containerPort=80,protocol="TCP"].hostPort',
      ['ports', { containerPort: 80, protocol: 'TCP' }, 'hostPort'],
    ],
    ['ports[containerPort=80, protocol=TCP]', ['ports', { containerPort: 80, protocol: 'TCP' }]],
    ['.env[name="A]B.\\"C"].value', ['env', { name: 'A]B."C' }, 'value']],
    ['.metadata.finalizers[="a/b"]', ['metadata', 'finalizers', { '': 'a/b' }]],
    ['metadata.annotations[oam.dev/x]', ['metadata', 'annotations', 'oam.dev/x']],
    ['data["a.b"]', ['data', 'a.b']],
    ['containers[web].image', ['containers', 'web', 'image']],
  ])('%s', (text, steps) => {
    expect(parseFieldPath(text)).toEqual(steps);
  });

  test.each(['', '.', 'a..b', 'a[', 'a[]', 'a b', '<nil>: Invalid'])('"%s" is none', (text) => {
    expect(parseFieldPath(text)).toBeUndefined();
  });

  test('keys with dots, which servers do not mark, are joined', () => {
    const body = { metadata: { annotations: { 'oam.dev/config.hash': '1', oam: '2' } } };
    const steps = parseFieldPath('.metadata.annotations.oam.dev/config.hash') ?? [];
    // `oam` alone is a key as well, and leads nowhere from there.
    expect(resolveField({ metadata: { annotations: { 'oam.dev/x': '1' } } }, steps)).toEqual({
      path: ['metadata', 'annotations'],
      rest: ['oam', 'dev/config', 'hash'],
    });
    expect(resolveField(body, steps)).toEqual({
      path: ['metadata', 'annotations', 'oam.dev/config.hash'],
      rest: [],
    });
  });
});

describe('fields left alone', () => {
  const body: JsonObject = {
    kind: 'Deployment',
    metadata: { name: 'web', annotations: { 'a.b/c': '1' } },
    spec: {
      replicas: 3,
      template: {
        spec: {
          containers: [
            { name: 'web', image: 'a:1', ports: [{ containerPort: 80 }] },
            { name: 'log', image: 'b:1' },
          ],
        },
      },
    },
  };

  test('are not sent, and what is empty then neither', () => {
    const left = withoutFields(body, [
      '.spec.replicas',
      '.metadata.annotations.a.b/c',
      '.spec.template.spec.containers[name="web"].ports[containerPort=80,protocol="TCP"]',
      '.spec.template.spec.containers[name="log"].image',
    ]);
    expect(left).toEqual({
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: {
        template: { spec: { containers: [{ name: 'web', image: 'a:1' }, { name: 'log' }] } },
      },
    });
  });

  test('that the body lacks change nothing, and what was empty stays', () => {
    const empty = { ...body, data: {}, items: [] };
    expect(withoutFields(empty, ['.spec.paused', 'nonsense[', '.spec.replicas.x'])).toBe(empty);
    expect(withoutFields(empty, ['.spec'])).toMatchObject({ data: {}, items: [] });
  });
});

describe('places in the specs', () => {
  const text = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: front
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  parameters:
    - name: picture
      type: string
  containers:
    - name: main
      image: nginx:broken
      env:
        - name: PICTURE
          fromParam: picture
      ports:
        - name: http
          containerPort: 80
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: app
spec:
  components:
    - componentName: front
      instanceName: web
      parameterValues:
        - name: picture
          value: cat.png
`;
  const rendering = renderNamed(new Map([['file:///app.yaml', text]]), 'app', {
    namespace: 'shop',
  });
  const input = inputOf(rendering ?? { objects: [] }, {
    application: { name: 'app', namespace: 'shop' },
    way: 'rendered',
    source: 'app.yaml',
    secrets: [],
  });
  const id: ObjectId = { group: 'apps', kind: 'Deployment', namespace: 'shop', name: 'web' };
  const container = '.spec.template.spec.containers[name="main"]';
  const shown = (field: string | undefined, of: ObjectId = id): string | undefined => {
    const place = placeOfField(input, of, field);
    return place && text.slice(place.range.start, place.range.end).split('\n')[0];
  };

  test('the objects are those that were rendered', () => {
    expect(
      input.objects.map(({ id: { kind, name, namespace } }) => [kind, name, namespace]),
    ).toEqual([
      ['Service', 'web', 'shop'],
      ['Deployment', 'web', 'shop'],
    ]);
    expect(input.objects[1]?.body).toMatchObject({ metadata: { namespace: 'shop' } });
  });

  test.each([
    [`${container}.image`, 'nginx:broken'],
    ['spec.template.spec.containers[0].image', 'nginx:broken'],
    [`${container}.env[name="PICTURE"].value`, 'cat.png'],
    // Kubernetes names fields that nobody wrote: the nearest part is what an author can change.
    [`${container}.env[name="PICTURE"].valueFrom`, 'name: PICTURE'],
    [`${container}.livenessProbe`, 'name: main'],
    ['metadata.name', 'web'],
  ])('%s', (field, expected) => {
    expect(shown(field)).toBe(expected);
  });

  test('without a field, or with one that cannot be read, it is the instance', () => {
    expect(shown(undefined)).toBe('web');
    expect(shown('<nil>')).toBe('web');
  });

  test('a cluster that knows no namespace for the kind means the same object', () => {
    expect(shown(`${container}.image`, { ...id, namespace: undefined })).toBe('nginx:broken');
    expect(shown(undefined, { ...id, name: 'other' })).toBeUndefined();
  });
});
