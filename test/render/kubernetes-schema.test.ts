// The offline check of Kubernetes objects: what it knows of each version, and that it accepts what clusters accept.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkObject } from '../../server/src/render/kubernetes-schema/check-object.ts';
import type { JsonObject } from '../../server/src/render/kubernetes-schema/place.ts';
import data from '../../server/src/render/kubernetes-schema/schemas.json' with { type: 'json' };
import { loadKubernetesSchemas } from '../../server/src/render/kubernetes-schema/schemas.ts';
import {
  kubernetesVersions,
  newestKubernetesVersion,
} from '../../server/src/render/kubernetes-schema/versions.ts';
import { objectOf, validObjects } from './kubernetes-objects.ts';

const schemas = await loadKubernetesSchemas();

test('the versions are those of the table', () => {
  expect(kubernetesVersions).toEqual(data.versions);
  expect(newestKubernetesVersion).toBe(data.versions.at(-1));
});

describe.each(kubernetesVersions)('Kubernetes %s', (version) => {
  const served = validObjects.filter(([key]) => schemas.kind(key, version) !== undefined);

  test('accepts a good object of every kind it serves', () => {
    const refused = served.flatMap(([key, object]) =>
      checkObject(object, version, schemas).map((problem) => ({ key, ...problem })),
    );
    expect(refused).toEqual([]);
  });

  test('is tried with every kind whose fields are known', () => {
    const known = schemas.kinds(version).filter((key) => schemas.kind(key, version)?.definition);
    expect(new Set(served.map(([key]) => key))).toEqual(new Set(known));
  });

  test('refuses every field with a wrong name', () => {
    for (const [key, object] of served) {
      for (const path of objectPaths(object)) {
        const problems = checkObject(withStranger(object, path), version, schemas);
        const found = problems.filter(({ kind }) => kind === 'unknown-field');
        expect(
          found.map((each) => each.path),
          key,
        ).toEqual([[...path, 'strangerThanAll']]);
      }
    }
  });
});

describe('which kinds a version serves', () => {
  // From the deprecation guide of Kubernetes: the first version without the kind, and what to use.
  test.each([
    ['extensions/v1beta1/Ingress', '1.22', 'networking.k8s.io/v1'],
    ['networking.k8s.io/v1beta1/Ingress', '1.22', 'networking.k8s.io/v1'],
    ['batch/v1beta1/CronJob', '1.25', 'batch/v1'],
    ['policy/v1beta1/PodDisruptionBudget', '1.25', 'policy/v1'],
    ['autoscaling/v2beta1/HorizontalPodAutoscaler', '1.25', 'autoscaling/v2'],
    ['autoscaling/v2beta2/HorizontalPodAutoscaler', '1.26', 'autoscaling/v2'],
  ] as const)('%s ends before %s', (key, end, instead) => {
    const object = validObjects.find(([each]) => each === key)?.[1];
    const before = kubernetesVersions[kubernetesVersions.indexOf(end) - 1] ?? '1.20';
    expect(checkObject(object, before, schemas)).toEqual([]);
    const at = key.lastIndexOf('/');
    expect(checkObject(object, end, schemas)).toEqual([
      {
        path: [],
        kind: 'unserved',
        message: `Kubernetes ${end} does not serve ${key.slice(0, at)} ${key.slice(at + 1)}; use ${instead}.`,
      },
    ]);
  });

  test.each([
    ['batch/v1/CronJob', '1.21'],
    ['policy/v1/PodDisruptionBudget', '1.21'],
    ['autoscaling/v2/HorizontalPodAutoscaler', '1.23'],
  ] as const)('%s starts with %s', (key, start) => {
    const before = kubernetesVersions[kubernetesVersions.indexOf(start) - 1] ?? '1.20';
    expect(schemas.kind(key, start)).toBeDefined();
    expect(schemas.kind(key, before)).toBeUndefined();
  });

  test('a version that is gone for long is told by its successor', () => {
    const [problem] = checkObject(objectOf('apps/v1beta2/Deployment', {}), '1.30', schemas);
    expect(problem?.message).toBe(
      'Kubernetes 1.30 does not serve apps/v1beta2 Deployment; use apps/v1.',
    );
  });

  test('a misspelt kind is told by the nearest one', () => {
    const [problem] = checkObject(objectOf('apps/v1/Deploymnt', {}), '1.30', schemas);
    expect(problem?.message).toBe(
      'Kubernetes 1.30 does not serve apps/v1 Deploymnt. Did you mean "Deployment"?',
    );
  });

  test('a kind that is not of Kubernetes is taken as it is', () => {
    const object = objectOf('openfaas.com/v1/Function', { spec: { name: 1, anything: [null] } });
    expect(checkObject(object, '1.30', schemas)).toEqual([]);
  });

  test('the metadata of such a kind is checked', () => {
    const metadata = { name: 'Up', lables: {}, labels: { a: 'b c' } };
    const problems = checkObject(
      objectOf('openfaas.com/v1/Function', {}, metadata),
      '1.30',
      schemas,
    );
    expect(problems.map(({ path }) => path.join('.'))).toEqual([
      'metadata.name',
      'metadata.lables',
      'metadata.labels.a',
    ]);
  });
});

