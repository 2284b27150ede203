// Who configures a component, and what a configuration uses.
import { expect, test } from 'vitest';
import {
  hierarchyItemsAt,
  incomingCalls,
  outgoingCalls,
  type HierarchyCall,
  type HierarchyItem,
} from '../../server/src/features/navigation/call-hierarchy.ts';
import type { Workspace } from '../../server/src/workspace/workspace.ts';
import { markedSystem } from '../support/system.ts';
import { parseWorkspace, shownLocation } from '../support/workspace-fixture.ts';

interface Shown {
  readonly items: string[];
  readonly incoming: string[];
  readonly outgoing: string[];
}

function hierarchy(marked: string): Shown {
  const { workspace, uri, offset } = parseWorkspace(marked);
  const items = hierarchyItemsAt(workspace, uri, offset);
  return {
    items: items.map(({ symbol, name }) => `${symbol} ${name}`),
    incoming: items.flatMap((item) =>
      incomingCalls(workspace, item).map((call) => shownCall(workspace, call, call.item)),
    ),
    outgoing: items.flatMap((item) =>
      outgoingCalls(workspace, item).map((call) => shownCall(workspace, call, item)),
    ),
  };
}

/** The neighbor, and the places in `holder` that name it. */
function shownCall(workspace: Workspace, call: HierarchyCall, { uri }: HierarchyItem): string {
  const places = call.ranges.map((range) => shownLocation(workspace, { uri, range }));
  return `${call.item.symbol} ${call.item.name}: ${places.join(', ')}`;
}

test('a component is configured by configurations and uses a workload type', () => {
  const expected = {
    items: ['component web'],
    incoming: ['configuration draft: draft.yaml:7 web', 'configuration live: live.yaml:15 web'],
    outgoing: ['workload-type Site: web.yaml:7 example.com/v1.Site'],
  };
  expect(hierarchy(markedSystem('web', 'name: '))).toEqual(expected);
  expect(hierarchy(markedSystem('web # the web'))).toEqual(expected);
});

test('a configuration uses components, traits and scopes, and is joined by others', () => {
  expect(hierarchy(markedSystem('live', 'name: live'))).toMatchObject({
    items: ['configuration live'],
    incoming: ['configuration draft: draft.yaml:15 live'],
    outgoing: [
      'scope-type example.com/v1.Zone: live.yaml:11 example.com/v1.Zone',
      'component web: live.yaml:15 web',
      'trait Cache: live.yaml:22 Cache',
    ],
  });
});

test('a configuration uses the configuration whose scopes it joins', () => {
  const { outgoing } = hierarchy(markedSystem('draft', 'name: draft'));
  expect(outgoing).toContain('configuration live: draft.yaml:15 north, draft.yaml:15 live');
});

test('a workload type is used by components and by traits that apply to it', () => {
  expect(hierarchy(markedSystem('example.com/v1.Site')).incoming).toEqual([
    'trait Cache: types.yaml:19 example.com/v1.Site',
    'component web: web.yaml:7 example.com/v1.Site',
  ]);
});

test('anywhere else in a resource the resource is meant', () => {
  expect(hierarchy(markedSystem('GREETING')).items).toEqual(['component web']);
  expect(hierarchy('--- file: a.yaml\na: <|>b\n').items).toEqual([]);
});
