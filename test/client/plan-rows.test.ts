// The rows of a plan: what is in the way first, counts, choices, and where each object comes from.
import { describe, expect, it } from 'vitest';
import type { PlanChoices, PlannedView, PlanView } from '../../server/src/protocol-deploy.ts';
import { countsText, planRows, planSentence } from '../../client/src/deploy/plan-rows.ts';
import type { Row } from '../../client/src/deploy/row.ts';
import { none, planned, planOf } from './plans.ts';

const outline = (rows: readonly Row[]): unknown[] =>
  rows.map(({ label, description, children }) =>
    [label, description, ...(children.length > 0 ? [outline(children)] : [])].filter(
      (each) => each !== undefined,
    ),
  );

const rowOf = (plan: PlanView, choices: PlanChoices = none): Row =>
  planRows(plan, choices)[0]!.children[0]!;

describe('the rows of a plan', () => {
  it('are grouped by what becomes of the objects, with what stops the plan first', () => {
    const plan = planOf([
      planned('create', 'Deployment', 'web', { summary: 'new' }),
      planned('unchanged', 'Service', 'web', { summary: 'as it is' }),
      planned('create', 'ConfigMap', 'web', { summary: 'new' }),
      planned('conflict', 'Deployment', 'api', { summary: '1 field is set by helm' }),
      planned('prune', 'Service', 'old', { summary: 'no longer in the specs' }),
    ]);
    expect(outline(planRows(plan, none))).toEqual([
      ['In conflict with others', '1', [['Deployment api', '1 field is set by helm']]],
      [
        'Create',
        '2',
        [
          ['Deployment web', 'new'],
          ['ConfigMap web', 'new'],
        ],
      ],
      ['Delete', '1', [['Service old', 'no longer in the specs']]],
      ['Unchanged', '1', [['Service web', 'as it is']]],
    ]);
  });

  it('say what access is missing', () => {
    const plan = { ...planOf([]), missingAccess: ['patch deployments in shop'] };
    expect(outline(planRows(plan, none))).toEqual([
      ['Access that is missing', '1', [['patch deployments in shop', undefined].slice(0, 1)]],
    ]);
  });

  it('open an object to its fields, warnings and notes', () => {
    const object = planned('update', 'Deployment', 'web', {
      summary: '2 fields change',
      warnings: ['extensions/v1beta1 is deprecated'],
      notes: ['Replicas are left to an autoscaler.'],
      changes: [
        { path: 'spec.replicas', before: '1', after: '3' },
        { path: 'spec.paused', after: 'true' },
      ],
    });
    expect(outline(rowOf(planOf([object])).children)).toEqual([
      ['extensions/v1beta1 is deprecated'],
      ['Replicas are left to an autoscaler.'],
      ['spec.replicas', '1 → 3'],
      ['spec.paused', 'none → true'],
    ]);
  });

  it('say the namespace of an object that is elsewhere', () => {
    const object = planned('create', 'Role', 'web', { summary: 'new', namespace: 'kube-system' });
    expect(rowOf(planOf([object])).description).toBe('in kube-system · new');
  });

  it.each<[PlannedView['verdict'], readonly string[]]>([
    ['conflict', ['object', 'diff', 'keepTheirs', 'takeOver']],
    ['foreign', ['object', 'diff', 'adopt']],
    ['replace-needed', ['object', 'diff', 'replace']],
    ['protected', ['object', 'diff', 'prune']],
    ['invalid', ['object']],
    ['unchanged', ['object']],
    ['create', ['object', 'diff']],
  ])('of the verdict %s offer %j', (verdict, marks) => {
    expect(rowOf(planOf([planned(verdict, 'Deployment', 'web')])).marks).toEqual(marks);
  });

  it('lead to the source where it is known', () => {
    const position = { line: 3, character: 2 };
    const place = { uri: 'file:///web.yaml', range: { start: position, end: position } };
    const row = rowOf(planOf([planned('create', 'Deployment', 'web', { place })]));
    expect(row.marks).toContain('source');
    expect(row.place).toEqual(place);
  });

  it('have a box for what is kept, ticked where it was chosen to go', () => {
    const kept = planned('protected', 'PersistentVolumeClaim', 'data');
    expect(rowOf(planOf([kept])).tick).toBe('off');
    const going = planned('prune', 'PersistentVolumeClaim', 'data');
    const row = rowOf(planOf([going]), { ...none, prune: [going.key] });
    expect(row.tick).toBe('on');
    expect(row.marks).toContain('takeBack');
    expect(rowOf(planOf([going])).tick).toBeUndefined();
  });

  it('show nothing of a cluster but plain text', () => {
    const object = planned('update', 'Deployment', 'web', {
      summary: 'a\u202eb\nc',
      warnings: ['\u001b[2Jgone'],
    });
    const row = rowOf(planOf([object]));
    expect(row.description).toBe('a\\u202eb c');
    expect(row.children[0]!.label).toBe('\\u001b[2Jgone');
  });

  it('have names of their own, so that none is taken for another', () => {
    const changes = [{ path: 'a' }, { path: 'a' }];
    const plan = planOf([
      planned('update', 'Deployment', 'web', { changes, warnings: ['w', 'w'], notes: ['n'] }),
      planned('update', 'Deployment', 'api', { changes }),
    ]);
    const ids = (rows: readonly Row[]): string[] =>
      rows.flatMap(({ id, children }) => [id, ...ids(children)]);
    const all = ids(planRows(plan, none));
    expect(new Set(all).size).toBe(all.length);
  });
});

it('counts what becomes of the objects', () => {
  const plan = planOf([
    planned('create', 'Service', 'a'),
    planned('create', 'Service', 'b'),
    planned('unchanged', 'Service', 'c'),
    planned('invalid', 'Service', 'd'),
  ]);
  expect(countsText(plan)).toBe('2 to create, 1 not valid, 1 unchanged');
  expect(countsText(planOf([]))).toBe('no objects');
});

it('says in a sentence whether there is something to do', () => {
  const plan = planOf([planned('create', 'Service', 'a')]);
  expect(planSentence(plan)).toBe('shop: 1 to create.');
  expect(planSentence({ ...plan, stops: true })).toMatch(/^Nothing can be deployed yet\./);
  expect(planSentence({ ...plan, empty: true })).toMatch(/^There is nothing to do\./);
});
