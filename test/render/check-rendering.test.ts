// What a cluster would refuse is told at the place in the specs that decides it.
import { expect, test } from 'vitest';
import { checkedRendering } from '../../server/src/render/check-rendering.ts';
import { loadKubernetesSchemas } from '../../server/src/render/kubernetes-schema/schemas.ts';
import type { Origin } from '../../server/src/render/origin.ts';
import { constant, listOf, mapOf } from '../../server/src/render/rendered-node.ts';
import type { KubernetesVersion } from '../../server/src/render/kubernetes-version.ts';
import type { Rendering } from '../../server/src/render/rendering.ts';

const URI = 'file:///shop.yaml';
const schemas = await loadKubernetesSchemas();

function origin(start: number): Origin {
  const place = { uri: URI, range: { start, end: start + 1 } };
  const step = { what: 'field', name: 'a', owner: 'component web', place } as const;
  return { kind: 'source', how: 'exact', steps: [step], also: [] };
}

const always = (value: string): ReturnType<typeof constant> => constant(value, 'Always so');

function service(port: number, apiVersion = 'v1'): Rendering {
  const root = mapOf({
    apiVersion: always(apiVersion),
    kind: always('Service'),
    metadata: mapOf({ name: always('web') }),
    spec: mapOf({
      ports: listOf([
        mapOf({ port: { kind: 'scalar', value: port, origin: origin(30) } }, origin(20)),
        mapOf({ name: always('Web Port'), port: constant(80, 'Always so') }, origin(50)),
      ]),
      surprise: always('yes'),
    }),
  });
  const place = { uri: URI, range: { start: 3, end: 9 } };
  const names = { kind: 'Service', name: 'web', namespace: undefined, instance: 'web' };
  return {
    application: 'shop',
    objects: [{ apiVersion, ...names, place, root }],
    problems: [],
  };
}

function found(rendering: Rendering, version: KubernetesVersion = '1.34'): readonly string[] {
  return checkedRendering(rendering, version, schemas).problems.map(
    ({ code, place, message }) => `${String(place.range.start)} ${code} ${message}`,
  );
}

test('problems are told at the value, else at the nearest part around it', () => {
  const all = found(service(80_000));
  const head = 'No cluster takes the Service "web" that comes of this';
  // The value itself, the item of the list, and the object as a whole.
  expect(all).toContainEqual(
    expect.stringContaining(`30 kubernetes-range ${head} at spec.ports[0].port:`),
  );
  expect(all).toContainEqual(
    expect.stringContaining(`50 kubernetes-format ${head} at spec.ports[1].name:`),
  );
  expect(all).toContainEqual(
    expect.stringContaining(`3 kubernetes-unknown-field ${head} at spec.surprise:`),
  );
});

test('versions without schemas are checked by the nearest one', () => {
  expect(found(service(1), '1.99')).toEqual(found(service(1), '1.36'));
  expect(found(service(1), '1.2')).toEqual(found(service(1), '1.20'));
});
