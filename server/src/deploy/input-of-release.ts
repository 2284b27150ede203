// Makes of a recorded release what would have to be deployed to have it again, so that it can be planned.
import { PART_OF } from './apply-set.ts';
import type { JsonObject } from './cluster.ts';
import type { DeployInput, InputObject } from './input.ts';
import { isJsonObject, textAt } from './json.ts';
import { idOf } from './pruning.ts';
import type { Release } from './release.ts';

/** Its objects come from no specs, so that they have no place there. */
export function inputOfRelease(release: Release): DeployInput {
  const { application, way, source, manifests, secrets = [] } = release;
  return {
    application,
    way,
    objects: manifests.map(inputObject),
    dependencies: new Map(),
    source,
    secrets,
  };
}

function inputObject(manifest: JsonObject): InputObject {
  const id = idOf(manifest);
  const apiVersion = textAt(manifest, 'apiVersion') ?? '';
  const { kind, name, namespace } = id;
  const root = { kind: 'map', entries: [], origin: undefined } as const;
  const place = { uri: '', range: { start: 0, end: 0 } };
  return {
    id,
    apiVersion,
    body: withoutMark(manifest),
    rendered: { apiVersion, kind, name, namespace, instance: undefined, place, root },
  };
}

/** The mark of the inventory is set by the plan. */
function withoutMark(manifest: JsonObject): JsonObject {
  const { metadata } = manifest;
  if (!isJsonObject(metadata) || !isJsonObject(metadata['labels'])) return manifest;
  const { [PART_OF]: _, ...labels } = metadata['labels'];
  return { ...manifest, metadata: { ...metadata, labels } };
}
