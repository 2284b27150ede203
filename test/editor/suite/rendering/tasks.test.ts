// Tests the tasks: they are offered, run the command line that the extension brings along, and fill the Problems view.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, eventually, until, workspaceFolder, writeFile } from '../support.ts';
import * as page from '../../host/page.ts';
import { openSpec } from './rendered.ts';

const problems = '.markers-panel .monaco-list';

describe('tasks', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await closeAll();
  });

  it('are offered for the folder and for each application', async () => {
    await openSpec('shop.yaml');
    const tasks = await until('the tasks', async () => {
      const found = await vscode.tasks.fetchTasks({ type: 'oam' });
      return found.length > 1 ? found : undefined;
    });
    assert.deepEqual(
      tasks.map(({ name }) => name),
      ['check', 'render shop', 'render shop-test'],
    );
    for (const { execution, problemMatchers } of tasks) {
      assert.ok(execution instanceof vscode.ProcessExecution);
      assert.ok(existsSync(execution.args[0] ?? ''), 'the command line is brought along');
      assert.deepEqual(problemMatchers, ['$oam']);
    }
  });

  it('check files that are not open, and list their problems once', async function () {
    if (!hasTerminal()) this.skip();
    await openSpec('shop.yaml');
    assert.equal(await run({ type: 'oam', command: 'check' }), 1);
    const mistake = vscode.Uri.joinPath(workspaceFolder(), 'mistake.yaml');
    // What a task found has its code without a link.
    await eventually('the problem of the task', [vscode.languages.onDidChangeDiagnostics], () =>
      vscode.languages.getDiagnostics(mistake).find(({ code }) => code === 'invalid-memory'),
    );
    await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
    await page.waitFor(problems, '64 megabytes');
    assert.equal((await page.visibleText(problems)).split('64 megabytes').length, 2);
  });

  it('leave the problems of files that they do not read', async function () {
    if (!hasTerminal()) this.skip();
    await openSpec('shop.yaml');
    const mistake = vscode.Uri.joinPath(workspaceFolder(), 'mistake.yaml').toString();
    // The editor forgets what other files have, and is told it again.
    let changes = 0;
    const heard = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((uri) => uri.toString() === mistake)) changes++;
    });
    assert.equal(await run({ type: 'oam', command: 'check', paths: ['worker.yaml'] }), 0);
    await eventually('the problem again', [vscode.languages.onDidChangeDiagnostics], () =>
      changes < 2 ? undefined : true,
    ).finally(() => heard.dispose());
    await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
    await page.waitFor(problems, '64 megabytes');
  });

  it('render an application', async function () {
    if (!hasTerminal()) this.skip();
    const paths = ['frontend.yaml', 'worker.yaml', 'shop.yaml'];
    await openSpec('shop.yaml');
    const task = { type: 'oam', command: 'render', application: 'shop', paths };
    assert.equal(await run(task), 0);
    assert.equal(await run({ ...task, application: 'nowhere' }), 2);
  });
});

/**
 * Whether a task can run here: the oldest headless VS Code lacks the compiled module that terminals
 * need. A desktop one has no page, in which the problems are looked at.
 */
function hasTerminal(): boolean {
  const prebuilt = path.join(vscode.env.appRoot, 'node_modules', 'node-pty', 'prebuilds');
  return page.hasPage() && existsSync(prebuilt);
}

/** Runs a task as `tasks.json` would define it, and answers its exit code. */
async function run(definition: vscode.TaskDefinition): Promise<number | undefined> {
  const label = `test ${JSON.stringify(definition)}`;
  const tasks = { version: '2.0.0', tasks: [{ ...definition, label }] };
  await writeFile('.vscode/tasks.json', JSON.stringify(tasks));
  const task = await until('the task', async () =>
    (await vscode.tasks.fetchTasks()).find(({ name }) => name === label),
  );
  const ended = new Promise<number | undefined>((resolve) => {
    const subscription = vscode.tasks.onDidEndTaskProcess((event) => {
      if (event.execution.task.name !== label) return;
      subscription.dispose();
      resolve(event.exitCode);
    });
  });
  await vscode.tasks.executeTask(task);
  return ended;
}
