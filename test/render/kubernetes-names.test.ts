// Names of objects: those that Kubernetes accepts stay, others are mended and their author is told.
import { describe, expect, it } from 'vitest';
import {
  joinedName,
  kubernetesName,
  labelValue,
  mendedName,
  withoutCollisions,
  type NameRule,
} from '../../server/src/render/kubernetes/names.ts';
import { renderNamed } from '../support/rendering.ts';
import { mapOf, type RenderedScalar } from '../../server/src/render/rendered-node.ts';
import type { RenderedObject, RenderProblem } from '../../server/src/render/rendering.ts';

const place = { uri: 'file:///specs/app.yaml', range: { start: 10, end: 14 } };

function written(value: string, start = 20): RenderedScalar {
  const at = { uri: place.uri, range: { start, end: start + value.length } };
  const step = {
    what: 'field',
    name: 'instanceName',
    owner: 'configuration app',
    place: at,
  } as const;
  return {
    kind: 'scalar',
    value,
    origin: { kind: 'source', how: 'exact', steps: [step], also: [] },
  };
}

function named(text: string, rule: NameRule) {
  const problems: RenderProblem[] = [];
  const report = (problem: RenderProblem) => problems.push(problem);
  const scalar = kubernetesName(written(text), rule, { what: 'The name', place, report });
  return { scalar, problems };
}

describe('a name', () => {
  it('stays as it is, with its exact origin, where Kubernetes accepts it', () => {
    const { scalar, problems } = named('web-1', 'dns-1035-label');
    expect(scalar).toEqual(written('web-1'));
    expect(problems).toEqual([]);
  });

  it('is mended, and reported where it is written, where Kubernetes does not', () => {
    const { scalar, problems } = named('My_App', 'dns-1123-label');
    expect(scalar.value).toBe('my-app');
    expect(scalar.origin).toMatchObject({ kind: 'source', how: 'derived' });
    expect(problems).toEqual([
      {
        code: 'name-not-for-kubernetes',
        severity: 'warning',
        message:
          'The name holds capital letters, which Kubernetes does not accept. "my-app" stands in for "My_App".',
        place: { uri: place.uri, range: { start: 20, end: 26 } },
        related: [],
      },
    ]);
  });

  it.each<[NameRule, string, string]>([
    ['dns-1123-label', 'web', 'web'],
    ['dns-1123-label', 'web.api', 'web-api'],
    ['dns-1123-subdomain', 'web.api', 'web.api'],
    ['dns-1123-subdomain', 'web_.api', 'web--api'],
    ['dns-1123-label', '-web-', 'web'],
    ['dns-1123-label', '1st', '1st'],
    ['dns-1035-label', '1st', 'n-1st'],
    ['label-value', 'My App', 'My-App'],
    ['label-value', '', ''],
  ])('by the rule %s makes %j to %j', (rule, text, mended) => {
    expect(mendedName(text, rule)).toBe(mended);
  });

  it.each<NameRule>(['dns-1123-label', 'dns-1123-subdomain', 'dns-1035-label', 'stateful-set'])(
    'by the rule %s always comes out in a form that the rule allows',
    (rule) => {
      const texts = ['', '.', '_', 'ä', '..a..', 'A.B', 'a.-b', '9.9', '日本', 'x'.repeat(200)];
      for (const text of [...texts, `${'x'.repeat(52)}.-${'y'.repeat(40)}`]) {
        const { scalar } = named(text, rule);
        expect(named(String(scalar.value), rule).problems, text).toEqual([]);
      }
    },
  );

  it('of a StatefulSet leaves room for what the controller adds', () => {
    expect(mendedName('x'.repeat(63), 'stateful-set')).toHaveLength(52);
    expect(mendedName('x'.repeat(63), 'dns-1123-label')).toHaveLength(63);
  });

  it('that is too long ends in a hash, so that two of them stay two', () => {
    const long = 'a'.repeat(70);
    const [one, other] = [
      mendedName(`${long}1`, 'dns-1123-label'),
      mendedName(`${long}2`, 'dns-1123-label'),
    ];
    expect(one).toMatch(/^a{55}-[0-9a-z]{7}$/);
    expect(one).toHaveLength(63);
    expect(one).not.toBe(other);
  });

  it('made of nothing that may stay is still a name, and another one for another text', () => {
    expect(mendedName('日本', 'dns-1123-label')).toMatch(/^unnamed-[0-9a-z]{7}$/);
    expect(mendedName('日本', 'dns-1123-label')).not.toBe(mendedName('中国', 'dns-1123-label'));
  });
});

describe('a joined name', () => {
  it('has dashes between its parts and remembers all of them', () => {
    const name = joinedName([written('web', 20), written('data', 40)]);
    expect(name.value).toBe('web-data');
    expect(name.origin).toMatchObject({
      how: 'derived',
      steps: [{ place: { range: { start: 20 } } }],
      also: [{ place: { range: { start: 40 } } }],
    });
  });

  it('is cut with a hash where it is too long', () => {
    const name = joinedName([written('w'.repeat(50)), written('d'.repeat(50))]);
    expect(name.value).toMatch(/^w{50}-d{4}-[0-9a-z]{7}$/);
  });
});

it('takes a text as the value of a label, mended without a word, since a label is no name', () => {
  expect(labelValue(written('shop'))).toEqual(written('shop'));
  expect(labelValue(written('my shop!')).value).toBe('my-shop');
});

describe('two objects of one kind and name', () => {
  const object = (kind: string, apiVersion: string, start: number): RenderedObject => ({
    apiVersion,
    kind,
    name: 'web',
    namespace: undefined,
    instance: 'web',
    place: { uri: place.uri, range: { start, end: start + 3 } },
    root: mapOf({}),
  });

  it('are one in the cluster, so the second is left out and reported', () => {
    const problems: RenderProblem[] = [];
    const objects = [
      object('Service', 'v1', 1),
      object('Service', 'v1', 2),
      object('Job', 'batch/v1', 3),
    ];
    const kept = withoutCollisions(objects, (problem) => problems.push(problem));
    expect(kept.map(({ place: { range } }) => range.start)).toEqual([1, 3]);
    expect(problems).toMatchObject([
      {
        code: 'object-name-taken',
        severity: 'error',
        place: { range: { start: 2 } },
        related: [{ place: { range: { start: 1 } }, message: 'The other Service "web"' }],
      },
    ]);
  });

  it('of two API groups are two', () => {
    const objects = [object('Ingress', 'networking.k8s.io/v1', 1), object('Ingress', 'x.io/v1', 2)];
    expect(withoutCollisions(objects, () => expect.fail('nothing to report'))).toEqual(objects);
  });
});

it('two instances whose mended names are one do not overwrite each other', () => {
  const text = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: job
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - {name: main, image: "example/job:1"}
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: shop
spec:
  components:
    - {componentName: job, instanceName: mail-out}
    - {componentName: job, instanceName: mail_out}
`;
  const rendering = renderNamed(new Map([[place.uri, text]]), 'shop');
  expect(rendering?.objects.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'Deployment mail-out',
  ]);
  const shown = rendering?.problems.map(
    ({ severity, code, place: { range } }) =>
      `${severity} ${code} ${text.slice(range.start, range.end)}`,
  );
  expect(shown).toEqual([
    'warning name-not-for-kubernetes mail_out',
    'error object-name-taken mail_out',
  ]);
});
