// Tests what an author decides on the way to a cluster: values, conflicts, protected contexts, and to think better of it.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as page from '../../host/page.ts';
import { entries, openSpec, picker, retype } from '../rendering/rendered.ts';
import { closeAll, until } from '../support.ts';
import { applyAs } from './api.ts';
import {
  aim,
  answerMessage,
  answerModal,
  closePlan,
  greetingOf,
  openDiff,
  patience,
  plan,
  rows,
  rowsShow,
  runPlan,
  set,
  shownRows,
  startSuite,
  told,
  type Suite,
} from './deployments.ts';

describe('an author', function () {
  this.timeout(180_000);
  let suite: Suite;
  before(async () => {
    suite = await startSuite();
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

  it('may think better of it, and nothing is written', async () => {
    await openSpec('shop.yaml');
    await plan(suite, 'shop', 'Deployment web');
    const asked = answerModal(undefined);
    await vscode.commands.executeCommand('oam.plan.run');
    await asked;
    assert.equal(await greetingOf(suite, 'web'), undefined);
    await rowsShow(/Create/);
  });

  it('is asked for the values of variables, which are offered to be kept', async () => {
    await openSpec('depot.yaml');
    const { done } = await aim('oam.planDeployment', suite, 'depot');
    await page.waitFor(`${picker} .quick-input-title`, 'Variable greeting of depot');
    await page.type('Good day: "depot"');
    await page.press('Enter');
    await page.waitFor(rows, 'Deployment counter', { timeout: patience });
    await done;
    await told('can be kept in a file');
    await runPlan();
    await told('depot runs as release 1');
    assert.equal(await greetingOf(suite, 'counter'), 'Good day: "depot"');
  });

  it('types the name of the application in a protected context', async () => {
    await set('protectedContexts', [suite.context]);
    try {
      await openSpec('shop.yaml');
      await plan(suite, 'shop', 'Deployment web');
      await runPlan();
      await page.waitFor(`${picker} .quick-input-title`, 'protected context');
      await page.type('shoop');
      await page.press('Enter');
      await page.waitFor(`${picker} .quick-input-message`, 'This is not shop');
      assert.equal(await greetingOf(suite, 'web'), undefined);
      await page.press('Control+a');
      await page.type('shop');
      await page.press('Enter');
      await told('shop runs as release 1');
      assert.equal(await greetingOf(suite, 'web'), 'Welcome');
    } finally {
      await set('protectedContexts', undefined);
    }
  });

  it('sees who holds a field, and takes it over', async () => {
    const { namespace } = suite;
    await applyAs('somebody', `/apis/apps/v1/namespaces/${namespace}/deployments/web`, {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace },
      spec: {
        template: {
          spec: { containers: [{ name: 'web', env: [{ name: 'GREETING', value: 'Mine' }] }] },
        },
      },
    });
    await openSpec('shop.yaml');
    await closePlan();
    await plan(suite, 'shop', 'In conflict with others');
    await rowsShow(/somebody/);
    await vscode.commands.executeCommand('oam.plan.run');
    await told('There is no plan that could be deployed');
    const { left } = await openDiff('Deployment web');
    assert.match(left.getText(), /value: Mine/);
    await vscode.commands.executeCommand('oam.plan.takeOver');
    await until('the plan without a conflict', async () =>
      (await shownRows()).includes('In conflict') ? undefined : true,
    );
    await runPlan();
    await told('shop runs as release 2');
    assert.equal(await greetingOf(suite, 'web'), 'Welcome');
  });

  it('sees where the open configuration is deployed, and says that it goes elsewhere', async () => {
    const item = '[id="oam-editor.oam-editor.oam.target"], [id$="oam.target"]';
    await openSpec('shop.yaml');
    await page.waitFor(item, `${suite.context} / ${suite.namespace}`);
    await page.click(item);
    await page.waitFor(entries, 'last choice');
    await page.click(`${entries}:not([aria-label*=" / "])`, suite.context);
    await page.waitFor(`${picker} .quick-input-title`, 'Namespace');
    await page.press('Control+a');
    await page.type('Not a namespace');
    await page.press('Enter');
    await page.waitFor(`${picker} .quick-input-message`, 'lower-case letters');
    await page.press('Control+a');
    await page.type('elsewhere');
    await page.press('Enter');
    await page.waitFor(item, `${suite.context} / elsewhere`);
    await openSpec('worker.yaml');
    await page.waitUntilGone(item);
  });

  it('cancels what goes on, and goes on with it', async () => {
    await retype(await openSpec('worker.yaml'), '0.01', '640');
    await openSpec('shop.yaml');
    await closePlan();
    await plan(suite, 'shop', 'Deployment orders');
    await runPlan();
    await until('the object that waits', async () =>
      /Deployment orders\s*waits/.test(await shownRows()) ? true : undefined,
    );
    await vscode.commands.executeCommand('oam.cancelDeployment');
    await told('shop was cancelled');
    await retype(await openSpec('worker.yaml'), '640', '0.01');
    const asked = answerModal('Go On');
    await answerMessage('shop was cancelled', 'Resume');
    assert.equal((await asked).message, 'Go on deploying shop?');
    await told('shop runs as release');
  });
});
