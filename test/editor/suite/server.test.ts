// Tests what happens to the language server: restarted on demand, and started again after a crash.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as page from '../host/page.ts';
import { but, component } from './specs.ts';
import { closeAll, openFile, problemsBecome, serverProcesses, until } from './support.ts';

const another = but(component, 'name: frontend', 'name: backend');
const mistyped = but(component, 'memory:', 'memry:');

describe('the language server', () => {
  before(function () {
    if (process.platform !== 'linux') this.skip();
  });
  afterEach(closeAll);

  it('is another one after the restart command', async () => {
    const { document } = await openFile(mistyped);
    await problemsBecome(document, [['warning', 'unknown-key', 'memry']]);
    const [old] = serverProcesses();
    await vscode.commands.executeCommand('oam.restart');
    await newServer(old);
    await worksOn(document);
  });

  it('comes back after a crash', async () => {
    const { document } = await openFile(mistyped);
    await problemsBecome(document, [['warning', 'unknown-key', 'memry']]);
    const [old] = serverProcesses();
    assert.ok(old);
    process.kill(old, 'SIGKILL');
    await newServer(old);
    await worksOn(document);
  });

  it('stays away when it crashes again and again, says so, and comes back when it is restarted', async function () {
    this.timeout(120_000);
    const { document } = await openFile(mistyped);
    await problemsBecome(document, [['warning', 'unknown-key', 'memry']]);
    await vscode.commands.executeCommand('oam.restart');
    for (let crash = 1; crash <= 5; crash++) {
      const [old] = await until('a language server', () => {
        const processes = serverProcesses();
        return Promise.resolve(processes.length === 1 ? processes : undefined);
      });
      assert.ok(old);
      await until('an answer', async () => {
        const symbols = await vscode.commands.executeCommand<readonly unknown[] | undefined>(
          'vscode.executeDocumentSymbolProvider',
          document.uri,
        );
        return symbols !== undefined && symbols.length > 0 ? symbols : undefined;
      });
      process.kill(old, 'SIGKILL');
      if (crash < 5) await newServer(old);
    }
    await until('the end of all attempts', () =>
      Promise.resolve(serverProcesses().length === 0 ? true : undefined),
    );
    if (page.hasPage()) {
      await vscode.commands.executeCommand('notifications.showList');
      const item = '.notifications-center .notification-list-item';
      await page.waitFor(item, 'crashed five times within three minutes');
      await page.waitFor(item, 'OAM: Restart Language Server');
    }
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('oam.restart');
    await newServer(undefined);
    await worksOn(document);
  });

  it('says what a file holds, as before', async function () {
    if (!page.hasPage()) this.skip();
    const { document } = await openFile(`${mistyped}---\n${another}`);
    await problemsBecome(document, [['warning', 'unknown-key', 'memry']]);
    await page.hover('#status\\.languageStatus');
    await page.waitFor('.monaco-hover', 'OAM: 2 resources');
  });

  it('shows what it does in its output', async function () {
    if (!page.hasPage()) this.skip();
    await vscode.commands.executeCommand('oam.showOutput');
    try {
      await page.waitFor('.part.panel', 'Open Application Model');
    } finally {
      await vscode.commands.executeCommand('workbench.action.closePanel');
    }
  });
});

/** Waits until there is one language server, and another one than before. */
async function newServer(old: number | undefined): Promise<void> {
  await until('another language server', () => {
    const processes = serverProcesses();
    const [only] = processes;
    return Promise.resolve(processes.length === 1 && only !== old ? only : undefined);
  });
}

/** The old problems may still be shown, so that something has to change. */
async function worksOn(document: vscode.TextDocument): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const at = document.positionAt(document.getText().indexOf('containerPort'));
  edit.insert(document.uri, at, 'x');
  await vscode.workspace.applyEdit(edit);
  await problemsBecome(document, [
    ['warning', 'unknown-key', 'memry'],
    ['error', 'unknown-key', 'xcontainerPort'],
  ]);
}
