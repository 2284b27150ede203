// Tests the extension in a folder that nobody trusts yet: everything works, since nothing of it is run.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  extension,
  openFile,
  openNamed,
  problemsBecome,
  serverProcesses,
  until,
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
});
