// Tests the comparison of renderings: with the last commit, through the editor's own Git extension, and with each other.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as page from '../../host/page.ts';
import { closeAll, eventually, workspaceFolder, writeFile } from '../support.ts';
import { commitWorkspace } from './repository.ts';
import {
  configuration,
  entries,
  notified,
  openSpec,
  RENDERED,
  retype,
  textHas,
} from './rendered.ts';

const COMMITTED = 'oam-rendered-head';

describe('a comparison of renderings', () => {
  before(function () {
    if (!page.hasPage()) this.skip();
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeAll();
  });

  it('with a commit says when there is no repository', async () => {
    await openSpec('shop.yaml');
    const done = vscode.commands.executeCommand('oam.compareRendered', configuration('shop'));
    await page.waitFor(entries, 'The last commit');
    await page.click(entries, 'The last commit');
    await notified('shop.yaml is in no Git repository');
    await done;
  });

  describe('in a repository', () => {
    before(async () => {
      await commitWorkspace();
    });

    it('shows what unsaved changes do, and follows them', async () => {
      const source = await openSpec('shop.yaml');
      await retype(source, 'Welcome', 'Good evening');
      const { left, right } = await compareWithCommit('shop');
      await textHas(left, 'Welcome');
      await textHas(right, 'Good evening');
      assert.equal(
        left.getText().replace('Welcome', 'Good evening'),
        right.getText(),
        'nothing else differs',
      );
      const component = await vscode.workspace.openTextDocument(
        vscode.Uri.joinPath(workspaceFolder(), 'frontend.yaml'),
      );
      const edit = new vscode.WorkspaceEdit();
      edit.replace(component.uri, whole(component), component.getText().replace('1.0.0', '1.1.0'));
      await vscode.workspace.applyEdit(edit);
      await textHas(right, 'example/frontend:1.1.0');
      await textHas(left, 'example/frontend:1.0.0');
      await vscode.window.showTextDocument(component);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });

    it('shows what saved changes of other files do', async () => {
      const file = vscode.Uri.joinPath(workspaceFolder(), 'worker.yaml');
      const before = await vscode.workspace.fs.readFile(file);
      await writeFile('worker.yaml', Buffer.from(before).toString().replace('1.0.0', '2.0.0'));
      try {
        const { left, right } = await compareWithCommit('shop');
        await textHas(right, 'example/worker:2.0.0');
        await textHas(left, 'example/worker:1.0.0');
      } finally {
        await closeAll();
        await vscode.workspace.fs.writeFile(file, before);
      }
    });

    it('shows nothing on the left for what was not committed', async () => {
      const all = (await openSpec('shop.yaml')).document.getText();
      const text = all.slice(all.indexOf('---\n')).replace('shop-test', 'shop-new');
      await writeFile('new.yaml', text);
      const { left, right } = await compareWithCommit('shop-new', 'new.yaml');
      await textHas(right, 'kind: Deployment');
      await textHas(left, /^$/);
    });
  });

  it('with another configuration has both in the title', async () => {
    await openSpec('shop.yaml');
    const done = vscode.commands.executeCommand('oam.compareRendered', configuration('shop'));
    await page.waitFor(entries, 'Another configuration');
    await page.click(entries, 'Another configuration');
    await page.waitFor(entries, 'shop-test');
    await page.click(entries, 'shop-test');
    await done;
    const { left, right, label } = await shownDiff();
    assert.equal(label, 'shop-test ↔ shop (rendered)');
    await textHas(left, 'Testing');
    await textHas(right, 'Welcome');
  });
});

interface Diff {
  readonly left: vscode.TextDocument;
  readonly right: vscode.TextDocument;
  readonly label: string;
}

async function compareWithCommit(name: string, file = 'shop.yaml'): Promise<Diff> {
  const done = vscode.commands.executeCommand('oam.compareRendered', configuration(name, file));
  await page.waitFor(entries, 'The last commit');
  await page.click(entries, 'The last commit');
  await done;
  const diff = await shownDiff();
  assert.equal(diff.label, `${name} (rendered): HEAD ↔ Working Tree`);
  assert.equal(diff.left.uri.scheme, COMMITTED);
  assert.equal(diff.right.uri.scheme, RENDERED);
  return diff;
}

/** The diff editor in front, with the documents of its sides. */
async function shownDiff(): Promise<Diff> {
  const { onDidChangeTabs } = vscode.window.tabGroups;
  const tab = await eventually('the diff editor', [onDidChangeTabs], () => {
    const active = vscode.window.tabGroups.activeTabGroup.activeTab;
    return active?.input instanceof vscode.TabInputTextDiff ? active : undefined;
  });
  const { original, modified } = tab.input as vscode.TabInputTextDiff;
  const [left, right] = await Promise.all(
    [original, modified].map((uri) => vscode.workspace.openTextDocument(uri)),
  );
  assert.ok(left && right);
  return { left, right, label: tab.label };
}

function whole(document: vscode.TextDocument): vscode.Range {
  return new vscode.Range(0, 0, document.lineCount, 0);
}
