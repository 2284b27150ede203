// Tests the extension in a folder that nobody trusts yet: everything works, since nothing of it is run.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  extension,
  openFile,
  problemsBecome,
  serverProcesses,
  until,
} from '../support.ts';
import { but, component } from '../specs.ts';

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
});
