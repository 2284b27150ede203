// Definitions, types, references and highlights across the files of a workspace.
import { describe, expect, test } from 'vitest';
import { definitionAt, typeDefinitionAt } from '../../server/src/features/navigation/definition.ts';
import { highlightsAt, referencesAt } from '../../server/src/features/navigation/references.ts';
import { workspaceSymbols } from '../../server/src/features/navigation/workspace-symbols.ts';
import { markedSystem, SYSTEM } from '../support/system.ts';
import { parseWorkspace, shownLocation, workspaceOf } from '../support/workspace-fixture.ts';

function definitions(marked: string): string[] {
  const { workspace, uri, offset } = parseWorkspace(marked);
  const found = definitionAt(workspace, uri, offset)?.targets ?? [];
  return found.map((target) => shownLocation(workspace, target));
}

function types(marked: string): string[] {
  const { workspace, uri, offset } = parseWorkspace(marked);
  const found = typeDefinitionAt(workspace, uri, offset)?.targets ?? [];
  return found.map((target) => shownLocation(workspace, target));
}

function references(marked: string, wanted: 'with' | 'without' = 'without'): string[] {
  const { workspace, uri, offset } = parseWorkspace(marked);
  return referencesAt(workspace, { uri, offset }, `${wanted}-declarations`).map((location) =>
    shownLocation(workspace, location),
  );
}

describe('definition', () => {
  test.each([
    ['a component', 'web # the web', '', 'web.yaml:5 web'],
    ['a component from the draft', 'web"', 'draft.yaml', 'web.yaml:5 web'],
    ['a parameter inside its component', 'greeting', 'fromParam', 'web.yaml:9 greeting'],
    ['a parameter of another file', 'greeting', 'parameterValues', 'web.yaml:9 greeting'],
    ['a parameter in quotes', "port',", '', 'web.yaml:12 port'],
    ['a variable in a call', 'TEXT', ' to [', 'live.yaml:7 TEXT'],
    ['a variable in a scope', 'TEXT', 'title', 'live.yaml:7 TEXT'],
    ['a workload type', 'example.com/v1.Site', '', 'types.yaml:9 Site'],
    [
      'a workload type that a trait applies to',
      'example.com/v1.Site',
      'appliesTo',
      'types.yaml:9 Site',
    ],
    ['a trait by its name', 'Cache', 'traits:', 'types.yaml:16 Cache'],
    ['a trait by its full name', 'v1alpha1.Cache', '', 'types.yaml:16 Cache'],
    ['a scope type', 'example.com/v1.Zone', 'scopes:', 'types.yaml:27 example.com/v1.Zone'],
    ['a scope', 'north', 'applicationScopes', 'live.yaml:10 north'],
    ['a scope of another configuration', 'north, live', '', 'live.yaml:10 north'],
    ['a configuration that has scopes', 'live]', '', 'live.yaml:4 live'],
    ['a volume that a trait mounts', 'data', 'volumeName', 'web.yaml:30 data'],
    ['a declaration', 'greeting', 'parameters', 'web.yaml:9 greeting'],
  ])('of %s', (_, text, after, expected) => {
    expect(definitions(markedSystem(text, after))).toEqual([expected]);
  });

  test('of a built-in name does not exist', () => {
    expect(definitions(markedSystem('volume-mounter'))).toEqual([]);
    expect(definitions(markedSystem('core.oam.dev/v1alpha1.Server'))).toEqual([]);
    expect(types(markedSystem('volume-mounter'))).toEqual([]);
  });

  test('is nowhere but on names', () => {
    expect(definitions(markedSystem('hello'))).toEqual([]);
    expect(definitions(markedSystem('# The web'))).toEqual([]);
    expect(definitions(markedSystem('componentName'))).toEqual([]);
  });

  test('of a name that is declared twice has both places', () => {
    const twice = `${markedSystem('web # the web')}--- file: other/web.yaml
kind: ComponentSchematic
apiVersion: core.oam.dev/v1alpha1
metadata: {name: web}
spec: {parameters: [{name: port, type: number}]}
`;
    expect(definitions(twice)).toEqual(['other/web.yaml:3 web', 'web.yaml:5 web']);
  });

  test('covers all of what is declared', () => {
    const { workspace, uri, offset } = parseWorkspace(markedSystem('port', 'name: '));
    const [target] = definitionAt(workspace, uri, offset)?.targets ?? [];
    const text = workspace.file(uri)?.lines.text.slice(target?.extent.start, target?.extent.end);
    expect(text).toMatch(/^name: port\n +type: number\n +required: true$/);
  });

  test('prefers a scope of the same configuration', () => {
    const configuration = (name: string, join: string) => `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata: {name: ${name}}
spec:
  scopes: [{name: net, type: core.oam.dev/v1alpha1.Network}]
  components: [{componentName: web, instanceName: web, applicationScopes: [${join}]}]
`;
    const marked = `--- file: a.yaml
${configuration('a', 'net')}--- file: b.yaml
${configuration('b', '<|>net')}`;
    expect(definitions(marked)).toEqual(['b.yaml:5 net']);
    expect(references(marked, 'with')).toEqual(['b.yaml:5 net', 'b.yaml:6 net']);
  });
});

