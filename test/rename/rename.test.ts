// Renaming across the files of a workspace: what changes and what stays.
import { describe, expect, test } from 'vitest';
import { markedSystem } from '../support/system.ts';
import { renamed } from './renaming.ts';

describe('a rename', () => {
  test('of a component reaches configurations of both API groups and keeps comments and quotes', () => {
    const expected = [
      'draft.yaml:7 - componentName: "site"',
      'live.yaml:15 - componentName: site # the web',
      'web.yaml:5 name: site',
    ];
    expect(renamed(markedSystem('web', 'name: '), 'site')).toEqual(expected);
    expect(renamed(markedSystem('web"', 'draft.yaml'), 'site')).toEqual(expected);
  });

  test('of a parameter changes its uses in the component and the values of every configuration', () => {
    expect(renamed(markedSystem('port', 'fromParam: "'), 'listen')).toEqual([
      'draft.yaml:10 - name: listen',
      "live.yaml:20 - { name: 'listen', value: 80 }",
      'web.yaml:12 - name: listen',
      'web.yaml:22 fromParam: "listen"',
    ]);
  });

  test('of a parameter leaves the comment with its name', () => {
    expect(renamed(markedSystem('greeting', 'parameters'), 'salute')[1]).toBe(
      'web.yaml:9 - name: salute # used below: greeting',
    );
  });

  test('of a parameter leaves components alone that have one of the same name', () => {
    const other = `--- file: other.yaml
apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata: {name: other}
spec: {parameters: [{name: port, type: number}]}
`;
    const changed = renamed(markedSystem('port', 'name: ') + other, 'listen');
    expect(changed.filter((line) => line.startsWith('other'))).toEqual([]);
    expect(changed).toHaveLength(4);
  });

  test('of a variable changes the text of calls', () => {
    expect(renamed(markedSystem('TEXT', 'variables'), 'WORDS')).toEqual([
      'live.yaml:7 - name: WORDS',
      'live.yaml:13 title: "[fromVariable(WORDS)]"',
      'live.yaml:19 value: "[fromVariable(WORDS)] to [fromVariable(WORDS)]"',
    ]);
    expect(renamed(markedSystem('TEXT', 'title'), 'WORDS')).toHaveLength(3);
  });

  test('of a workload type changes the kind and nothing else of its full name', () => {
    expect(renamed(markedSystem('Site', 'kind: Site'), 'Page')).toEqual([
      'types.yaml:9 kind: Page',
      'types.yaml:19 - example.com/v1.Page',
      'web.yaml:7 workloadType: example.com/v1.Page',
    ]);
    expect(renamed(markedSystem('example.com/v1.Site'), 'Page')).toHaveLength(3);
  });

  test('of a scope type changes the kind on both sides', () => {
    expect(renamed(markedSystem('example.com/v1.Zone'), 'Region')).toEqual([
      'live.yaml:11 type: example.com/v1.Region',
      'types.yaml:27 type: example.com/v1.Region',
    ]);
  });

  test('of a trait changes the kind where it is written in full', () => {
    expect(renamed(markedSystem('Cache', 'name: Cache'), 'Store')).toEqual([
      'draft.yaml:14 type: core.hydra.io/v1alpha1.Store',
      'live.yaml:22 - name: Store',
      'types.yaml:16 name: Store',
    ]);
  });

  test('of a scope changes the joins of all configurations', () => {
    expect(renamed(markedSystem('north'), 'south')).toEqual([
      'draft.yaml:15 applicationScopes: [south, live]',
      'live.yaml:10 - name: south',
      'live.yaml:28 - south',
    ]);
  });

  test('of a configuration changes the joins of its scopes', () => {
    expect(renamed(markedSystem('live', 'name: live'), 'prod')).toEqual([
      'draft.yaml:15 applicationScopes: [north, prod]',
      'live.yaml:4 name: prod',
    ]);
  });

  test('of a volume changes what traits mount', () => {
    expect(renamed(markedSystem('data', 'volumes:'), 'files')).toEqual([
      'live.yaml:25 volumeName: files',
      'web.yaml:30 - name: files',
    ]);
  });

  test('of instances, containers and ports stays in its place', () => {
    expect(renamed(markedSystem('web-live'), 'front')).toEqual([
      'live.yaml:16 instanceName: front',
    ]);
    expect(renamed(markedSystem('main'), 'front')).toEqual(['web.yaml:16 - name: front']);
    expect(renamed(markedSystem('http'), 'plain')).toEqual(['web.yaml:24 - name: plain']);
  });

  test('adds quotes where YAML would read the new name as something else', () => {
    expect(renamed(markedSystem('web', 'name: '), '123')).toEqual([
      'draft.yaml:7 - componentName: "123"',
      'live.yaml:15 - componentName: "123" # the web',
      'web.yaml:5 name: "123"',
    ]);
    expect(renamed(markedSystem('greeting', 'fromParam'), 'yes')).toContain(
      'web.yaml:20 fromParam: "yes"',
    );
  });

  test('keeps block scalars and escapes readable', () => {
    const text = `--- file: a.yaml
apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata: {name: a}
spec:
  parameters:
    - name: <|>level
  containers:
    - env:
        - fromParam: >-
            level
        - fromParam: "l\\u0065vel"
`;
    expect(renamed(text, 'grade')).toEqual([
      'a.yaml:6 - name: grade',
      'a.yaml:10 grade',
      'a.yaml:11 - fromParam: "grade"',
    ]);
  });

  test('changes the text of an anchor once', () => {
    const text = `--- file: a.yaml
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata: {name: a}
spec:
  components:
    - {componentName: &c web, instanceName: one}
    - {componentName: *c , instanceName: two}
---
apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata: {name: <|>web}
`;
    expect(renamed(text, 'site')).toEqual([
      'a.yaml:6 - {componentName: &c site, instanceName: one}',
      'a.yaml:11 metadata: {name: site}',
    ]);
    const shared = text.replace('instanceName: two', 'instanceName: *c ');
    expect(renamed(shared, 'site')).toEqual([
      'Other values take their text from the anchor "&c" on this name. (a.yaml:6 web)',
    ]);
  });

  test('to the same name changes nothing', () => {
    expect(renamed(markedSystem('north'), 'north')).toEqual([]);
  });
});
