// Tests the ground that the other in-editor tests stand on: the right VS Code, a workspace, a page.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import * as page from '../host/page.ts';
import { textBecomes } from './support.ts';

const editorText = '.editor-instance .view-lines';

describe('the editor host', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('is the version it should be', function () {
    const expected = process.env['OAM_EXPECTED_VSCODE'];
    if (!expected) this.skip();
    assert.equal(vscode.version, expected);
  });

  it('opens the copy of the test workspace', () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder, 'no folder is open');
    assert.equal(folder.uri.fsPath, process.env['OAM_SUITE_WORKSPACE']);
  });

  it('opens a YAML document', async () => {
    const document = await openYaml('kind: Component\n');
    assert.equal(document.languageId, 'yaml');
    assert.equal(document.lineAt(0).text, 'kind: Component');
  });

  it('trusts the workspace, unless the run is a restricted one', () => {
    assert.equal(vscode.workspace.isTrusted, process.env['OAM_EDITOR_TRUST'] !== 'restricted');
  });

  it('finds files', async () => {
    const files = await vscode.workspace.findFiles('**/deployment.yaml');
    assert.deepEqual(
      files.map((file) => path.basename(file.fsPath)),
      ['deployment.yaml'],
    );
  });

  it('shows a webview', async function () {
    if (!page.hasPage()) this.skip();
    const panel = vscode.window.createWebviewPanel('oam.test', 'Test', vscode.ViewColumn.One);
    try {
      panel.webview.html = '<html><body><h1>A page in the page</h1></body></html>';
      const heading = 'iframe.webview >>> #active-frame >>> h1';
      await page.waitFor(heading, 'A page in the page');
      assert.equal(await page.visibleText(heading), 'A page in the page');
    } finally {
      panel.dispose();
    }
  });

  it('shows what is typed with real keys', async function () {
    if (!page.hasPage()) this.skip();
    const document = await openYaml('');
    await page.click(editorText);
    await page.type('kind: Trait');
    await textBecomes(document, 'kind: Trait');
    await page.waitFor(editorText, 'kind: Trait');
    assert.equal(await page.visibleText(editorText), 'kind: Trait');
  });

  it('shows a hover under the mouse', async function () {
    if (!page.hasPage()) this.skip();
    const hover = vscode.languages.registerHoverProvider('yaml', {
      provideHover: (document, position) =>
        new vscode.Hover(`over ${document.getText(document.getWordRangeAtPosition(position))}`),
    });
    try {
      await openYaml('kind: Component\nname: frontend\n');
      await page.hover(editorText, 'frontend');
      await page.waitFor('.monaco-hover', 'over frontend');
    } finally {
      hover.dispose();
    }
  });

  it('takes a screenshot', async function () {
    if (!page.hasPage()) this.skip();
    const temporary = await mkdtemp(path.join(os.tmpdir(), 'oam-screenshot-'));
    try {
      await openYaml('kind: Component\nmetadata:\n  name: pictured\n');
      await page.waitFor(editorText, 'pictured');
      const file = path.join(process.env['OAM_ARTIFACTS'] ?? temporary, 'host.png');
      await page.screenshot(file);
      const picture = await readFile(file);
      assert.equal(picture.subarray(1, 4).toString(), 'PNG');
      assert.ok(picture.length > 10_000, 'the picture is too small to show an editor');
    } finally {
      await rm(temporary, { recursive: true });
    }
  });

  it('says so when an element never appears', async function () {
    if (!page.hasPage()) this.skip();
    await assert.rejects(page.waitFor('.no-such-element', undefined, { timeout: 200 }), /Timeout/);
  });
});

let opened = 0;

/**
 * Opens a new file each time. Untitled documents would take each other's names: one that was just
 * closed may still be shown in place of the next.
 */
async function openYaml(content: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no folder is open');
  const file = vscode.Uri.joinPath(folder.uri, `host-${(opened += 1)}.yaml`);
  await vscode.workspace.fs.writeFile(file, Buffer.from(content));
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document);
  return document;
}
