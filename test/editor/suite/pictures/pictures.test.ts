// Takes the pictures of the README: real files in the real editor, each cut to what it is about.
import * as path from 'node:path';
import * as vscode from 'vscode';
import * as page from '../../host/page.ts';
import {
  closeAll,
  eventually,
  focusEditor,
  openNamed,
  problemWith,
  selectText,
  writeFile,
} from '../support.ts';

const folder = process.env['OAM_ARTIFACTS'] ?? '';
const clip = { x: 0, y: 30, width: 1100, height: 460 };

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
      readinessProbe:
        httpGet:
          path: /ready
          port: 8080
        initialDelaySeconds: 5
      resources:
        cpu:
          required: 0.5
        memory:
          required: 128M
`;

const configuration = `apiVersion: core.oam.dev/v1alpha1
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
        - name: ingress
          properties:
            hostname: labels.example.com
            servicePort: 8080
`;

async function shoot(name: string, part: Partial<typeof clip> = {}): Promise<void> {
  await page.screenshot(path.join(folder, `${name}.png`), { ...clip, ...part });
}

describe('picture', () => {
  before(function () {
    if (!page.hasPage()) this.skip();
  });

  beforeEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  afterEach(closeAll);

  it('problems', async () => {
    const text = component
      .replace('      default: A6', '      defualt: A6')
      .replace('fromParam: paper', 'fromParam: papre')
      .replace('128M', '128 megabytes');
    const { document } = await openNamed('label-printer.yaml', text);
    await problemWith(document, 'invalid-memory');
    await selectText('papre');
    await vscode.commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
    // The link to the fixes comes a moment after the problem.
    await page.waitFor('.monaco-hover', 'Did you mean');
    await page.waitFor('.monaco-hover', 'Quick Fix');
    await shoot('problems', { height: 560 });
  });

  it('completion', async () => {
    const text = component.replace(
      '      env:\n        - name: PAPER\n          fromParam: paper\n',
      '      \n',
    );
    await openNamed('label-printer.yaml', text);
    const editor = vscode.window.activeTextEditor;
    const at = new vscode.Position(13, 6);
    if (editor !== undefined) editor.selection = new vscode.Selection(at, at);
    await focusEditor();
    await page.press('Control+Space');
    await page.waitFor('.suggest-widget', 'livenessProbe');
    await page.press('ArrowDown ArrowDown');
    if ((await page.visibleText('.suggest-details')) === '') await page.press('Control+Space');
    await page.waitFor('.suggest-details-container .markdown-docs', 'Environment variables');
    // The box takes its size from the text it had before; going away and back lays it out anew.
    await page.press('ArrowDown ArrowUp');
    await page.waitFor('.suggest-details-container .markdown-docs', 'Environment variables');
    await shoot('completion', { height: 540 });
  });

  it('hover', async () => {
    await openNamed('label-printer.yaml', component);
    await selectText('readinessProbe');
    await vscode.commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
    await page.waitFor('.monaco-hover', 'every 10 seconds');
    await shoot('hover', { height: 560 });
  });

  it('quick fix', async () => {
    const { document } = await openNamed(
      'label-printer.yaml',
      component.replace('image:', 'imgae:'),
    );
    await problemWith(document, 'unknown-key');
    await selectText('imgae');
    await vscode.commands.executeCommand('editor.action.quickFix');
    await page.waitFor('.action-widget', 'Change "imgae" to "image"');
    await shoot('quick-fix', { height: 520 });
  });

  it('across files', async () => {
    await openNamed('label-printer.yaml', component);
    await openNamed('depot.yaml', configuration);
    await selectText('label-printer');
    await vscode.commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
    await page.waitFor('.monaco-hover', 'paper');
    await shoot('across-files', { height: 420 });
  });

  it('problems of files that are not open', async () => {
    await openNamed('label-printer.yaml', component);
    const closed = await writeFile(
      'airport.yaml',
      configuration
        .replace('name: depot', 'name: airport')
        .replace('label-printer', 'lable-printer'),
    );
    await openNamed('depot.yaml', configuration);
    await eventually('a problem', [vscode.languages.onDidChangeDiagnostics], () =>
      vscode.languages.getDiagnostics(closed).length > 0 ? true : undefined,
    );
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await page.waitFor('.markers-panel', 'airport.yaml');
    await shoot('workspace', { height: 770 });
  });
});
