// Tests that settings show their effect at once, from the editor as from the folder's own file.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as page from '../host/page.ts';
import { but, component } from './specs.ts';
import {
  closeAll,
  openFile,
  openNamed,
  problemsBecome,
  type ShownProblem,
  workspaceFolder,
  writeFile,
} from './support.ts';

const shortType = but(component, 'core.oam.dev/v1alpha1.Server', 'Server');
const inSpec: readonly ShownProblem[] = [['warning', 'short-workload-type', 'Server']];
const inRudr: readonly ShownProblem[] = [
  ['error', 'short-workload-type', 'Server'],
  ['error', 'memory-unit', '128M'],
];

describe('settings', () => {
  afterEach(async () => {
    await closeAll();
    await change('profile', undefined);
    await change('rules', undefined);
  });

  it('choose the profile', async () => {
    const { document } = await openFile(shortType);
    await problemsBecome(document, inSpec);
    await change('profile', 'rudr');
    await problemsBecome(document, inRudr);
    await change('profile', undefined);
    await problemsBecome(document, inSpec);
  });

  it('set the level of a rule', async () => {
    const { document } = await openFile(shortType);
    await problemsBecome(document, inSpec);
    await change('rules', { 'short-workload-type': 'hint' });
    await problemsBecome(document, [['hint', 'short-workload-type', 'Server']]);
    await change('rules', { 'short-workload-type': 'off' });
    await problemsBecome(document, []);
  });

  it('show the profile in the status', async function () {
    if (!page.hasPage()) this.skip();
    const { document } = await openFile(shortType);
    await problemsBecome(document, inSpec);
    await change('profile', 'rudr');
    await problemsBecome(document, inRudr);
    await page.hover('#status\\.languageStatus');
    await page.waitFor('.monaco-hover', 'OAM: 1 resource');
    assert.match(await page.visibleText('.monaco-hover'), /OAM v1alpha1, profile rudr/);
  });

  it('come from a file in the folder, be it written, edited or removed', async () => {
    const { document } = await openFile(shortType);
    await problemsBecome(document, inSpec);
    const file = await writeFile('oam.config.yaml', 'profile: rudr\n');
    try {
      await problemsBecome(document, inRudr);

      const editor = await openNamed('oam.config.yaml', 'profile: rudr\n');
      await editor.edit((edit) =>
        edit.insert(new vscode.Position(1, 0), 'rules: {short-workload-type: hint}\n'),
      );
      await problemsBecome(document, [
        ['hint', 'short-workload-type', 'Server'],
        ['error', 'memory-unit', '128M'],
      ]);
      // Changes that are thrown away leave what the disk says.
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await problemsBecome(document, inRudr);
    } finally {
      await vscode.workspace.fs.delete(file);
    }
    await problemsBecome(document, inSpec);
  });

  it('are checked in their own file', async () => {
    const { document } = await openNamed('oam.config.yaml', 'profle: rudr\n');
    try {
      await problemsBecome(document, [['warning', 'unknown-key', 'profle']]);
    } finally {
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(workspaceFolder(), 'oam.config.yaml'));
    }
  });
});

function change(name: string, value: unknown): Thenable<void> {
  const settings = vscode.workspace.getConfiguration('oam');
  return settings.update(name, value, vscode.ConfigurationTarget.Global);
}
