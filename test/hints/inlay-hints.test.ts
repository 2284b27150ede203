// Inlay hints: what values come to, and which defaults apply.
import { expect, test } from 'vitest';
import {
  defaultInlayHints,
  inlayHintsIn,
  type InlayHintSettings,
} from '../../server/src/features/hints/inlay-hints.ts';
import type { Workspace } from '../../server/src/workspace/workspace.ts';
import { SYSTEM } from '../support/system.ts';
import { uriOf, workspaceOf } from '../support/workspace-fixture.ts';

/** Each line that has hints, with them in their places. */
function hints(
  workspace: Workspace,
  name: string,
  settings: Partial<InlayHintSettings> = {},
): string[] {
  const uri = uriOf(name);
  const lines = workspace.file(uri)?.lines;
  const text = lines?.text ?? '';
  const within = { start: 0, end: text.length };
  return inlayHintsIn(workspace, { uri, within }, { ...defaultInlayHints, ...settings }).map(
    ({ offset, label }) => {
      const { start = 0, end = 0 } = lines?.lineRangeAt(offset) ?? {};
      return `${text.slice(start, offset)}‹${label}›${text.slice(offset, end)}`.trim();
    },
  );
}

const [web = '', types = '', live = '', draft = ''] = SYSTEM.split(/(?=^--- file)/m);

test('a configuration shows what variables come to and which defaults it leaves in place', () => {
  expect(hints(workspaceOf(SYSTEM), 'live.yaml')).toEqual([
    'value: "[fromVariable(TEXT)] to [fromVariable(TEXT)]"‹= good day to good day›',
  ]);
  expect(hints(workspaceOf(SYSTEM), 'draft.yaml')).toEqual([
    '- componentName: "web"‹greeting: hello›',
  ]);
});

test('a component with one configuration shows the values it gets there', () => {
  expect(hints(workspaceOf(web + live), 'web.yaml')).toEqual([
    'fromParam: greeting‹= good day to good day›',
    'fromParam: "port"‹= 80›',
  ]);
  expect(hints(workspaceOf(web + draft), 'web.yaml')).toEqual([
    'fromParam: greeting‹= hello›',
    'fromParam: "port"‹= 81›',
  ]);
});

test('with several configurations, or none, there is no one value', () => {
  expect(hints(workspaceOf(SYSTEM), 'web.yaml')).toEqual([]);
  expect(hints(workspaceOf(web + types), 'web.yaml')).toEqual([]);
});

test('two instances show a value only where they agree', () => {
  const both = draft.replace(
    '  components:\n',
    '  components:\n    - componentName: web\n      parameterValues: [{name: port, value: 90}]\n',
  );
  expect(hints(workspaceOf(web + both), 'web.yaml')).toEqual(['fromParam: greeting‹= hello›']);
});

test('what is not known for sure is not shown', () => {
  const workspace = workspaceOf(web + live);
  workspace.completeness = 'scanning';
  expect(hints(workspace, 'web.yaml')).toEqual([]);
  expect(
    hints(workspaceOf(web + web.replace('web.yaml', 'again.yaml') + live), 'web.yaml'),
  ).toEqual([]);
  expect(hints(workspaceOf(live.replace('name: TEXT', 'name: OTHER')), 'live.yaml')).toEqual([]);
  expect(hints(workspaceOf(live.replace('good day', '{{ .day }}')), 'live.yaml')).toEqual([]);
});

test('long values and many defaults are cut short', () => {
  const many = `--- file: many.yaml
apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata: {name: many}
spec:
  parameters:
    - {name: a, type: string, default: ${'x'.repeat(60)}}
    - {name: b, type: boolean, default: false}
    - {name: c, type: string, default: ""}
    - {name: d, type: number, default: 4}
    - {name: e, type: number, default: 5}
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata: {name: app}
spec: {components: [{componentName: many, instanceName: many}]}
`;
  expect(hints(workspaceOf(many), 'many.yaml')).toEqual([
    `spec: {components: [{componentName: many‹a: ${'x'.repeat(29)}…, b: false, c: "", +2›, instanceName: many}]}`,
  ]);
});

test('each kind of hint can be switched off', () => {
  const workspace = workspaceOf(SYSTEM);
  expect(hints(workspace, 'live.yaml', { effectiveValues: 'off' })).toEqual([]);
  expect(hints(workspace, 'draft.yaml', { omittedDefaults: 'off' })).toEqual([]);
  expect(hints(workspaceOf(web + live), 'web.yaml', { effectiveValues: 'off' })).toEqual([]);
});

test('only the part that is asked for is answered', () => {
  const workspace = workspaceOf(SYSTEM);
  const within = { start: 0, end: 50 };
  expect(inlayHintsIn(workspace, { uri: uriOf('live.yaml'), within }, defaultInlayHints)).toEqual(
    [],
  );
});
