// Tests what an author chooses about single objects of a plan: to take in, to make anew, to delete, and to repair the inventory.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as page from '../../host/page.ts';
import { openSpec, placeOf } from '../rendering/rendered.ts';
import { closeAll, until } from '../support.ts';
import { applyAs, request, type KubeObject } from './api.ts';
import {
  aim,
  answerModal,
  answerModals,
  closePlan,
  objectIn,
  openDiff,
  patience,
  plan,
  rows,
  set,
  shownRows,
  startSuite,
  told,
  type Suite,
} from './deployments.ts';

describe('an author chooses', function () {
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
    await closePlan();
  });

  const pathOf = (name: string): string =>
    `/apis/apps/v1/namespaces/${suite.namespace}/deployments/${name}`;

  /** A Deployment as somebody else has made it. */
  function foreign(name: string, matchLabels: object, metadata: object): KubeObject {
    const containers = [{ name: 'main', image: 'example/worker:1.0.0' }];
    return {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, ...metadata },
      spec: {
        selector: { matchLabels },
        template: { metadata: { labels: matchLabels }, spec: { containers } },
      },
    };
  }

  async function metadataOf(name: string): Promise<KubeObject['metadata']> {
    return (await objectIn(suite, `/apis/apps/v1:deployments/${name}`))?.metadata ?? {};
  }

  /** Selects the row of an object, and chooses that for it. */
  async function choose(row: string, command: string): Promise<void> {
    await openDiff(row);
    await vscode.commands.executeCommand(command);
  }

  it('to take in what belongs to others, and to make anew what cannot be changed', async () => {
    const labels = { 'app.kubernetes.io/instance': 'orders', 'app.kubernetes.io/part-of': 'shop' };
    const theirs = foreign('orders', labels, { labels: { 'kapp.k14s.io/app': 'theirs' } });
    await applyAs('somebody', pathOf('orders'), theirs);
    await applyAs('somebody', pathOf('web'), foreign('web', { app: 'elsewhere' }, {}));
    const old = { orders: await metadataOf('orders'), web: await metadataOf('web') };
    await openSpec('shop.yaml');
    await plan(suite, 'shop', 'Belongs to others');
    assert.match(await shownRows(), /In conflict with others/);
    await vscode.commands.executeCommand('oam.plan.run');
    await told('There is no plan that could be deployed');
    await choose('Deployment orders', 'oam.plan.adopt');
    await page.waitFor(rows, 'Take in', { timeout: patience });
    await choose('Deployment web', 'oam.plan.takeOver');
    await page.waitFor(rows, 'Cannot be changed in place', { timeout: patience });
    await choose('Deployment web', 'oam.plan.replace');
    await page.waitFor(rows, 'It is deleted and created anew', { timeout: patience });
    const asked = answerModal('Deploy');
    void vscode.commands.executeCommand('oam.plan.run');
    await asked;
    await told('shop runs as release 1');
    const [orders, web] = [await metadataOf('orders'), await metadataOf('web')];
    assert.equal(orders['uid'], old.orders['uid']);
    assert.ok(JSON.stringify(orders['labels']).includes('applyset.kubernetes.io/part-of'));
    assert.notEqual(web['uid'], old.web['uid']);
  });

  it('to delete what is kept unless it is ticked', async () => {
    const keep = { annotations: { 'oam.dev/keep': 'true' } };
    const orders: KubeObject = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: keep };
    await applyAs('keeper', pathOf('orders'), orders);
    const editor = await openSpec('shop.yaml');
    const start = placeOf(editor.document, '    - componentName: worker');
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    await editor.edit((edit) => edit.delete(new vscode.Range(start, end)));
    await plan(suite, 'shop', 'Keep, though not in the specs');
    const unticked = `${rows} .custom-view-tree-node-item-checkbox[aria-checked="false"]`;
    await until('the plan that deletes', async () => {
      // A tree that is drawn anew between the two halves of a click takes none.
      await page.click(unticked, undefined, { timeout: 1000 }).catch(() => undefined);
      const gone = page.waitUntilGone(rows, 'Keep, though', { timeout: 8000 });
      return gone.then(
        () => true,
        () => undefined,
      );
    });
    assert.match(await shownRows(), /Delete/);
    const answered = answerModals(['Deploy', 'Delete Too']);
    void vscode.commands.executeCommand('oam.plan.run');
    const [, pruning] = await answered;
    assert.match(pruning?.detail ?? '', /• Deployment orders/);
    await told('shop runs as release 2');
    assert.deepEqual(await metadataOf('orders'), {});
  });

  it('to repair the inventory that somebody has deleted', async () => {
    const inventory = `/api/v1/namespaces/${suite.namespace}/configmaps/oam-shop`;
    await request('DELETE', inventory);
    await openSpec('shop.yaml');
    const refused = answerModal(undefined);
    const first = await aim('oam.planDeployment', suite, 'shop');
    const { message, detail } = await refused;
    await first.done;
    assert.equal(message, 'Repair the inventory of shop?');
    assert.match(detail, /The inventory ConfigMap oam-shop is gone/);
    assert.equal((await request('GET', inventory)).status, 404);
    const agreed = answerModal('Repair');
    const second = await aim('oam.planDeployment', suite, 'shop');
    await agreed;
    await second.done;
    await page.waitFor(rows, 'Unchanged', { timeout: patience });
    assert.equal((await request('GET', inventory)).status, 200);
  });
});
