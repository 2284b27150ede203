// What is to be deployed, made of plain objects instead of specs.
import type { Json, JsonObject } from '../../server/src/deploy/cluster.ts';
import { inputOf } from '../../server/src/deploy/input-of-rendering.ts';
import type { DeployInput } from '../../server/src/deploy/input.ts';
import type { Application } from '../../server/src/deploy/plan.ts';
import {
  constant,
  type RenderedMap,
  type RenderedNode,
} from '../../server/src/render/rendered-node.ts';

/** The input for a deployment of these objects, as they are written. */
export function inputOfBodies(
  application: Application,
  bodies: readonly JsonObject[],
  changes: Partial<DeployInput> = {},
): DeployInput {
  const objects = bodies.map((body) => {
    const { apiVersion, kind, metadata } = body as unknown as {
      apiVersion: string;
      kind: string;
      metadata: { name: string; namespace?: string };
    };
    const { name, namespace } = metadata;
    const place = { uri: 'file:///app.yaml', range: { start: 0, end: 0 } };
    const root = nodeOf(body) as RenderedMap;
    return { apiVersion, kind, name, namespace, instance: undefined, place, root };
  });
  const input = inputOf(
    { objects },
    { application, way: 'rendered', source: 'app.yaml', secrets: [] },
  );
  return { ...input, ...changes };
}

function nodeOf(value: Json): RenderedNode {
  if (Array.isArray(value)) {
    return { kind: 'list', items: (value as readonly Json[]).map(nodeOf), origin: undefined };
  }
  if (typeof value !== 'object' || value === null) {
    return constant(value as string, 'It is so in the test');
  }
  const entries = Object.entries(value).map(([key, inner]) => ({
    key,
    keyOrigin: undefined,
    value: nodeOf(inner as Json),
  }));
  return { kind: 'map', entries, origin: undefined };
}
