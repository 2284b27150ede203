// Takes the pictures of the README that show deployments: a plan, a run, and what runs in the cluster.
import * as path from 'node:path';
import * as vscode from 'vscode';
import * as page from '../../host/page.ts';
import {
  answerTarget,
  closePlan,
  plan,
  rows,
  runPlan,
  set,
  sidebar,
  shownRows,
  startSuite,
  told,
  type Suite,
} from '../deploying/deployments.ts';
import { configuration, openSpec, retype } from '../rendering/rendered.ts';
import { closeAll, focusEditor, until } from '../support.ts';

const folder = process.env['OAM_ARTIFACTS'] ?? '';

async function shoot(name: string, height: number): Promise<void> {
  const clip = { x: 0, y: 30, width: 1280, height };
  await page.screenshot(path.join(folder, `${name}.png`), clip);
}

describe('picture of a deployment', function () {
  this.timeout(180_000);
  let suite: Suite;
  before(async function () {
    if (!page.hasPage()) this.skip();
    suite = await startSuite('depots');
    const settings = vscode.workspace.getConfiguration();
    // Their titles say which side is which.
    await settings.update('workbench.editor.showTabs', 'single', true);
    await settings.update('diffEditor.hideUnchangedRegions.enabled', true, true);
  });
  after(async () => {
    await suite.end();
    await set('kubeconfig', undefined);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeAll();
  });

  it('as it goes on', async () => {
    // More than any node has, so that its pod waits for as long as the picture takes.
    await retype(await openSpec('worker.yaml'), '0.01', '640');
    await openSpec('shop.yaml');
    // What the editor loses, the side bar gets.
    await focusEditor();
    for (let step = 0; step < 5; step++) {
      await vscode.commands.executeCommand('workbench.action.decreaseViewWidth');
    }
    await plan(suite, 'shop', 'Deployment orders');
    void runPlan();
    await until('a row that waits', async () =>
      /Deployment web\s*ready[^]*Unschedulable|Unschedulable[^]*Deployment web\s*ready/.test(
        await shownRows(),
      )
        ? true
        : undefined,
    );
    await shoot('deploy-progress', 330);
    await vscode.commands.executeCommand('oam.cancelDeployment');
    await told('was cancelled');
  });

  it('as it is planned', async () => {
    await openSpec('shop.yaml');
    await plan(suite, 'shop', 'Deployment orders');
    await runPlan('Go On');
    await told('shop runs as release 2');
    await vscode.commands.executeCommand('notifications.clearAll');
    await retype(await openSpec('shop.yaml'), 'Welcome', 'Good evening');
    await closePlan();
    await plan(suite, 'shop', 'Change');
    await page.click(rows, 'Deployment web');
    await page.waitFor('.monaco-diff-editor .char-insert');
    await shoot('deploy-plan', 330);
  });

  it('in the view of deployments', async () => {
    await openSpec('shop.yaml');
    const done = vscode.commands.executeCommand('oam.deploymentStatus', configuration('shop'));
    await answerTarget(suite);
    await done;
    // The files make room for it.
    await page.click(`${sidebar} .pane-header`, 'workspace');
    await page.waitFor(rows, 'Deployment web');
    await page.click(rows, 'Deployment web');
    await page.waitFor('.editor-instance', 'apps/v1');
    await shoot('deployments', 400);
  });
});
