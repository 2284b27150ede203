// Tests that the extension keeps out of the way until there is something for it: no language server before OAM.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as page from '../host/page.ts';
import {
  closeAll,
  diagnosticsOf,
  extension,
  openFile,
  problemsBecome,
  serverProcesses,
  textBecomes,
  until,
} from './support.ts';

// The order matters here: each test goes one step further, and the editor is the same in all.
describe('activation', () => {
  before(function () {
    if (process.platform !== 'linux') this.skip();
  });
  after(closeAll);

  it('starts no language server for YAML that is not OAM', async () => {
    const { document } = await openFile('apiVersion: v1\nkind: Service\nspec: {}\n');
    await until('the extension', async () => (extension().isActive ? true : undefined));
    // The search of the workspace began before this one, and looks at the same files.
    await vscode.workspace.findFiles('**/*.{yaml,yml}');
    const hovers = await hoversAt(document, new vscode.Position(1, 1));
    assert.deepEqual(hovers, []);
    assert.deepEqual(serverProcesses(), []);
    assert.deepEqual(diagnosticsOf(document), []);
  });

  it('starts the language server when the text becomes OAM under the keys', async function () {
    if (!page.hasPage()) this.skip();
    const { document } = await openFile('');
    await page.click('.editor-instance .view-lines');
    await page.type('apiVersion: core.oam.dev/');
    await textBecomes(document, 'apiVersion: core.oam.dev/');
    assert.deepEqual(serverProcesses(), []);
    await page.type('v1alpha1');
    await problemsBecome(document, [['error', 'missing-kind', 'apiVersion']]);
    assert.equal(serverProcesses().length, 1);
  });

  it('says how many resources a file holds', async function () {
    if (!page.hasPage()) this.skip();
    await openFile('apiVersion: core.oam.dev/v1alpha1\nkind: Trait\nmetadata: {name: a}\n');
    await page.hover('#status\\.languageStatus');
    await page.waitFor('.monaco-hover', 'OAM: 1 resource');
  });

  it('says nothing about a file without OAM', async function () {
    if (!page.hasPage()) this.skip();
    const { document } = await openFile('kind: Service\n');
    assert.deepEqual(await hoversAt(document, new vscode.Position(0, 1)), []);
    assert.doesNotMatch(await page.visibleText('#status\\.languageStatus'), /OAM/);
  });
});

function hoversAt(document: vscode.TextDocument, at: vscode.Position): Thenable<vscode.Hover[]> {
  return vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, at);
}
