// Tests the extension in a folder that nobody trusts yet: everything works but clusters, since nothing of it is run.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as page from '../../host/page.ts';
import {
  closeAll,
  extension,
  openFile,
  openNamed,
  problemsBecome,
  serverProcesses,
  until,
  workspaceFolder,
  writeFile,
} from '../support.ts';
import { but, component, configuration } from '../specs.ts';

describe('Restricted Mode', () => {
  after(closeAll);

  it('is on', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('starts the language server for a folder that has OAM, whatever is open', async () => {
    const { document } = await openFile('kind: Service\n');
    await until('the extension', () => Promise.resolve(extension().isActive || undefined));
    await until('the language server', () =>
      Promise.resolve(serverProcesses().length > 0 || undefined),
    );
    await problemsBecome(document, []);
  });

  it('checks specs', async () => {
    const { document } = await openFile(but(component, 'memory:', 'memry:'));
    await problemsBecome(document, [['warning', 'unknown-key', 'memry']]);
  });

  it('shows what a configuration is rendered to', async () => {
    await openNamed('gateway.yaml', but(component, 'name: frontend', 'name: gateway'));
    const { document } = await openNamed(
      'shop.yaml',
      but(configuration, 'componentName: frontend', 'componentName: gateway'),
    );
    const id = { uri: document.uri.toString(), name: 'shop' };
    await vscode.commands.executeCommand('oam.renderConfigurationToSide', id);
    const text = await until('the rendered document', () =>
      Promise.resolve(
        vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'oam-rendered')?.getText(),
      ),
    );
    assert.match(text, /kind: Ingress/);
  });

  it('keeps clusters out, whatever a workspace says', async () => {
    await openNamed('gateway.yaml', but(component, 'name: frontend', 'name: gateway'));
    const { document } = await openNamed(
      'shop.yaml',
      but(configuration, 'componentName: frontend', 'componentName: gateway'),
    );
    // A kubeconfig names programs that are run: one of the workspace must not even be read.
    await writeFile(
      '.vscode/settings.json',
      JSON.stringify({ 'oam.deploy.kubeconfig': `${workspaceFolder().fsPath}/kubeconfig` }),
    );
    const settings = vscode.workspace.getConfiguration('oam.deploy');
    assert.equal(settings.get('kubeconfig'), '');
    const id = { uri: document.uri.toString(), name: 'shop' };
    for (const command of ['deploy', 'planDeployment', 'rollBack', 'deployments.connect']) {
      // The command ends when its message was answered.
      void vscode.commands.executeCommand(`oam.${command}`, id);
      await until(`the refusal of ${command}`, async () => {
        await vscode.commands.executeCommand('notifications.showList');
        const all = await page.visibleText('.notifications-center .notification-list-item');
        return all.includes('only from workspaces that you trust') ? true : undefined;
      });
      await vscode.commands.executeCommand('notifications.clearAll');
    }
  });

  it('offers none of it in the palette', async () => {
    await page.press('F1');
    await page.waitFor('.quick-input-widget:not(.hidden)');
    await page.type('OAM: Re');
    const entries = '.quick-input-widget:not(.hidden) .quick-input-list .monaco-list-row';
    await page.waitFor(entries, 'OAM: Render Configuration');
    await page.press('Backspace Backspace');
    await page.type('Deploy');
    await page.waitUntilGone(entries, 'OAM: Render Configuration');
    assert.doesNotMatch(await page.visibleText(entries), /OAM: Deploy…/);
    await page.press('Escape');
  });
});
