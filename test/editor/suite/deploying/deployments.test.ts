// Tests what the editor shows and does of applications that run: status, live objects, failures, roll-back, deletion.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as page from '../../host/page.ts';
import { configuration, entries, openSpec, retype } from '../rendering/rendered.ts';
import { closeAll, eventually, until } from '../support.ts';
import { request } from './api.ts';
import {
  aim,
  answerModal,
  answerTarget,
  closePlan,
  greetingOf,
  patience,
  plan,
  rows,
  rowsShow,
  runPlan,
  set,
  sidebar,
  shownRows,
  startSuite,
  told,
  type Suite,
} from './deployments.ts';

describe('a deployed application', function () {
  this.timeout(180_000);
  let suite: Suite;
  before(async () => {
    suite = await startSuite();
    await openSpec('shop.yaml');
    await plan(suite, 'shop', 'Deployment web');
    await runPlan();
    await told('shop runs as release 1');
    await closePlan();
    // The files make room for the view of deployments below them.
    await vscode.commands.executeCommand('workbench.view.explorer');
    await page.click(`${sidebar} .pane-header`, 'workspace');
  });
  after(async () => {
    await suite.end();
    await set('kubeconfig', undefined);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeAll();
  });

  it('is shown with its objects, which follow the cluster', async () => {
    await openSpec('shop.yaml');
    const { done } = await aim('oam.deploymentStatus', suite, 'shop');
    await done;
    await page.waitFor(rows, 'Deployment orders', { timeout: patience });
    await rowsShow(/release 1 · Succeeded/);
    const path = `/apis/apps/v1/namespaces/${suite.namespace}/deployments/orders`;
    await request('DELETE', path);
    await until('the row without it', async () =>
      /Deployment orders\s+ready/.test(await shownRows()) ? undefined : true,
    );
  });

  it('has objects that are shown as they are in the cluster, read-only', async () => {
    // Rows move when other applications of the cluster come and go, so a click may miss.
    const editor = await until('the live object', async () => {
      await page.click(rows, 'Deployment web');
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.scheme === 'oam-deploy' ? active : undefined;
    });
    assert.match(editor.document.getText(), /availableReplicas: 1/);
    assert.doesNotMatch(editor.document.getText(), /managedFields/);
    assert.equal(editor.document.languageId, 'yaml');
    assert.deepEqual(vscode.languages.getDiagnostics(editor.document.uri), []);
  });

  it('has pods whose logs are followed, and events', async () => {
    await until('the log of the pod', async () => {
      await page.click(rows, 'Deployment web');
      await vscode.commands.executeCommand('oam.deployments.logs');
      return (await page.visibleText('.part.panel')) === '' ? undefined : true;
    });
    await vscode.commands.executeCommand('oam.deployments.stopLogs');
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await vscode.commands.executeCommand('oam.deployments.events');
    const text = await until('the events', async () => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.uri.path.endsWith('events.txt') ? document.getText() : undefined;
    });
    assert.match(text, /ScalingReplicaSet/);
  });

  it('that fails shows why on the line that says so, and is rolled back', async () => {
    await set('objectTimeout', 0.1);
    try {
      const source = await openSpec('frontend.yaml');
      await retype(source, '0.01', '640');
      await plan(suite, 'shop', 'Change');
      await runPlan();
      await told('shop failed');
      const [problem] = await eventually(
        'the problem',
        [vscode.languages.onDidChangeDiagnostics],
        () => {
          const found = vscode.languages
            .getDiagnostics()
            .flatMap(([uri, all]) => all.map((each) => ({ uri, each })))
            .filter(({ each }) => String(codeOf(each)).startsWith('deploy-'));
          return found.length > 0 ? found : undefined;
        },
      );
      const document = await vscode.workspace.openTextDocument(problem!.uri);
      assert.match(problem!.uri.path, /shop\.yaml$/);
      assert.equal(document.getText(problem!.each.range), 'web');
      assert.equal(document.lineAt(problem!.each.range.start).text.trim(), 'instanceName: web');
      assert.equal(codeOf(problem!.each), 'deploy-not-ready');
      assert.match(problem!.each.message, /Unschedulable/);
    } finally {
      await set('objectTimeout', undefined);
    }
    await openSpec('shop.yaml');
    const asked = answerModal('Roll Back');
    void vscode.commands.executeCommand('oam.rollBack', configuration('shop'));
    await answerTarget(suite);
    await page.waitFor(entries, 'Release 1');
    await page.click(entries, 'Release 1');
    assert.match((await asked).detail, new RegExp(`Namespace: ${suite.namespace}`));
    await told('shop was rolled back');
    assert.equal(await greetingOf(suite, 'web'), 'Welcome');
  });

  it('is compared with its last release', async () => {
    await openSpec('shop.yaml');
    const { done } = await aim('oam.showDrift', suite, 'shop');
    await done;
    await told('as they were released');
  });

  it('is deleted with all that belongs to it', async () => {
    await openSpec('shop.yaml');
    const asked = answerModal('Delete');
    void vscode.commands.executeCommand('oam.deleteDeployment', configuration('shop'));
    await answerTarget(suite);
    assert.match((await asked).detail, /• Deployment web/);
    await told('shop was deleted');
    const path = `/apis/apps/v1/namespaces/${suite.namespace}/deployments/web`;
    await until('its end', async () => {
      const { status } = await request('GET', path);
      return status === 404 ? true : undefined;
    });
  });
});

function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}
