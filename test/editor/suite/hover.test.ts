// Tests what the mouse brings up: cards for keys and names, and the page behind the code of a problem.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as page from '../host/page.ts';
import { but, component, configuration } from './specs.ts';
import { closeAll, eventually, openFile, problemWith } from './support.ts';

const lines = '.editor-instance .view-lines';
const card = '.monaco-hover:not(.hidden)';
const preview = 'iframe.webview >>> #active-frame >>> body';

describe('hover', () => {
  before(function () {
    if (!page.hasPage()) this.skip();
  });
  afterEach(closeAll);

  it('explains a key', async () => {
    const { document } = await openFile(component);
    await shown(document, 'containerPort');
    await page.hover(lines, 'containerPort');
    await page.waitFor(card, 'containerPort');
    const text = await page.visibleText(card);
    assert.match(text, /Required/i);
    assert.match(text, /1.*65535/s);
  });

  it('shows the card of a workload type', async () => {
    const { document } = await openFile(component);
    await shown(document, 'Server');
    await page.hover(lines, 'Server');
    await page.waitFor(card, 'Server');
    assert.match(await page.visibleText(card), /replica/i);
  });

  it('shows the value of a variable', async () => {
    const { document } = await openFile(configuration);
    await shown(document, 'fromVariable');
    await page.hover(lines, 'fromVariable');
    await page.waitFor(card, 'example.com');
  });

  it('opens the page of a rule from the code of its problem', async () => {
    const { document } = await openFile(but(component, 'memory:', 'memry:'));
    await problemWith(document, 'unknown-key');
    await page.waitFor('.editor-instance .squiggly-warning');
    await page.hover(lines, 'memry');
    await page.waitFor(card, 'unknown-key');
    await page.click(`${card} a`, 'unknown-key');
    await previewOf('unknown-key');
  });

  it('opens the page of a rule from the Problems view', async () => {
    const { document } = await openFile(but(component, 'memory:', 'memry:'));
    await problemWith(document, 'unknown-key');
    await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
    try {
      await page.click('.markers-panel .monaco-list-row a', 'unknown-key');
      await previewOf('unknown-key');
    } finally {
      await vscode.commands.executeCommand('workbench.action.closePanel');
    }
  });

  it('opens the list of all rules', async () => {
    await vscode.commands.executeCommand('oam.openRule');
    await previewOf('README');
    await page.waitFor(preview, 'missing-image');
  });
});

/** A hover asked for before the server answers would be empty, and stay so. */
async function shown(document: vscode.TextDocument, word: string): Promise<void> {
  await page.waitFor(lines, word);
  const at = document.positionAt(document.getText().indexOf(word));
  await vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, at);
}

async function previewOf(code: string): Promise<void> {
  await eventually('the preview', [vscode.window.tabGroups.onDidChangeTabs], () =>
    vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes(`${code}.md`)
      ? true
      : undefined,
  );
  await page.waitFor(preview);
}
