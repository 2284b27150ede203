// Lenses: how much of the workspace uses what a file declares.
import { expect, test } from 'vitest';
import { lensesIn, lensTextAt } from '../../server/src/features/lens/lens.ts';
import type { Workspace } from '../../server/src/workspace/workspace.ts';
import { SYSTEM } from '../support/system.ts';
import { shownLocation, uriOf, workspaceOf } from '../support/workspace-fixture.ts';

function lenses(workspace: Workspace, name: string): string[] {
  const uri = uriOf(name);
  return lensesIn(workspace, uri).map(({ range }) => {
    const { title = '', locations = [] } = lensTextAt(workspace, uri, range.start) ?? {};
    const places = locations.map((location) => shownLocation(workspace, location).split(' ')[0]);
    return `${shownLocation(workspace, { uri, range })} - ${title}: ${places.join(' ')}`;
  });
}

test('a component tells how many configurations use it, and where', () => {
  expect(lenses(workspaceOf(SYSTEM), 'web.yaml')).toEqual([
    'web.yaml:5 web - 2 configurations: draft.yaml:7 live.yaml:15',
  ]);
});

test('types tell how many components and scopes are of them', () => {
  expect(lenses(workspaceOf(SYSTEM), 'types.yaml')).toEqual([
    'types.yaml:9 Site - used by 1 component: web.yaml:7',
    'types.yaml:16 Cache - used by 1 component: draft.yaml:14 live.yaml:22',
    'types.yaml:27 example.com/v1.Zone - used by 1 scope: live.yaml:11',
  ]);
});

test('a scope tells which components join it', () => {
  expect(lenses(workspaceOf(SYSTEM), 'live.yaml')).toEqual([
    'live.yaml:10 north - joined by 1 component: draft.yaml:15 live.yaml:28',
  ]);
});

test('what nobody uses says so, as far as anybody knows', () => {
  const [web = ''] = SYSTEM.split(/(?=^--- file: types)/m);
  const workspace = workspaceOf(web);
  expect(lenses(workspace, 'web.yaml')).toEqual(['web.yaml:5 web - no configuration: ']);
  workspace.completeness = 'scanning';
  expect(lenses(workspace, 'web.yaml')).toEqual(['web.yaml:5 web - no configuration so far: ']);
  workspace.completeness = 'partial';
  expect(lenses(workspace, 'web.yaml')).toEqual([
    'web.yaml:5 web - no configuration in the files read: ',
  ]);
});
