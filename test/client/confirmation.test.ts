// What is asked before something is written: the cluster, the namespace and the numbers are always named.
import { describe, expect, it } from 'vitest';
import {
  deletionQuestion,
  planQuestion,
  pruneQuestion,
  repairQuestion,
  rollBackQuestion,
} from '../../client/src/deploy/confirmation.ts';
import { planned, planOf } from './plans.ts';

const where = 'Context: staging\nServer: https://staging.example.com\nNamespace: default';
const plan = planOf([
  planned('create', 'Deployment', 'web'),
  planned('unverified', 'Certificate', 'web'),
  planned('update', 'Service', 'web'),
  planned('adopt', 'ConfigMap', 'web'),
  planned('unchanged', 'Secret', 'web'),
  planned('prune', 'Service', 'old'),
]);
const about = { unsaved: [], resume: 'new', onFailure: 'stop' } as const;

describe('before a deployment', () => {
  it('is asked with context, server, namespace and numbers', () => {
    expect(planQuestion(plan, about)).toEqual({
      message: 'Deploy shop?',
      detail: `${where}\n\nCreate: 2\nChange: 2\nDelete: 1\nLeave as it is: 1\n\nWhen something fails, all stays as it is then.`,
      action: 'Deploy',
    });
  });

  it('is said which text is not saved', () => {
    const { detail } = planQuestion(plan, { ...about, unsaved: ['shop.yaml', 'web.yaml'] });
    expect(detail).toContain('Not saved: shop.yaml, web.yaml. What the editor shows is deployed.');
  });

  it('is said when it goes on with an earlier one, and what a failure does', () => {
    const question = planQuestion(plan, { ...about, resume: 'resume', onFailure: 'rollback' });
    expect(question.action).toBe('Go On');
    expect(question.detail).toContain('what was there before is put back');
  });

  it('is asked on its own about what is no longer in the specs', () => {
    expect(pruneQuestion(plan)).toEqual({
      message: 'Delete an object that the specs of shop no longer have?',
      detail: `${where}\n\n• Service old`,
      action: 'Delete Too',
    });
    expect(pruneQuestion(planOf([planned('protected', 'Namespace', 'shop')]))).toBeUndefined();
  });

  it('lists no more than fits on a screen', () => {
    const many = planOf(
      Array.from({ length: 40 }, (_, index) => planned('prune', 'Service', `old-${index}`)),
    );
    const { message, detail } = pruneQuestion(many)!;
    expect(message).toContain('40 objects');
    expect(detail.split('\n').at(-1)).toBe('and 25 more');
  });
});

it('a deletion names what goes and what stays', () => {
  const object = (kind: string, name: string, rest: { protected?: string } = {}) => ({
    key: `${kind}/${name}`,
    kind,
    name,
    apiVersion: 'v1',
    ...rest,
  });
  const deletion = {
    kind: 'deletion',
    id: 'd',
    application: { name: 'shop', namespace: 'default' },
    context: 'staging',
    server: 'https://staging.example.com',
    protected: false,
    objects: [
      object('Service', 'web'),
      object('PersistentVolumeClaim', 'data', { protected: 'it holds data' }),
    ],
  } as const;
  const kept = deletionQuestion(deletion, new Set()).detail;
  expect(kept).toContain(where);
  expect(kept).toContain('Delete: 1\n• Service web\n\nKeep: 1\n• PersistentVolumeClaim data');
  const all = deletionQuestion(deletion, new Set(['PersistentVolumeClaim/data'])).detail;
  expect(all).toContain('Delete: 2');
  expect(all).not.toContain('Keep:');
});

it('a repair says what is wrong, and where', () => {
  const about = {
    application: 'shop',
    context: 'staging',
    server: 'https://staging.example.com',
    namespace: 'default',
  };
  const { message, detail, action } = repairQuestion(
    about,
    'The inventory ConfigMap oam-shop is gone.',
  );
  expect([message, action]).toEqual(['Repair the inventory of shop?', 'Repair']);
  expect(detail).toContain(where);
  expect(detail).toContain('The inventory ConfigMap oam-shop is gone.');
});

it('a roll-back names the release', () => {
  const question = rollBackQuestion({
    application: 'shop',
    release: 2,
    context: 'staging',
    server: 'https://staging.example.com',
    namespace: 'default',
  });
  expect(question.message).toBe('Roll shop back to release 2?');
  expect(question.detail).toContain(where);
});
