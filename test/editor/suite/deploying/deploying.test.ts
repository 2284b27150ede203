// Tests the way of an application into a real cluster and back, as its author goes it in the editor.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openSpec, retype } from '../rendering/rendered.ts';
import { closeAll, until } from '../support.ts';
import {
  answerModal,
  closePlan,
  greetingOf,
  openDiff,
  plan,
  rowsShow,
  set,
  shownRows,
  startSuite,
  told,
  type Suite,
} from './deployments.ts';

describe('an application', function () {
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
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeAll();
  });

  it('is planned, looked at, confirmed and deployed', async () => {
    await openSpec('shop.yaml');
    await plan(suite, 'shop', 'Deployment web');
    await rowsShow(/Create/);
    await rowsShow(/Deployment orders/);
    const { left, right } = await openDiff('Deployment web');
    assert.equal(left.getText().trim(), '');
    assert.match(right.getText(), /value: Welcome/);
    const answered = answerModal('Deploy');
    void vscode.commands.executeCommand('oam.plan.run');
    const { message, detail } = await answered;
    assert.equal(message, 'Deploy shop?');
    assert.match(detail, new RegExp(`^Context: ${suite.context}$`, 'm'));
    assert.match(detail, /^Server: https:\/\/.*$/m);
    assert.match(detail, new RegExp(`^Namespace: ${suite.namespace}$`, 'm'));
    await until('the end of the run', async () =>
      (await shownRows()).includes('ready') ? true : undefined,
    );
    await told('shop runs as release 1');
    assert.equal(await greetingOf(suite, 'web'), 'Welcome');
  });

  it('is changed by what is typed, after that was said', async () => {
    const source = await openSpec('shop.yaml');
    await retype(source, 'Welcome', 'Good evening');
    await closePlan();
    await plan(suite, 'shop', 'Change');
    const { left, right } = await openDiff('Deployment web');
    assert.match(left.getText(), /value: Welcome/);
    assert.match(right.getText(), /value: Good evening/);
    assert.equal(left.getText().replace('Welcome', 'Good evening'), right.getText());
    const answered = answerModal('Deploy');
    void vscode.commands.executeCommand('oam.plan.run');
    assert.match((await answered).detail, /Not saved: shop\.yaml/);
    await told('shop runs as release 2');
    assert.equal(await greetingOf(suite, 'web'), 'Good evening');
  });
});
