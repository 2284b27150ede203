// Takes the pictures of the README that show renderings: beside the source, and compared.
import * as path from 'node:path';
import * as vscode from 'vscode';
import * as page from '../../host/page.ts';
import {
  configuration as idOf,
  entries,
  moveTo,
  renderedEditor,
  textHas,
} from '../rendering/rendered.ts';
import { commitWorkspace } from '../rendering/repository.ts';
import { closeAll, openNamed } from '../support.ts';

const folder = process.env['OAM_ARTIFACTS'] ?? '';

const component = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: label-printer
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  parameters:
    - name: paper
      type: string
      default: A6
  containers:
    - name: main
      image: example/label-printer:1.4.0
      env:
        - name: PAPER
          fromParam: paper
      ports:
        - name: http
          containerPort: 8080
      resources:
        cpu:
          required: 0.5
        memory:
          required: 128M
`;

const configuration = `# Prints labels on paper of the depot's size.
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: depot
spec:
  variables:
    - name: size
      value: A4
  components:
    - componentName: label-printer
      instanceName: labels
      parameterValues:
        - name: paper
          value: "[fromVariable(size)]"
      traits:
        - name: manual-scaler
          properties:
            replicaCount: 3
`;

describe('picture of a rendering', () => {
  before(async function () {
    if (!page.hasPage()) this.skip();
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await vscode.commands.executeCommand('workbench.action.closePanel');
    const settings = vscode.workspace.getConfiguration();
    // Their titles say which side is which.
    await settings.update('workbench.editor.showTabs', 'single', true);
    await settings.update('diffEditor.hideUnchangedRegions.enabled', true, true);
  });

  afterEach(closeAll);

  it('beside its source', async () => {
    await openNamed('label-printer.yaml', component);
    const source = await openNamed('depot.yaml', configuration);
    await vscode.commands.executeCommand(
      'oam.renderConfigurationToSide',
      idOf('depot', 'depot.yaml'),
    );
    const rendered = await renderedEditor('depot');
    await textHas(rendered.document, 'value: A4');
    moveTo(source, 'A4');
    await page.waitFor('.view-overlays .cdr[class*="ced-"]');
    await shoot('render', 650);
  });

  it('compared with the last commit', async () => {
    await openNamed('label-printer.yaml', component);
    const { document } = await openNamed('depot.yaml', configuration);
    await commitWorkspace();
    const edit = new vscode.WorkspaceEdit();
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const changed = configuration.replace('value: A4', 'value: A5').replace(': 3', ': 5');
    edit.replace(document.uri, whole, changed);
    await vscode.workspace.applyEdit(edit);
    const done = vscode.commands.executeCommand('oam.compareRendered', idOf('depot', 'depot.yaml'));
    await page.waitFor(entries, 'The last commit');
    await page.click(entries, 'The last commit');
    await done;
    await page.waitFor('.monaco-diff-editor', 'hidden lines');
    await page.waitFor('.monaco-diff-editor .char-insert');
    await shoot('compare', 380);
  });
});

async function shoot(name: string, height: number): Promise<void> {
  const clip = { x: 0, y: 30, width: 1280, height };
  await page.screenshot(path.join(folder, `${name}.png`), clip);
}
