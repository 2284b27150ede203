// Tests the commands that write whole resources and migrate drafts, as the palette runs them.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as page from '../host/page.ts';
import { closeAll, openNamed, problemsBecome, until } from './support.ts';

const draft = `# Kept.
apiVersion: core.hydra.io/v1alpha1
kind: ComponentSchematic
metadata:
  name: sorter
spec:
  workloadType: core.hydra.io/v1alpha1.Worker
  containers:
    - name: main
      image: example/sorter:1.0.0
      resources: { cpu: { required: 1 }, memory: { required: 64M } }
`;

describe('commands', () => {
  afterEach(closeAll);

  it('a new component is written into a document of its own', async () => {
    await vscode.commands.executeCommand('oam.newComponent');
    const text = await until('the new document', async () => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.getText().includes('kind: ComponentSchematic')
        ? document.getText()
        : undefined;
    });
    assert.match(text, /^apiVersion: core\.oam\.dev\/v1alpha1\n/);
  });

  it('a draft is migrated after a look at the edits', async function () {
    if (!page.hasPage()) this.skip();
    const { document } = await openNamed('sorter.yaml', draft);
    const done = vscode.commands.executeCommand('oam.migrate', document.uri);
    await page.waitFor('.panel', 'Discard');
    // The whole file; each edit could be chosen on its own.
    await page.click('.panel .edit-checkbox');
    await vscode.commands.executeCommand('refactorPreview.apply');
    await done;
    assert.match(document.getText(), /^# Kept\.\napiVersion: core\.oam\.dev\/v1alpha1\n/);
    assert.doesNotMatch(document.getText(), /hydra/);
    await problemsBecome(document, []);
  });
});