describe('type definition', () => {
  test.each([
    ['an instance is its component', 'web-live', '', ['web.yaml:5 web']],
    ['a component is its workload type', 'web # the web', '', ['types.yaml:9 Site']],
    ['a scope is its scope type', 'north', '', ['types.yaml:27 example.com/v1.Zone']],
    ['a join is the scope type', 'north, live', '', ['types.yaml:27 example.com/v1.Zone']],
    ['an attachment is the trait', 'Cache', 'traits:', ['types.yaml:16 Cache']],
    ['a variable does not exist', 'TEXT', '', []],
  ])('of %s', (_, text, after, expected) => {
    expect(types(markedSystem(text, after))).toEqual(expected);
  });
});

describe('references', () => {
  const uses = ['draft.yaml:7 web', 'live.yaml:15 web'];

  test('of a component, asked for at its declaration and at a use', () => {
    expect(references(markedSystem('web', 'name: '))).toEqual(uses);
    expect(references(markedSystem('web # the web'))).toEqual(uses);
    expect(references(markedSystem('web # the web'), 'with')).toEqual([...uses, 'web.yaml:5 web']);
  });

  test('of a parameter are inside the component and in every configuration', () => {
    expect(references(markedSystem('port', 'name: '))).toEqual([
      'draft.yaml:10 port',
      'live.yaml:20 port',
      'web.yaml:22 port',
    ]);
  });

  test('of a variable are every call', () => {
    expect(references(markedSystem('TEXT'))).toEqual([
      'live.yaml:13 TEXT',
      'live.yaml:19 TEXT',
      'live.yaml:19 TEXT',
    ]);
  });

  test('of a port are those of its own container', () => {
    expect(references(markedSystem('http'), 'with')).toEqual(['web.yaml:24 http']);
  });

  test('of a trait are in both API groups', () => {
    expect(references(markedSystem('Cache'))).toEqual([
      'draft.yaml:14 core.hydra.io/v1alpha1.Cache',
      'live.yaml:22 Cache',
    ]);
  });

  test('of a built-in trait are still found', () => {
    expect(references(markedSystem('volume-mounter'))).toEqual(['live.yaml:23 volume-mounter']);
  });

  test('count a name that is written once for two instances as one place', () => {
    const text = `--- file: a.yaml
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata: {name: a}
spec:
  components:
    - {componentName: &c web, instanceName: one}
    - {componentName: *c , instanceName: two}
    - {componentName: <|>web, instanceName: three}
`;
    expect(references(text)).toEqual(['a.yaml:6 web', 'a.yaml:8 web']);
  });
});

test('highlights tell where a name is declared from where it is used', () => {
  const { workspace, uri, offset } = parseWorkspace(markedSystem('greeting', 'fromParam'));
  const found = highlightsAt(workspace, uri, offset).map(
    ({ kind, range }) => `${kind} ${shownLocation(workspace, { uri, range })}`,
  );
  expect(found).toEqual(['write web.yaml:9 greeting', 'read web.yaml:20 greeting']);
});

describe('workspace symbols', () => {
  const workspace = workspaceOf(SYSTEM);
  const names = (query: string) =>
    workspaceSymbols([workspace], query).map(({ name, symbol, container }) =>
      [symbol, name, ...(container === undefined ? [] : [`in ${container}`])].join(' '),
    );

  test('come with what they are, the best fit first', () => {
    expect(names('web')).toEqual([
      'component web',
      'instance web-live in live',
      'instance web-draft in draft',
    ]);
    expect(names('gr')).toEqual(['parameter greeting in web']);
  });

  test('fit by letters in order, whatever their case', () => {
    expect(names('wdr')).toEqual(['instance web-draft in draft']);
    expect(names('SITE')).toEqual(['workload-type Site in sites.example.com']);
    expect(names('gni')).toEqual([]);
  });

  test('are all there without letters, resources first', () => {
    const all = names('');
    expect(all.slice(0, 3)).toEqual(['configuration draft', 'configuration live', 'component web']);
    expect(all).toContain('port http in web');
  });

  test('are no more than anybody reads', () => {
    const many = Array.from({ length: 300 }, (_, index) => `    - {name: p${index}, type: string}`);
    const large = workspaceOf(`--- file: large.yaml
apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata: {name: large}
spec:
  parameters:
${many.join('\n')}
`);
    expect(workspaceSymbols([large], '')).toHaveLength(200);
    expect(workspaceSymbols([large], 'p299').map(({ name }) => name)).toEqual(['p299']);
  });
});