describe('fields of other versions', () => {
  const withProbe = (probe: JsonObject) =>
    objectOf('v1/Pod', { spec: { containers: [{ name: 'a', image: 'b', livenessProbe: probe }] } });

  test('a field that comes later says when', () => {
    expect(checkObject(withProbe({ grpc: { port: 1 } }), '1.22', schemas)).toContainEqual({
      path: ['spec', 'containers', 0, 'livenessProbe', 'grpc'],
      kind: 'unknown-field',
      message: '"grpc" exists from Kubernetes 1.23 on, and the cluster has 1.22.',
    });
    expect(checkObject(withProbe({ grpc: { port: 1 } }), '1.24', schemas)).toEqual([]);
  });

  test('a field that is gone says until when', () => {
    const object = objectOf('v1/Service', { spec: { ports: [{ port: 1 }], topologyKeys: ['a'] } });
    expect(checkObject(object, '1.21', schemas)).toEqual([]);
    expect(checkObject(object, '1.36', schemas)).toMatchObject([
      { message: '"topologyKeys" exists until Kubernetes 1.21 only, and the cluster has 1.36.' },
    ]);
  });
});

describe('any data', () => {
  const version = fc.constantFrom(...kubernetesVersions);

  test('is checked without a crash', () => {
    fc.assert(
      fc.property(fc.jsonValue(), version, (value, at) => {
        expect(checkObject(value, at, schemas)).toBeInstanceOf(Array);
      }),
    );
  });

  test('in the place of any value is checked without a crash, and each problem has a place', () => {
    const start = fc.constantFrom(...validObjects.map(([, object]) => object));
    fc.assert(
      fc.property(start, version, fc.jsonValue(), fc.nat(), (object, at, value, seed) => {
        const paths = [...valuePaths(object)];
        const path = paths[seed % paths.length] ?? [];
        const changed = replaced(object, path, value);
        for (const problem of checkObject(changed, at, schemas)) {
          expect(problem.message).toMatch(/\.$|\?$/);
          expect(has(changed, problem.path)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

type Path = readonly (string | number)[];

/** Where objects with fixed fields stand: maps of labels, data and amounts are left out. */
function* objectPaths(value: unknown, path: Path = []): Iterable<Path> {
  const maps =
    /^(labels|matchLabels|data|binaryData|stringData|limits|requests|nodeSelector|selector|hard|default|defaultRequest|capacity)$/;
  if (typeof value !== 'object' || value === null) return;
  const isSelector = path.at(-1) === 'selector' && 'matchLabels' in value;
  if (!Array.isArray(value)) {
    if (!maps.test(String(path.at(-1))) || isSelector) yield path;
    else return;
  }
  for (const [key, inner] of Object.entries(value)) {
    yield* objectPaths(inner, [...path, Array.isArray(value) ? Number(key) : key]);
  }
}

function* valuePaths(value: unknown, path: Path = []): Iterable<Path> {
  yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    yield* valuePaths(inner, [...path, Array.isArray(value) ? Number(key) : key]);
  }
}

function withStranger(object: unknown, path: Path): unknown {
  const at = path.reduce<unknown>((value, key) => (value as JsonObject)[key], object);
  return replaced(object, path, { ...(at as JsonObject), strangerThanAll: 1 });
}

function replaced(value: unknown, path: Path, by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  if (Array.isArray(value)) {
    return value.map((each: unknown, index) => (index === key ? replaced(each, rest, by) : each));
  }
  return { ...(value as JsonObject), [key]: replaced((value as JsonObject)[key], rest, by) };
}

function has(value: unknown, path: Path): boolean {
  const [key, ...rest] = path;
  if (key === undefined) return true;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false;
  return has((value as JsonObject)[key], rest);
}
