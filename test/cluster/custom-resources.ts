// Definitions of the resources that rendered applications need and a fresh cluster does not know, such as OpenFaaS functions.
import { vi } from 'vitest';
import type { Client, KubeObject } from './client.ts';
import { patience } from './fixture.ts';

/**
 * Adds a definition, which allows any field, for each kind among the objects that the server does not
 * serve. Hands back their paths, for the end.
 */
export async function defineMissingKinds(
  client: Client,
  objects: readonly KubeObject[],
): Promise<readonly string[]> {
  const isServed = (object: KubeObject) =>
    client.pathOf(object, 'default').then(
      () => true,
      () => false,
    );
  const missing = new Map<string, KubeObject[]>();
  for (const object of objects) {
    if (!object.apiVersion.includes('.') || (await isServed(object))) continue;
    const name = `${pluralOf(object)}.${groupOf(object)}`;
    missing.set(name, [...(missing.get(name) ?? []), object]);
  }
  const paths = await Promise.all(
    [...missing].map(async ([name, all]) => {
      const definition = definitionOf(name, all);
      const { status, body } = await client.apply(definition, 'default');
      if (status !== 201) throw new Error(`${name}: ${JSON.stringify(body)}`);
      return client.pathOf(definition, 'default');
    }),
  );
  for (const object of [...missing.values()].flat()) {
    await vi.waitUntil(() => isServed(object), { timeout: patience, interval: 100 });
  }
  return paths;
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
