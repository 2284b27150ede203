// Tests the choice between Kubernetes objects and OAM resources, on a cluster that has the kinds of an OAM runtime.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as page from '../../host/page.ts';
import { entries, openSpec } from '../rendering/rendered.ts';
import { closeAll, until } from '../support.ts';
import { applyAs, request } from './api.ts';
import {
  aim,
  closePlan,
  objectIn,
  patience,
  rows,
  runPlan,
  set,
  shownRows,
  startSuite,
  told,
  type Suite,
} from './deployments.ts';

const group = 'core.oam.dev';
const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const kinds = ['ComponentSchematic', 'ApplicationConfiguration'];

function pluralOf(kind: string): string {
  return `${kind.toLowerCase()}s`;
}

function definitionOf(kind: string) {
  const schema = {
    openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
  };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${pluralOf(kind)}.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: { kind, plural: pluralOf(kind), singular: kind.toLowerCase() },
      versions: [{ name: 'v1alpha1', served: true, storage: true, schema }],
    },
  };
}

/** Waits until the server's index has all of the kinds. */
function served(): Promise<true> {
  return until('the kinds of OAM', async () => {
    const { status, body } = await request('GET', `/apis/${group}/v1alpha1`);
    const text = status === 200 ? JSON.stringify(body) : '';
    return kinds.every((kind) => text.includes(`"${kind}"`)) ? true : undefined;
  });
}

describe('an author whose cluster has an OAM runtime', function () {
  this.timeout(180_000);
  let suite: Suite;
  before(async () => {
    suite = await startSuite();
    for (const kind of kinds) {
      const path = `${definitions}/${pluralOf(kind)}.${group}`;
      await applyAs('oam-test', path, definitionOf(kind));
    }
    await served();
  });
  after(async () => {
    for (const kind of kinds) await request('DELETE', `${definitions}/${pluralOf(kind)}.${group}`);
    await suite.end();
    await set('kubeconfig', undefined);
    await closeAll();
  });

  it('chooses the OAM resources, and is not asked again', async () => {
    await openSpec('shop.yaml');
    const first = await aim('oam.planDeployment', suite, 'shop');
    await page.waitFor(entries, 'Kubernetes objects', { timeout: patience });
    await page.click(entries, 'OAM resources');
    await first.done;
    await page.waitFor(rows, 'ApplicationConfiguration shop', { timeout: patience });
    assert.doesNotMatch(await shownRows(), /Deployment web/);
    await closePlan();
    const second = await aim('oam.planDeployment', suite, 'shop');
    await second.done;
    await page.waitFor(rows, 'ComponentSchematic frontend', { timeout: patience });
    await runPlan();
    await told('shop runs as release 1');
    const configurations = `/apis/${group}/v1alpha1:applicationconfigurations/shop`;
    assert.equal((await objectIn(suite, configurations))?.kind, 'ApplicationConfiguration');
    assert.equal(await objectIn(suite, '/apis/apps/v1:deployments/web'), undefined);
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
