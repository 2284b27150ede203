// Semantic tokens: names as what they are, and names that are declared nowhere.
import { expect, test } from 'vitest';
import { tokenModifiers, tokenTypes } from '../../server/src/features/tokens/legend.ts';
import { semanticTokens } from '../../server/src/features/tokens/semantic-tokens.ts';
import { readSpecFile } from '../../server/src/workspace/spec-file.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { corpusFiles, corpusFolder } from '../support/corpus.ts';
import { SYSTEM } from '../support/system.ts';
import { shownLocation, uriOf, workspaceOf } from '../support/workspace-fixture.ts';

function tokens(workspace: Workspace, name: string): string[] {
  const uri = uriOf(name);
  return semanticTokens(workspace, uri).map(({ range, type, modifier }) => {
    const [, text] = shownLocation(workspace, { uri, range }).split(/ (.*)/);
    return `${type} ${text}${modifier === undefined ? '' : ` (${modifier})`}`;
  });
}

test('a configuration shows what its names mean', () => {
  expect(tokens(workspaceOf(SYSTEM), 'live.yaml')).toEqual([
    'namespace live (declaration)',
    'variable TEXT (declaration)',
    'namespace north (declaration)',
    'type example.com/v1.Zone',
    'variable TEXT',
    'class web',
    'variable web-live (declaration)',
    'parameter greeting',
    'variable TEXT',
    'variable TEXT',
    'parameter port',
    'decorator Cache',
    'decorator volume-mounter (defaultLibrary)',
    'property data',
    'namespace north',
  ]);
});

const broken = `--- file: a.yaml
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata: {name: a}
spec:
  variables: [{name: TEXT, value: x}]
  components:
    - componentName: web
      parameterValues:
        - {name: prot, value: "[fromVariable(TXET)]"}
        - {name: "{{ .p }}", value: 1}
      traits:
        - {name: unheard-of}
        - {name: volume-mounter, properties: {volumeName: dta}}
    - componentName: nowhere
      parameterValues: [{name: port, value: 1}]
`;

test('names that are certainly declared nowhere are told from those that may be', () => {
  const [web] = SYSTEM.split('--- file: types.yaml');
  const found = tokens(workspaceOf(broken + web), 'a.yaml');
  expect(found.filter((each) => !each.endsWith('(declaration)'))).toEqual([
    'class web',
    'parameter prot (unresolved)',
    'variable TXET (unresolved)',
    'decorator volume-mounter (defaultLibrary)',
    'property dta (unresolved)',
  ]);
});

test('while files are still read, only the document itself is judged by', () => {
  const [web] = SYSTEM.split('--- file: types.yaml');
  const workspace = workspaceOf(broken + web);
  workspace.completeness = 'scanning';
  const unresolved = tokens(workspace, 'a.yaml').filter((each) => each.endsWith('(unresolved)'));
  expect(unresolved).toEqual(['variable TXET (unresolved)']);
});

test('a name that cannot be read may be any', () => {
  const text = broken.replace('{name: TEXT, value: x}', '{name: "{{ .name }}", value: x}');
  expect(tokens(workspaceOf(text), 'a.yaml').join()).not.toContain('TXET');
});

test('a part of a file gives the tokens of that part', () => {
  const workspace = workspaceOf(SYSTEM);
  const all = semanticTokens(workspace, uriOf('live.yaml'));
  const third = all[2];
  expect(semanticTokens(workspace, uriOf('live.yaml'), third?.range)).toEqual([third]);
});

test.skipIf(corpusFolder() === undefined)('tokens of real files are on one line and apart', () => {
  let count = 0;
  const faults: string[] = [];
  for (const { path, text } of corpusFiles()) {
    const workspace = new Workspace();
    const file = readSpecFile(`file:///${path}`, text);
    workspace.set(file);
    let end = -1;
    for (const { range, type, modifier } of semanticTokens(workspace, file.uri)) {
      count++;
      const isOnOneLine = file.lines.lineAt(range.start) === file.lines.lineAt(range.end);
      const isInLegend =
        tokenTypes.includes(type) && (modifier === undefined || tokenModifiers.includes(modifier));
      if (range.start < end || !isOnOneLine || !isInLegend) faults.push(`${path}@${range.start}`);
      end = range.end;
    }
  }
  expect(faults).toEqual([]);
  expect(count).toBeGreaterThan(500);
});
