// Definitions of the resources that rendered applications need and a fresh cluster does not know, such as OpenFaaS functions.
import { vi } from 'vitest';
import type { Client, KubeObject } from './client.ts';
import { patience } from './fixture.ts';

/** Definitions that were added. */
export interface AddedKinds {
  /** Takes them back, and resolves when the server serves none of them any more. */
  readonly remove: () => Promise<void>;
}

/** Adds a definition, which allows any field, for each kind among the objects that the server does not serve. */
export async function addMissingKinds(
  client: Client,
  objects: readonly KubeObject[],
): Promise<AddedKinds> {
  const missing = new Map<string, KubeObject[]>();
  for (const object of objects) {
    if (!object.apiVersion.includes('.') || (await isKnown(client, object))) continue;
    const name = `${pluralOf(object)}.${groupOf(object)}`;
    missing.set(name, [...(missing.get(name) ?? []), object]);
  }
  const added = [...missing.values()].flat();
  const paths = await Promise.all(
    [...missing].map(async ([name, all]) => {
      const definition = definitionOf(name, all);
      const { status, body } = await client.apply(definition, 'default');
      if (status !== 201) throw new Error(`${name}: ${JSON.stringify(body)}`);
      return client.pathOf(definition, 'default');
    }),
  );
  await untilStatus(client, added, 200);
  return {
    remove: async () => {
      for (const path of paths) await client.request('DELETE', path);
      // Others would take a kind for known that is just about to go.
      await untilStatus(client, added, 404);
    },
  };
}

function isKnown(client: Client, object: KubeObject): Promise<boolean> {
  return client.pathOf(object, 'default').then(
    () => true,
    () => false,
  );
}

/** Lists of kinds tell more than the server's index, which lags behind what it serves. */
async function untilStatus(
  client: Client,
  objects: readonly KubeObject[],
  wanted: number,
): Promise<void> {
  const lists = new Set(objects.map((each) => `/apis/${each.apiVersion}/${pluralOf(each)}`));
  for (const list of lists) {
    const answers = async (): Promise<boolean> =>
      (await client.request('GET', list)).status === wanted;
    await vi.waitUntil(answers, { timeout: patience, interval: 100 });
  }
  for (const object of objects) {
    const follows = async (): Promise<boolean> =>
      (await isIndexed(client, object)) === (wanted === 200);
    await vi.waitUntil(follows, { timeout: patience, interval: 100 });
  }
}

/** Whether the server's index lists the kind, asked anew each time. */
async function isIndexed(client: Client, { apiVersion, kind }: KubeObject): Promise<boolean> {
  const index = await client.request<{ readonly resources?: readonly { readonly kind: string }[] }>(
    'GET',
    `/apis/${apiVersion}`,
  );
  return index.status === 200 && (index.body.resources ?? []).some((each) => each.kind === kind);
}

function groupOf({ apiVersion }: KubeObject): string {
  return apiVersion.slice(0, apiVersion.indexOf('/'));
}

function pluralOf({ kind }: KubeObject): string {
  return `${kind.toLowerCase()}s`;
}

function definitionOf(name: string, objects: readonly KubeObject[]): KubeObject {
  const [first] = objects;
  if (first === undefined) throw new Error(`Nothing needs ${name}.`);
  const versions = new Set(objects.map(({ apiVersion }) => apiVersion.split('/')[1]));
  const openAPIV3Schema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    // Groups of Kubernetes itself are taken with this mark only.
    metadata: { name, annotations: { 'api-approved.kubernetes.io': 'unapproved, for a test' } },
    spec: {
      group: groupOf(first),
      scope: 'Namespaced',
      names: { kind: first.kind, plural: pluralOf(first), singular: first.kind.toLowerCase() },
      versions: [...versions].map((version, index) => ({
        ...{ name: version, served: true, storage: index === 0 },
        schema: { openAPIV3Schema },
      })),
    },
  };
}
