// A real API server takes what we render: each object by a dry run and for real, and the workloads come to a node.
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { corpusFolder } from '../support/corpus.ts';
import {
  goldenApplications,
  publicApplications,
  versionOf,
  type Application,
} from './applications.ts';
import type { Client, KubeObject, Reply } from './client.ts';
import { addMissingKinds, type AddedKinds } from './custom-resources.ts';
import { clusterSuite, patience, type Cluster } from './fixture.ts';
import { isWorkload, volumesFor, waitForNodes } from './scheduling.ts';

const info = inject('cluster');
const version = versionOf(typeof info === 'string' ? '' : info.version);
const prefix = `oam-render-${String(process.pid)}`;

clusterSuite('golden cases', ['controllers', 'nodes'], (cluster) => {
  takesAll(cluster, goldenApplications(version, prefix));
});

const missing = corpusFolder() === undefined ? ' (the collection of public specs is absent)' : '';
describe.skipIf(missing !== '')(`public sets${missing}`, () => {
  clusterSuite('of the collection', ['controllers', 'nodes'], (cluster) => {
    takesAll(cluster, publicApplications(version, prefix));
  });
});

/** How many of the objects and workloads went how far. */
interface Figures {
  dryRun: number;
  applied: number;
  workloads: number;
  scheduled: number;
  pods: number;
  readonly unschedulable: string[];
}

function takesAll(cluster: Cluster, applications: readonly Application[]): void {
  const figures: Figures = {
    ...{ dryRun: 0, applied: 0, workloads: 0, scheduled: 0, pods: 0 },
    unschedulable: [],
  };
  let added: AddedKinds | undefined;
  let nodes: readonly KubeObject[] = [];

  beforeAll(async () => {
    const { client } = cluster;
    const all = applications.flatMap(({ objects }) => objects);
    added = await addMissingKinds(client, all);
    const isThere = (items: readonly KubeObject[]) => items.length > 0;
    nodes = await client.waitForAll('/api/v1/nodes', isThere, patience);
  });

  afterAll(async () => {
    await added?.remove();
    console.log(figuresText(applications, figures));
  });

  test('are many', () => {
    expect(applications.length).toBeGreaterThan(15);
  });

  test.concurrent.for(applications)('$name', async (application, { expect }) => {
    const { client } = cluster;
    const { namespace, objects, offline } = application;
    expect(offline).toEqual([]);
    const names = objects.map(({ kind, metadata: { name } }) => `${kind} ${name}`);
    expect(new Set(names).size).toBe(names.length);
    const space = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } };
    const volumes = volumesFor(objects, namespace);
    try {
      expect(await refusals(client, [space, ...volumes], namespace)).toEqual([]);
      const dry = await refusals(client, objects, namespace, 'All');
      figures.dryRun += objects.length - dry.length;
      expect(dry).toEqual([]);
      const real = await refusals(client, objects, namespace);
      figures.applied += objects.length - real.length;
      expect(real).toEqual([]);
      const workloads = objects.filter(isWorkload);
      figures.workloads += workloads.length;
      for (const each of workloads) {
        const { kind, pods, unschedulable } = await waitForNodes(client, each, namespace, nodes);
        figures.pods += pods;
        if (unschedulable === undefined) figures.scheduled++;
        else figures.unschedulable.push(`${kind} of ${application.name}: ${unschedulable}`);
        await makeRoom(client, each, namespace);
      }
    } finally {
      await remove(client, namespace, volumes);
    }
  });
}

/** Applies the objects in their order, and tells what the server has against them. */
async function refusals(
  client: Client,
  objects: readonly KubeObject[],
  namespace: string,
  dryRun?: 'All',
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const object of objects) {
    const reply = await client.apply(object, namespace, { ...(dryRun && { dryRun }) });
    if (reply.status !== 200 && reply.status !== 201) found.push(refusalText(object, reply));
  }
  return found;
}

function refusalText({ kind, metadata: { name } }: KubeObject, { status, body }: Reply): string {
  return `${kind} ${name}: ${String(status)} ${String(body['message'])}`;
}

/** The node has one CPU, so that whatever has been scheduled gives way to the rest. */
async function makeRoom(client: Client, workload: KubeObject, namespace: string): Promise<void> {
  const path = await client.pathOf(workload, namespace);
  await client.request('DELETE', `${path}?propagationPolicy=Foreground`);
  const { selector } = workload.spec as {
    readonly selector?: { readonly matchLabels: Readonly<Record<string, string>> };
  };
  const labels = selector?.matchLabels ?? { 'job-name': workload.metadata.name };
  const query = new URLSearchParams({
    labelSelector: Object.entries(labels)
      .map(([key, value]) => `${key}=${value}`)
      .join(','),
    gracePeriodSeconds: '0',
  });
  await client.request('DELETE', `/api/v1/namespaces/${namespace}/pods?${query.toString()}`);
}

/** Frees the node for others: where a namespace ends, no new pods come for those that are gone. */
async function remove(
  client: Client,
  namespace: string,
  volumes: readonly KubeObject[],
): Promise<void> {
  const space = `/api/v1/namespaces/${namespace}`;
  await client.request('DELETE', space);
  await client.request('DELETE', `${space}/pods?gracePeriodSeconds=0`);
  for (const { metadata } of volumes) {
    await client.request('DELETE', `/api/v1/persistentvolumes/${metadata.name}`);
  }
}

function figuresText(applications: readonly Application[], figures: Figures): string {
  const objects = applications.reduce((sum, each) => sum + each.objects.length, 0);
  const complete = applications.filter((each) => each.complete).length;
  const { dryRun, applied, workloads, scheduled, pods, unschedulable } = figures;
  return [
    `${String(applications.length)} applications (${String(complete)} without a mistake)`,
    `${String(objects)} objects, ${String(dryRun)} accepted by a dry run, ${String(applied)} applied`,
    `${String(workloads)} workloads, ${String(scheduled)} scheduled with ${String(pods)} pods`,
    ...unschedulable.map((each) => `not for this node: ${each}`),
  ].join('\n');
}
