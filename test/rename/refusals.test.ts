// What is offered for a rename, and what is refused with which words.
import { describe, expect, test } from 'vitest';
import { prepareRename } from '../../server/src/features/rename/rename.ts';
import { markedSystem } from '../support/system.ts';
import { parseWorkspace } from '../support/workspace-fixture.ts';
import { prepared, renamed } from './renaming.ts';

describe('before a rename', () => {
  test.each([
    ['the name', 'web # the web', '', 'live.yaml:15 web'],
    ['the name without its quotes', 'port"', '', 'web.yaml:22 port'],
    ['the name inside a call', 'TEXT', 'title', 'live.yaml:13 TEXT'],
    ['the kind of a full name', 'example.com/v1.Site', '', 'web.yaml:7 Site'],
    ['the kind of a trait', 'core.hydra.io/v1alpha1.Cache', '', 'draft.yaml:14 Cache'],
  ])('%s is offered', (_, text, after, expected) => {
    expect(prepared(markedSystem(text, after))).toBe(expected);
  });

  test.each([
    ['core.oam.dev/v1alpha1', 'This cannot be renamed. Names of components, parameters'],
    ['volume-mounter', '"volume-mounter" is a built-in trait, which keeps its name.'],
    ['core.oam.dev/v1alpha1.Server', '"core.oam.dev/v1alpha1.Server" is a built-in workload type'],
  ])('%s is refused', (text, reason) => {
    expect(prepared(markedSystem(text))).toContain(reason);
  });

  test('what is declared nowhere is refused', () => {
    const text = `--- file: a.yaml
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata: {name: a}
spec: {components: [{componentName: <|>elsewhere, instanceName: a}]}
`;
    expect(prepared(text)).toBe('No component "elsewhere" is declared in this workspace.');
    expect(prepared(text.replace('<|>elsewhere', '"<|>{{ .name }}"'))).toBe(
      'A template tool fills this name in.',
    );
  });

  test('a workspace that is still read is waited for, unless the document is enough', () => {
    const { workspace, uri, offset } = parseWorkspace(markedSystem('web', 'name: '));
    workspace.completeness = 'scanning';
    expect(prepareRename(workspace, { uri, offset })).toMatchObject({
      status: 'refused',
      reason: 'The workspace is still being read. Try again in a moment.',
    });
    const variable = parseWorkspace(markedSystem('TEXT', 'title'));
    variable.workspace.completeness = 'scanning';
    expect(prepareRename(variable.workspace, variable)).toMatchObject({ status: 'renamable' });
  });

  test('documents that are not OAM are left to others', () => {
    expect(prepared('--- file: a.yaml\nkind: Pod\nmetadata: {name: <|>web}\n')).toBe('not ours');
  });
});

describe('a new name is refused', () => {
  test.each([
    [
      'a blank',
      'web',
      'name: ',
      'my web',
      '"my web" holds a blank. The name of a component must be 1 to 63 letters',
    ],
    ['nothing', 'web', 'name: ', '', 'The new name is empty.'],
    [
      'a dash in a kind',
      'example.com/v1.Site',
      '',
      'My-Site',
      '"My-Site" holds "-". The name of a workload type must be',
    ],
    [
      'a kind that starts with a digit',
      'example.com/v1.Site',
      '',
      '1Site',
      '"1Site" does not start with a letter.',
    ],
    [
      'a bracket in a variable',
      'TEXT',
      'title',
      'A)',
      '"A)" holds ")". The name of a variable must be',
    ],
    [
      'a digit in a port',
      'http',
      '',
      'http2',
      '"http2" holds "2". The name of a port must be 1 to 15 lower-case letters.',
    ],
  ])('for %s', (...[, text, after, newName, reason]) => {
    const [refusal] = renamed(markedSystem(text, after), newName);
    expect(refusal?.startsWith(reason) === true ? reason : refusal).toBe(reason);
  });

  test.each([
    [
      'parameter',
      'port',
      'name: ',
      'greeting',
      'There is a parameter "greeting" already. (web.yaml:9 greeting)',
    ],
    [
      'container',
      'main',
      '',
      'helper',
      'There is a container "helper" already. (web.yaml:32 helper)',
    ],
    [
      'scope type',
      'example.com/v1.Zone',
      '',
      'Other',
      'There is a scope type "Other" already. (more.yaml:4 example.com/v1.Other)',
    ],
    ['component', 'web', 'name: ', 'api', 'There is a component "api" already. (more.yaml:7 api)'],
    ['trait', 'Cache', 'name: Cache', 'Ingress', '"Ingress" is the name of a built-in trait.'],
  ])('because there is such a %s', (...[, text, after, newName, reason]) => {
    const more = `--- file: more.yaml
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationScope
metadata: {name: other}
spec: {type: example.com/v1.Other}
---
{apiVersion: core.oam.dev/v1alpha1, kind: ComponentSchematic,
metadata: {name: api}}
`;
    expect(renamed(markedSystem(text, after) + more, newName)).toEqual([
      reason.replace(':7', ':7'),
    ]);
  });

  test('for a trait whose full name could not be read any more', () => {
    expect(renamed(markedSystem('Cache', 'name: Cache'), 'my-cache')).toEqual([
      'This trait is also written as "core.hydra.io/v1alpha1.Cache", where its name must be 1 to 63 letters or digits that start with a letter. (draft.yaml:14 core.hydra.io/v1alpha1.Cache)',
    ]);
  });

  test('but ports of another container are no hindrance', () => {
    const text = markedSystem('http').replace(/(helper:1[^]*?)http/, '$1plain');
    expect(renamed(text, 'plain')).toEqual(['web.yaml:24 - name: plain']);
  });
});
