// Tests what only shows beside other files: definitions, rename, problems of closed files, fixes that make files.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  codeOf,
  eventually,
  openNamed,
  problemWith,
  until,
  workspaceFolder,
  writeFile,
} from './support.ts';

const schematic = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: courier
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters:
    - name: depot
      type: string
      required: true
  containers:
    - name: main
      image: example/courier:1.0.0
      env:
        - name: DEPOT
          fromParam: depot
      resources:
        cpu: { required: 0.5 }
        memory: { required: 64M }
`;

function configuration(name: string, componentName = 'courier'): string {
  return `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: ${name}
spec:
  components:
    - componentName: ${componentName}
      instanceName: courier-${name}
      parameterValues:
        - name: depot # where it starts
          value: ${name}
`;
}

describe('across files', () => {
  afterEach(closeAll);

  it('a name leads to its definition in another file', async () => {
    const declared = await writeFile('courier.yaml', schematic);
    const { document } = await openNamed('north.yaml', configuration('north'));
    const at = positionOf(document, 'courier\n');
    const [definition] = await until('the definition', async () => {
      const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        at,
      );
      return found.length > 0 ? found : undefined;
    });
    assert.ok(definition);
    const uri = 'uri' in definition ? definition.uri : definition.targetUri;
    const range = 'range' in definition ? definition.range : definition.targetSelectionRange;
    assert.equal(uri.toString(), declared.toString());
    assert.equal(range?.start.line, 3);
  });

  it('a rename reaches every file, and leaves comments alone', async () => {
    await writeFile('north.yaml', configuration('north'));
    await writeFile('south.yaml', configuration('south'));
    const { document } = await openNamed('courier.yaml', schematic);
    const at = positionOf(document, 'depot\n');
    const edit = await until('an edit of three files', async () => {
      const found = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        at,
        'station',
      );
      return found.size === 3 ? found : undefined;
    });
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.getText().match(/station/g)?.length, 2);
    const south = await vscode.workspace.openTextDocument(fileNamed('south.yaml'));
    assert.match(south.getText(), /- name: station # where it starts\n/);
    assert.match(south.getText(), /value: south\n/);
  });

  it('a problem shows in a file that nobody opened', async () => {
    const closed = await writeFile('west.yaml', configuration('west', 'currier'));
    await openNamed('courier.yaml', schematic);
    const problem = await eventually(
      'a problem of the closed file',
      [vscode.languages.onDidChangeDiagnostics],
      () =>
        vscode.languages
          .getDiagnostics(closed)
          .find((each) => codeOf(each) === 'unknown-component'),
    );
    assert.match(problem.message, /courier/);
    assert.ok(
      !vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === closed.toString()),
    );
  });

  it('a fix makes the file that is missing', async () => {
    const { document } = await openNamed('east.yaml', configuration('east', 'rider'));
    const { range } = await problemWith(document, 'unknown-component');
    const create = await until('the fix', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
      );
      return actions.find(({ title, edit }) => edit !== undefined && /^Create/.test(title));
    });
    assert.ok(create.edit);
    await vscode.workspace.applyEdit(create.edit);
    const files = await until('the new file', async () => {
      const found = await vscode.workspace.findFiles('**/rider*.yaml');
      return found.length > 0 ? found : undefined;
    });
    const [made] = files;
    assert.ok(made);
    const text = (await vscode.workspace.openTextDocument(made)).getText();
    assert.match(text, /kind: ComponentSchematic/);
    assert.match(text, /name: rider/);
    await vscode.workspace.saveAll();
    await vscode.workspace.fs.delete(made);
  });
});

function fileNamed(name: string): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder(), name);
}

function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, `"${text}" is not there`);
  return document.positionAt(at + 1);
}
