// What differs between two states of an object, and how it is written.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/deploy/cluster.ts';
import { differences, pathText } from '../../server/src/deploy/difference.ts';
import { applyChanges } from './apply-changes.ts';

/** Each change as a line: `path: before → after`. */
function shown(before: JsonObject, after: JsonObject): readonly string[] {
  return differences(before, after).map((change) => {
    const side = (key: 'before' | 'after') =>
      Object.hasOwn(change, key) ? JSON.stringify(change[key]) : '-';
    return `${pathText(change.path)}: ${side('before')} → ${side('after')}`;
  });
}

describe('differences', () => {
  test('items are known by name, not by place', () => {
    const sidecar = { name: 'log', image: 'log:1' };
    const web = (image: string) => ({ name: 'web', image });
    expect(
      shown(
        { spec: { containers: [web('web:1')] } },
        { spec: { containers: [sidecar, web('web:2')] } },
      ),
    ).toEqual([
      'spec.containers[log]: - → {"name":"log","image":"log:1"}',
      'spec.containers[web].image: "web:1" → "web:2"',
    ]);
  });

  test('ports, mounts and variables have the identity that the API gives them', () => {
    const of = (port: number, mount: string, level: string): JsonObject => ({
      ports: [
        { name: 'http', containerPort: 80, hostPort: port },
        { name: 'dns', containerPort: 80, protocol: 'UDP' },
      ],
      volumeMounts: [
        { name: 'data', mountPath: '/a' },
        { name: 'data', mountPath: mount },
      ],
      env: [{ name: 'LOG_LEVEL', value: level }],
    });
    expect(shown(of(1, '/b', 'info'), of(2, '/c', 'debug'))).toEqual([
      'env[LOG_LEVEL].value: "info" → "debug"',
      'ports[containerPort=80, protocol=TCP].hostPort: 1 → 2',
      'volumeMounts[mountPath=/c]: - → {"name":"data","mountPath":"/c"}',
      'volumeMounts[mountPath=/b]: {"name":"data","mountPath":"/b"} → -',
    ]);
  });

  test('another order of items is one change', () => {
    const [one, two] = [{ name: 'a' }, { name: 'b' }];
    expect(shown({ initContainers: [one, two] }, { initContainers: [two, one] })).toEqual([
      'initContainers: [{"name":"a"},{"name":"b"}] → [{"name":"b"},{"name":"a"}]',
    ]);
  });

  test('a list of words is one value, and items without identity are compared by place', () => {
    expect(shown({ args: ['a', 'b'] }, { args: ['b'] })).toEqual(['args: ["a","b"] → ["b"]']);
    expect(shown({ egress: [{ to: 1 }, { to: 2 }] }, { egress: [{ to: 1 }, { to: 3 }] })).toEqual([
      'egress[1].to: 2 → 3',
    ]);
  });

  test('nothing and null differ, and so do a number and its text', () => {
    expect(shown({ a: null, b: 1 }, { b: '1' })).toEqual(['a: null → -', 'b: 1 → "1"']);
  });

  test('the order of keys makes no difference', () => {
    expect(shown({ a: 1, b: { c: 1, d: 2 } }, { b: { d: 2, c: 1 }, a: 1 })).toEqual([]);
  });
});

test.each([
  [['metadata', 'annotations', 'a.b/c'], 'metadata.annotations["a.b/c"]'],
  [['spec', 'args', 0], 'spec.args[0]'],
  [['spec', 'env', { name: '0' }, 'value'], 'spec.env[name=0].value'],
  [['spec', 'rules', { host: '*.a.b' }], 'spec.rules[host=*.a.b]'],
  [['spec', 'items', { name: 'a] b' }], 'spec.items[name="a] b"]'],
] as const)('the path %j is written %s', (path, text) => {
  expect(pathText(path)).toBe(text);
});

describe('properties', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd');
  const scalar = fc.oneof(fc.constantFrom(null, true, 0, 1, '', 'x', 'TCP'), fc.string());
  const { object } = fc.letrec((tie) => ({
    object: fc.dictionary(fc.constantFrom('spec', 'ports', 'env', 'args', 'x.y'), tie('value'), {
      noNullPrototype: true,
    }),
    value: fc.oneof({ depthSize: 'small' }, scalar, tie('object'), tie('list')),
    list: fc.oneof(
      fc.array(scalar, { maxLength: 3 }),
      fc.array(fc.record({ name, value: tie('value') }, { requiredKeys: ['name'] }), {
        maxLength: 4,
      }),
      fc.uniqueArray(
        fc.record(
          {
            containerPort: fc.integer({ min: 1, max: 4 }),
            protocol: fc.constantFrom('TCP', 'UDP'),
            name,
          },
          { requiredKeys: ['containerPort'] },
        ),
        { maxLength: 4 },
      ),
      fc.array(tie('object'), { maxLength: 3 }),
    ),
  }));
  const json = object as fc.Arbitrary<JsonObject>;

  test('the changes make the second object of the first', () => {
    fc.assert(
      fc.property(json, json, (before, after) => {
        expect(applyChanges(before, differences(before, after))).toEqual(after);
      }),
      { numRuns: 500 },
    );
  });

  test('an object does not differ from its copy', () => {
    fc.assert(
      fc.property(json, (one) => {
        expect(differences(one, structuredClone(one))).toEqual([]);
      }),
    );
  });
});
