// What servers send to those who want no more of the objects of a list than their metadata.
import type {
  ClusterOutcome,
  ClusterRequest,
  JsonObject,
} from '../../server/src/deploy/cluster.ts';
import { isJsonObject, objectsAt } from '../../server/src/deploy/json.ts';

/** The outcome with as much of the objects as the request wants. */
export function asAsked({ part }: ClusterRequest, outcome: ClusterOutcome): ClusterOutcome {
  if (part !== 'metadata' || outcome.kind !== 'answer' || !isJsonObject(outcome.body)) {
    return outcome;
  }
  const items = objectsAt(outcome.body, 'items').map(metadataOf);
  return { ...outcome, body: { ...outcome.body, items } };
}

function metadataOf({ metadata = {} }: JsonObject): JsonObject {
  return { apiVersion: 'meta.k8s.io/v1', kind: 'PartialObjectMetadata', metadata };
}
