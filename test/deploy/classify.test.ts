// What answers of real API servers are taken for, and what users read about them.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { troubleOf, troubleText } from '../../server/src/deploy/classify.ts';
import type {
  ClusterOutcome,
  ClusterRequest,
  JsonObject,
} from '../../server/src/deploy/cluster.ts';
import type { Trouble } from '../../server/src/deploy/trouble.ts';
import { answered, failed, refused, said } from './scripted-cluster.ts';

interface Captured {
  readonly name: string;
  readonly method: ClusterRequest['method'];
  readonly path: string;
  readonly status: number;
  readonly body?: JsonObject;
  readonly text?: string;
}

/** Answers of Kubernetes 1.20.2, captured by requests that provoke them. */
const captured = JSON.parse(
  readFileSync(new URL('captured/kubernetes-1.20.json', import.meta.url), 'utf8'),
) as readonly Captured[];

type Expected = { readonly kind: Trouble['kind'] } & Readonly<Record<string, unknown>>;

const invalid = (...fields: readonly string[]): Expected => ({ kind: 'invalid', fields });
const immutable = (...fields: readonly string[]): Expected => ({ kind: 'immutable', fields });
const denied = (by: string): Expected => ({ kind: 'denied', by });
const env = '.spec.template.spec.containers[name="c"].env';

const expected: Readonly<Record<string, Expected>> = {
  'object that is not there': { kind: 'not-found', what: 'object' },
  'object without its namespace': { kind: 'not-found', what: 'object' },
  'namespace that is not there': { kind: 'not-found', what: 'object' },
  'custom resource that is not there': { kind: 'not-found', what: 'object' },
  'apply without its namespace': { kind: 'not-found', what: 'namespace' },
  'group that is not there': { kind: 'no-kind' },
  'version that is not there': { kind: 'no-kind' },
  'resource that is not there': { kind: 'no-kind' },
  'field of another applier': {
    kind: 'conflict',
    conflicts: [{ field: '.data.k', manager: 'oam', subresource: undefined }],
  },
  'field of another writer': {
    kind: 'conflict',
    conflicts: [
      {
        field: '.spec.template.spec.containers[name="c"].image',
        manager: 'kub-edit',
        subresource: undefined,
      },
    ],
  },
  'create what exists': { kind: 'exists' },
  'create what is being deleted': { kind: 'exists' },
  'stale replacement': { kind: 'changed' },
  'replacement of another object': { kind: 'changed' },
  'apply to another object': { kind: 'changed' },
  'stale apply': { kind: 'changed' },
  'delete another object': { kind: 'changed' },
  'unknown field': invalid('.spec.foo'),
  // Of several, 1.20 names one by chance.
  'two unknown fields': invalid('.spec.foo'),
  'text for a number': invalid('.spec.replicas'),
  'custom resource with text for a number': invalid('.spec.n'),
  'number for a text': invalid(`${env}[name="A"].value`),
  'variable twice': invalid(`${env}[name="A"]`),
  'port twice': invalid(
    '.spec.template.spec.containers[name="c"].ports[containerPort=80,protocol="TCP"]',
  ),
  'map for a list': invalid(env),
  'port without protocol': invalid('.spec.ports[0]'),
  'bad quantity': invalid(),
  'bad values': invalid(
    'spec.template.spec.containers[0].image',
    'spec.template.spec.containers[0].ports[0].containerPort',
  ),
  'selector without its labels': invalid('spec.template.metadata.labels'),
  'bad name': invalid('metadata.name'),
  'other name': invalid(),
  'bad content type': invalid(),
  'bad time': invalid(),
  'create with text for a number': invalid(),
  'verb that is not there': invalid(),
  'request too large': invalid(),
  'object too large': invalid(),
  'annotations too large': invalid('metadata.annotations'),
  'selector of a Deployment': immutable('spec.selector'),
  'template of a Job': immutable('spec.template'),
  'class of a claim': immutable('spec'),
  'service of a StatefulSet': immutable('spec'),
  'immutable ConfigMap': immutable('data'),
  'type of a Secret': immutable('type'),
  'role of a binding': immutable('roleRef'),
  'bad token': { kind: 'sign-in' },
  'no right to patch': denied('access'),
  'no right to list': denied('access'),
  'quota of objects': denied('quota'),
  'quota of limits': denied('quota'),
  'limit range': denied('quota'),
  'webhook denies': denied('webhook'),
  'webhook denies with a code of its own': denied('webhook'),
  'webhook denies without a word': denied('webhook'),
  'apply into a dying namespace': denied('namespace'),
  'webhook without trial runs': { kind: 'no-dry-run' },
  'webhook is broken': { kind: 'unavailable', sent: 'maybe' },
  'webhook hangs': { kind: 'unavailable', sent: 'maybe' },
  'webhook is down': { kind: 'unavailable', sent: 'maybe' },
  'forgotten list': { kind: 'expired' },
};

function outcomeOf({ status, body, text = '' }: Captured): ClusterOutcome {
  return body === undefined ? said(status, text) : answered(status, body);
}

function of(outcome: ClusterOutcome, request: Partial<ClusterRequest> = {}): Trouble {
  const trouble = troubleOf(outcome, { method: 'PATCH', path: '/api/v1/x', ...request });
  if (trouble === undefined) throw new Error('There is no trouble.');
  return trouble;
}

