// A run as it is followed: one row for each object, one line for the whole, and a sentence at its end.
import { describe, expect, it } from 'vitest';
import type { DeployEvent, ObjectProgress, RunView } from '../../server/src/protocol-run.ts';
import {
  afterEvent,
  afterResult,
  doneOf,
  failedOf,
  progressLine,
  progressOf,
  progressRows,
} from '../../client/src/deploy/progress.ts';
import { resultSentence } from '../../client/src/deploy/result-text.ts';
import { planned } from './plans.ts';

const position = { line: 1, character: 0 };
const place = { uri: 'file:///web.yaml', range: { start: position, end: position } };
const web = planned('create', 'Deployment', 'web', { place });
const service = planned('create', 'Service', 'web');
const fresh = progressOf([service, web]);

const step = (object: typeof web, progress: ObjectProgress): DeployEvent => ({
  kind: 'object',
  object: { key: object.key, kind: object.kind, name: object.name },
  progress,
});
const after = (...events: readonly DeployEvent[]) => events.reduce(afterEvent, fresh);
const texts = (progress: typeof fresh) =>
  progressRows(progress).map(({ label, description }) => `${label}: ${description ?? ''}`);

describe('a run', () => {
  it('begins with all objects to do, in their order', () => {
    expect(texts(fresh)).toEqual(['Service web: to do', 'Deployment web: to do']);
    expect(progressLine(fresh)).toBe('Starting, 0 of 2 done');
  });

  it('says of each object how far it is, and what it waits for', () => {
    const progress = after(
      { kind: 'state', state: 'Waiting', release: 3 },
      step(service, { step: 'ready' }),
      step(web, {
        step: 'waiting',
        health: { status: 'waiting', reason: '0 of 1 ready: ImagePullBackOff' },
      }),
    );
    expect(texts(progress)).toEqual([
      'Service web: ready',
      'Deployment web: waits: 0 of 1 ready: ImagePullBackOff',
    ]);
    expect(doneOf(progress)).toBe(1);
    expect(progressLine(progress)).toBe(
      'Waiting, 1 of 2 done: Deployment web waits: 0 of 1 ready: ImagePullBackOff',
    );
  });

  it.each<[ObjectProgress, string]>([
    [{ step: 'applying' }, 'is written'],
    [{ step: 'applied', outcome: 'created' }, 'created'],
    [{ step: 'ready', note: 'paused' }, 'ready · paused'],
    [{ step: 'deleting' }, 'is deleted'],
    [{ step: 'kept', because: 'it holds data' }, 'kept: it holds data'],
    [{ step: 'unknown', message: 'no answer' }, 'not known: no answer'],
    [
      { step: 'waiting', health: { status: 'failed', reason: 'CrashLoopBackOff' } },
      'CrashLoopBackOff',
    ],
  ])('shows %j as "%s"', (progress, text) => {
    expect(texts(after(step(web, progress)))[1]).toBe(`Deployment web: ${text}`);
  });

  it('has a row of its own for the trouble of a pod', () => {
    const reason = '0 of 1 ready (pod web-1: Unschedulable: no node (of 2) has room)';
    const health = { status: 'waiting', reason } as const;
    const row = progressRows(after(step(web, { step: 'waiting', health })))[1]!;
    expect(row.description).toBe('waits: 0 of 1 ready');
    expect(row.children.map(({ label }) => label)).toEqual([
      'pod web-1: Unschedulable: no node (of 2) has room',
    ]);
  });

  it('turns no wheel any more when it is over', () => {
    const health = { status: 'waiting', reason: '0 of 1 ready' } as const;
    const waits = step(web, { step: 'waiting', health });
    const icon = (state: RunView['state']) =>
      progressRows(after(waits, { kind: 'state', state, release: 1 }))[1]!.icon?.name;
    expect(icon('Waiting')).toBe('loading~spin');
    expect(icon('Cancelled')).toBe('clock');
  });

  it('keeps the way to the source, which events do not tell', () => {
    const progress = after(step(web, { step: 'failed', message: 'no', fields: [] }));
    expect(failedOf(progress)?.place).toEqual(place);
  });

  it('takes in objects that nobody planned, as a roll-back does', () => {
    const other = planned('create', 'ConfigMap', 'old');
    expect(texts(after(step(other, { step: 'deleted' })))).toContain('ConfigMap old: deleted');
  });

  it('says that it tries again, until something happens', () => {
    const retry = {
      kind: 'retry',
      message: 'The server is down.',
      attempt: 2,
      delay: 1000,
    } as const;
    expect(progressLine(after(retry))).toContain('The server is down.');
    expect(progressLine(after(retry, step(web, { step: 'applying' })))).not.toContain('down');
  });

  it('ends with what the result says of every object', () => {
    const result: RunView = {
      state: 'Failed',
      release: 3,
      objects: [
        { ...name(service), last: { step: 'ready' } },
        { ...name(web), last: { step: 'failed', message: 'denied', fields: [] }, place },
      ],
      message: 'A webhook denies it.',
      notUndone: [],
    };
    const progress = afterResult(after(step(service, { step: 'applying' })), result);
    expect(texts(progress)).toEqual([
      'A webhook denies it.: ',
      'Service web: ready',
      'Deployment web: denied',
    ]);
    expect(failedOf(progress)?.object.name).toBe('web');
  });
});

const name = ({ key, kind, name: called }: typeof web) => ({ key, kind, name: called });

describe('the end of a run', () => {
  const sentence = (
    operation: 'deploy' | 'roll-back' | 'delete',
    state: RunView['state'],
    rest: Partial<RunView> = {},
  ) =>
    resultSentence({
      operation,
      application: 'shop',
      target: { context: 'staging', namespace: 'default' },
      result: { state, objects: [], notUndone: [], ...rest },
    });

  it.each([
    ['deploy', 'Succeeded', 'shop runs as release 3 in staging / default.'],
    ['deploy', 'RolledBack', 'shop failed, and was put back in staging / default.'],
    ['roll-back', 'Succeeded', 'shop was rolled back in staging / default.'],
    ['roll-back', 'Failed', 'shop could not be rolled back in staging / default.'],
    ['delete', 'Succeeded', 'shop was deleted in staging / default.'],
    ['deploy', 'Unknown', 'shop is in a state that nobody knows in staging / default.'],
  ] as const)('of %s as %s is said as "%s"', (operation, state, text) => {
    expect(sentence(operation, state, { release: 3 })).toBe(text);
  });

  it('says why, and what was not undone', () => {
    const text = sentence('deploy', 'RollbackFailed', {
      message: 'One.',
      rollbackMessage: 'Two.',
      notUndone: ['Three.'],
    });
    expect(text).toMatch(/default\. One\. Two\. Three\.$/);
  });
});
