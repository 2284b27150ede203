// Tests that renderings are saved where the author says, and that files of others are left alone.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as page from '../../host/page.ts';
import { closeAll, until, workspaceFolder, writeFile } from '../support.ts';
import {
  configuration,
  entries,
  notification,
  openSpec,
  picker,
  shownNotifications,
} from './rendered.ts';

describe('a rendering', () => {
  before(function () {
    if (!page.hasPage()) this.skip();
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.workspace.fs
      .delete(inWorkspace('saved'), { recursive: true })
      .then(undefined, () => undefined);
    await closeAll();
  });

  it('is saved into one file, again and again', async () => {
    for (const _ of ['first', 'again']) {
      await saveAs('One file', 'saved.yaml', 'Saved saved.yaml');
      const text = await read('saved.yaml');
      assert.match(text, /^# Rendered by OAM/);
      assert.match(text, /kind: Deployment/);
      await vscode.commands.executeCommand('notifications.clearAll');
    }
    await vscode.workspace.fs.delete(inWorkspace('saved.yaml'));
  });

  it('does not overwrite a file of others, and offers another place', async () => {
    await writeFile('saved.yaml', 'mine: true\n');
    const refusal = 'Nothing was saved: saved.yaml would be overwritten';
    await saveAs('One file', 'saved.yaml', refusal);
    assert.equal(await read('saved.yaml'), 'mine: true\n');
    await page.click(`${notification} .monaco-button`, 'Choose Another Place');
    await enterPath('elsewhere.yaml', 'Saved elsewhere.yaml');
    assert.match(await read('elsewhere.yaml'), /^# Rendered by OAM/);
    await vscode.workspace.fs.delete(inWorkspace('elsewhere.yaml'));
  });

  it('is saved into a folder, one file for each object', async () => {
    await vscode.workspace.fs.createDirectory(inWorkspace('saved'));
    await saveAs('A folder', 'saved', 'more in the same folder');
    const names = (await vscode.workspace.fs.readDirectory(inWorkspace('saved'))).map(
      ([name]) => name,
    );
    assert.ok(names.includes('deployment-web.yaml'), names.join(', '));
    assert.ok(names.includes('ingress-web.yaml') || names.length > 3, names.join(', '));
  });
});

async function saveAs(layout: string, path: string, message: string): Promise<void> {
  await openSpec('shop.yaml');
  await until('the file dialog', async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    // The command ends only when a dialog it opened was answered.
    void vscode.commands.executeCommand('oam.saveRendered', configuration('shop'));
    await page.waitFor(entries, layout);
    await page.click(entries, layout);
    // A list that loses the focus to an editor which comes up late is gone before it takes the click.
    const dialog = page.waitFor(`${picker} .quick-input-title`, undefined, { timeout: 5000 });
    return dialog.then(
      () => true,
      () => undefined,
    );
  });
  await enterPath(path, message);
}

/**
 * Answers the editor's own file dialog, which is a list with a path to be typed, until the message
 * is there. The dialog writes a path of its own when it has read the folder, though another was
 * typed meanwhile, it takes no answer for as long as it looks at one, and it asks about a file that
 * exists, whose it may be.
 */
async function enterPath(path: string, message: string): Promise<void> {
  const { fsPath } = inWorkspace(path);
  await page.waitFor(`${picker} .quick-input-title`);
  await until(`the end of the dialog, and "${message}"`, async () => {
    if ((await page.visibleText(picker)) === '') {
      return (await shownNotifications()).includes(message) ? true : undefined;
    }
    if ((await page.visibleText(`${picker} input.input`)).startsWith(fsPath)) {
      await page.press('Enter');
    } else {
      await page.press('Control+a');
      // Typed key by key, the dialog would read each folder on the way, and might save into one of them.
      await page.insert(fsPath);
    }
    return undefined;
  });
}

function inWorkspace(path: string): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder(), path);
}

function read(path: string): Promise<string> {
  return until(path, async () =>
    Buffer.from(await vscode.workspace.fs.readFile(inWorkspace(path))).toString(),
  );
}