describe('answers of Kubernetes 1.20', () => {
  test.each(captured)('$name', (each) => {
    expect(of(outcomeOf(each), each)).toMatchObject(expected[each.name] ?? {});
  });

  test('all that is expected has been captured, and the other way round', () => {
    expect(captured.map(({ name }) => name).sort()).toEqual(Object.keys(expected).sort());
  });

  test.each(captured)('$name: told in sentences of moderate length', (each) => {
    const text = troubleText(of(outcomeOf(each), each));
    expect(text).toMatch(/^[A-Z].*[.!?…)]$/);
    expect(text.length).toBeLessThan(800);
  });
});

describe('answers of newer servers', () => {
  const prefix = 'failed to create typed patch object (shop/web; apps/v1, Kind=Deployment): ';

  test('a misfit names the object first', () => {
    const outcome = refused(500, undefined, `${prefix}.spec.foo: field not declared in schema`);
    expect(of(outcome)).toMatchObject(invalid('.spec.foo'));
  });

  test('several misfits are listed', () => {
    const message = `${prefix}errors:\n  .spec.foo: field not declared in schema\n  .spec.strategy.x: field not declared in schema`;
    expect(of(refused(500, undefined, message))).toMatchObject(
      invalid('.spec.foo', '.spec.strategy.x'),
    );
  });

  test('a duplicate key that holds a bracket and a colon', () => {
    const message = `${prefix}.spec.list: duplicate entries for key [name="a]: b"]`;
    expect(of(refused(500, undefined, message))).toMatchObject(invalid('.spec.list[name="a]: b"]'));
  });

  test('a conflict over replicas names the way they were set', () => {
    const causes = [
      {
        reason: 'FieldManagerConflict',
        message: 'conflict with "kube-controller-manager" with subresource "scale" using apps/v1',
        field: '.spec.replicas',
      },
      { reason: 'FieldManagerConflict', message: 'conflict with "a "b" c"', field: '.spec.x' },
    ];
    expect(of(refused(409, 'Conflict', 'Apply failed with 2 conflicts', { causes }))).toMatchObject(
      {
        conflicts: [
          { field: '.spec.replicas', manager: 'kube-controller-manager', subresource: 'scale' },
          { field: '.spec.x', manager: 'a "b" c', subresource: undefined },
        ],
      },
    );
  });

  test.each([
    ['strict decoding error: unknown field "spec.foo", unknown field "spec.bar"', 'spec.foo'],
    [
      'Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32',
      'spec.replicas',
    ],
  ])('%s', (message, field) => {
    const trouble = of(refused(400, 'BadRequest', message));
    expect(trouble.kind === 'invalid' && trouble.fields[0]).toBe(field);
  });

  test.each([
    'pods "web" is forbidden: violates PodSecurity "restricted:latest": privileged',
    "ValidatingAdmissionPolicy 'tags' with binding 'all' denied request: no latest tags",
  ])('admission without webhooks: %s', (message) => {
    expect(of(refused(403, 'Forbidden', message))).toMatchObject(denied('webhook'));
  });

  test('an admission policy denies with 422', () => {
    const message =
      "deployments.apps \"web\" is forbidden: ValidatingAdmissionPolicy 'tags' with binding 'all' denied request: no latest tags";
    expect(of(refused(422, 'Invalid', message))).toMatchObject(denied('webhook'));
  });
});

describe('what is not the word of an API server', () => {
  test('a throttled request is answered with plain text', () => {
    expect(of(said(429, 'Too many requests, please try again later.', 1))).toEqual({
      kind: 'unavailable',
      sent: 'no',
      message: 'Too many requests, please try again later.',
    });
  });

  test('the page of a proxy is not shown', () => {
    const trouble = of(said(502, '<html><h1>Bad gateway</h1></html>'));
    expect(trouble).toMatchObject({ kind: 'unavailable', sent: 'maybe' });
    expect(troubleText(trouble)).toContain('status 502');
    expect(troubleText(trouble)).not.toContain('html');
  });

  test('a panic of the server may pass', () => {
    const text = 'This request caused apiserver to panic. Look in the logs for details.';
    expect(of(said(500, text))).toMatchObject({ kind: 'unavailable' });
  });

  test('a proxy that forbids means the user', () => {
    expect(of(said(403, 'Forbidden'))).toMatchObject(denied('access'));
  });
});

describe('no answer', () => {
  test('what only reads or tries was never half done', () => {
    const outcome = failed('reset', 'maybe');
    expect(of(outcome)).toMatchObject({ sent: 'maybe' });
    expect(of(outcome, { method: 'GET' })).toMatchObject({ sent: 'no' });
    expect(of(outcome, { query: { dryRun: 'All' } })).toMatchObject({ sent: 'no' });
    const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
    expect(of(outcome, { method: 'POST', path })).toMatchObject({ sent: 'no' });
  });

  test.each([
    ['certificate', 'certificate'],
    ['credentials', 'sign-in'],
    ['aborted', 'stopped'],
    ['name', 'unavailable'],
  ] as const)('%s', (reason, kind) => {
    expect(of(failed(reason))).toMatchObject({ kind });
  });
});

describe('texts', () => {
  test('an unreachable webhook is named', () => {
    const down = captured.find(({ name }) => name === 'webhook is down');
    if (down === undefined) throw new Error('It has not been captured.');
    expect(troubleText(of(outcomeOf(down), down))).toContain(
      'The webhook rules.example.com of the cluster does not answer',
    );
  });

  test('a field that cannot be changed is named, without the structures of the server', () => {
    const job = captured.find(({ name }) => name === 'template of a Job');
    if (job === undefined) throw new Error('It has not been captured.');
    expect(troubleText(of(outcomeOf(job), job))).toBe(
      'The cluster cannot change spec.template of an object that exists. Undo this change, or have the object deleted and created anew.',
    );
  });
});
