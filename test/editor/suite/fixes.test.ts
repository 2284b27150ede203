// Tests quick fixes: offered by the light bulb, taken with the keyboard, and the text that they leave.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as page from '../host/page.ts';
import { but, component } from './specs.ts';
import {
  closeAll,
  diagnosticsOf,
  nextField,
  openFile,
  problemWith,
  problemsBecome,
  selectText,
  textBecomes,
  until,
} from './support.ts';

const menu = '.action-widget';
const noImage = but(component, '      image: example/frontend:1.0.0\n', '');

describe('quick fixes', () => {
  afterEach(closeAll);

  it('are offered for a problem, the certain one first', async () => {
    const { document } = await openFile(but(component, 'memory:', 'memry:'));
    const { range } = await problemWith(document, 'unknown-key');
    const actions = await actionsAt(document, range);
    // What may follow is about other files.
    assert.deepEqual(
      actions.slice(0, 3).map(({ title, isPreferred }) => [title, isPreferred === true]),
      [
        ['Change "memry" to "memory"', true],
        ['Remove "memry"', false],
        ['Silence "unknown-key" on this line', false],
      ],
    );
    const [rename] = actions;
    assert.ok(rename?.edit);
    await vscode.workspace.applyEdit(rename.edit);
    assert.equal(document.getText(), component);
    await problemsBecome(document, []);
  });

  it('are taken with the keyboard', async function () {
    if (!page.hasPage()) this.skip();
    const { document } = await openFile(but(component, '.Server', '.Sever'));
    const wrong = 'core.oam.dev/v1alpha1.Sever';
    await problemsBecome(document, [['error', 'unknown-workload-type', wrong]]);
    await selectText('Sever');
    await openMenu('Change to "core.oam.dev/v1alpha1.Server"');
    await page.press('Enter');
    await textBecomes(document, component);
    await problemsBecome(document, []);
  });

  it('insert a missing field where it belongs, with the cursor in its value', async function () {
    if (!page.hasPage()) this.skip();
    const { document } = await openFile(noImage);
    await problemWith(document, 'missing-image');
    await selectText('name: web');
    await openMenu('Add "image"');
    await page.press('Enter');
    await page.waitUntilGone(menu);
    await page.type('example/frontend:1.0.0');
    const added = but(
      noImage,
      'containerPort: 8080\n',
      'containerPort: 8080\n      image: example/frontend:1.0.0\n',
    );
    await textBecomes(document, added);
    await problemsBecome(document, []);
  });

  it('insert several lines at the right indentation', async function () {
    if (!page.hasPage()) this.skip();
    const start = component.slice(0, component.indexOf('  containers:'));
    const { document } = await openFile(start);
    await problemWith(document, 'missing-containers');
    await selectText('spec:');
    await openMenu('Add "containers"');
    await page.press('Enter');
    await page.waitUntilGone(menu);
    await page.type('web');
    await nextField();
    await page.type('example/frontend:1.0.0');
    await textBecomes(
      document,
      `${start}  containers:\n    - name: web\n      image: example/frontend:1.0.0\n`,
    );
  });

  it('put all that is certain right at once', async () => {
    const twice = but(but(component, 'memory:', 'memry:'), 'containerPort', 'contanerPort');
    const { document } = await openFile(twice);
    await problemWith(document, 'unknown-key');
    const kind = vscode.CodeActionKind.SourceFixAll.append('oam');
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    const [fixAll, ...others] = await actionsAt(document, all, kind);
    assert.deepEqual(others, []);
    assert.ok(fixAll?.edit);
    assert.equal(fixAll.kind?.value, 'source.fixAll.oam');
    await vscode.workspace.applyEdit(fixAll.edit);
    assert.equal(document.getText(), component);
  });

  it('put all right on saving, where the settings say so', async () => {
    const settings = vscode.workspace.getConfiguration('editor');
    await settings.update('codeActionsOnSave', { 'source.fixAll.oam': 'explicit' });
    try {
      const { document } = await openFile(but(component, 'memory:', 'memry:'));
      await problemWith(document, 'unknown-key');
      // A file without changes would not be saved.
      await selectText('0.5');
      await vscode.commands.executeCommand('type', { text: '1' });
      await vscode.commands.executeCommand('workbench.action.files.save');
      assert.equal(document.getText(), but(component, '0.5', '1'));
    } finally {
      await settings.update('codeActionsOnSave', undefined);
    }
  });

  it('silence a problem on its line', async () => {
    const { document } = await openFile(but(component, 'memory:', 'memry:'));
    const { range } = await problemWith(document, 'unknown-key');
    const silence = (await actionsAt(document, range)).find(({ title }) => /^Silence/.test(title));
    assert.ok(silence?.edit);
    await vscode.workspace.applyEdit(silence.edit);
    const comment = '        # oam-disable-next-line unknown-key\n        memry:';
    assert.equal(document.getText(), but(component, '        memory:', comment));
    await problemsBecome(document, []);
    assert.deepEqual(diagnosticsOf(document), []);
  });
});

/**
 * Opens the menu with the keyboard, once the light bulb says that there is one. The editor forgets
 * about the key when it happens to look for fixes by itself at that moment, so it is pressed again.
 */
async function openMenu(title: string): Promise<void> {
  await page.waitFor('.lightBulbWidget, .codicon-gutter-lightbulb');
  await until('the menu', async () => {
    await page.press('Control+.');
    return page.waitFor(menu, title, { timeout: 2000 }).then(
      () => true,
      () => undefined,
    );
  });
}

function actionsAt(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind: vscode.CodeActionKind = vscode.CodeActionKind.QuickFix,
): Thenable<vscode.CodeAction[]> {
  return vscode.commands.executeCommand(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    kind.value,
  );
}
