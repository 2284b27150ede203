// The application whose deployment is cut at every write: twelve objects, and a second version of nearly all of them.
import type { JsonObject } from '../../../server/src/deploy/cluster.ts';
import type { DeployInput } from '../../../server/src/deploy/input.ts';
import type { Application } from '../../../server/src/deploy/plan.ts';
import { plainValue } from '../../../server/src/render/rendered-node.ts';
import { inputOfBodies } from '../../support/deploy-input.ts';
import { renderNamed } from '../../support/rendering.ts';
import { versionOf } from '../applications.ts';
import { specsOf } from '../deployed-specs.ts';

/** The first version is what was there before, the second what is deployed over it. */
export type ShopVersion = '1' | '2';

/** How many objects each of the versions has. */
export const objectsOfShop = 12;

/** What the second version no longer has, and what it has more. */
const removed = 'Ingress';
const added: JsonObject = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'added' },
  data: { since: '2' },
};

/**
 * What is deployed as the first or the second version. The second one changes each object, removes
 * one and adds one. There are no pods, which would take time and prove nothing here.
 */
export function shopInput(
  application: Application,
  version: ShopVersion,
  kubernetes: string,
): DeployInput {
  const texts = new Map([['file:///shop.yaml', specsOf(objectsOfShop, { version })]]);
  const { objects } = renderNamed(texts, 'shop', { kubernetesVersion: versionOf(kubernetes) }) ?? {
    objects: [],
  };
  const bodies = objects.map(({ root }) => labelled(withoutPods(plainValue(root)), version));
  if (version === '1') return inputOfBodies(application, bodies);
  const kept = bodies.filter(({ kind }) => kind !== removed);
  return inputOfBodies(application, [...kept, added]);
}

function withoutPods(value: unknown): JsonObject {
  const body = value as JsonObject;
  const spec = body['spec'] as JsonObject;
  if (body['kind'] === 'StatefulSet') return { ...body, spec: { ...spec, replicas: 0 } };
  return body['kind'] === 'Deployment' ? { ...body, spec: { ...spec, paused: true } } : body;
}

function labelled(body: JsonObject, version: string): JsonObject {
  const metadata = body['metadata'] as JsonObject;
  const labels = { ...(metadata['labels'] as JsonObject), 'oam.test/version': version };
  return { ...body, metadata: { ...metadata, labels } };
}
