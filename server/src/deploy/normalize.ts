// Leaves out of an object what the server writes about it, so that two states of it can be compared.
import type { Json, JsonObject } from './cluster.ts';
import { isJsonList, isJsonObject, jsonAt, objectsAt } from './json.ts';

const bookkeeping: ReadonlySet<string> = new Set([
  'managedFields',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'selfLink',
]);

/** Counts the rollouts of a Deployment; its controller writes it. */
const revision = 'deployment.kubernetes.io/revision';

/** An object as people compare it: without status and without what the server keeps about it. */
export function normalize(object: JsonObject): JsonObject {
  const kept: Record<string, Json> = {};
  for (const [key, value] of Object.entries(object)) {
    if (key === 'status') continue;
    kept[key] =
      key === 'metadata' && isJsonObject(value) ? metadataOf(value) : withoutNoTime(value);
  }
  return kept;
}

/**
 * What a dry run of a create answered, normalized: without the addresses and marks that the server
 * makes up for an object that it then throws away. What was sent stays.
 */
export function normalizeCreated(answered: JsonObject, sent: JsonObject): JsonObject {
  const object = normalize(answered);
  const { spec } = object;
  if (!isJsonObject(spec)) return object;
  if (object['kind'] === 'Service' && object['apiVersion'] === 'v1') {
    return { ...object, spec: serviceSpec(spec, jsonAt(sent, 'spec')) };
  }
  const isJob = object['kind'] === 'Job' && jsonAt(spec, 'manualSelector') !== true;
  return isJob ? { ...object, spec: withoutJobMarks(spec) } : object;
}

function metadataOf(metadata: JsonObject): JsonObject {
  const { annotations, ...others } = metadata;
  const kept = without(others, bookkeeping);
  if (!isJsonObject(annotations)) return kept;
  const said = without(annotations, new Set([revision]));
  return Object.keys(said).length === 0 ? kept : { ...kept, annotations: said };
}

/** Pod templates have a creation time that older servers write as null. */
function withoutNoTime(value: Json): Json {
  if (isJsonList(value)) return value.map(withoutNoTime);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'metadata' && isJsonObject(inner) && inner['creationTimestamp'] === null
        ? without(inner, new Set(['creationTimestamp']))
        : withoutNoTime(inner),
    ]),
  );
}

/** Measured: the cluster IP of a dry run is the first of the range, whoever has it. */
function serviceSpec(spec: JsonObject, sent: Json | undefined): JsonObject {
  const isMadeUp = (key: string): boolean =>
    jsonAt(sent, key) === undefined && jsonAt(spec, key) !== 'None';
  const addresses = isMadeUp('clusterIP') ? ['clusterIP', 'clusterIPs'] : [];
  const probe = isMadeUp('healthCheckNodePort') ? ['healthCheckNodePort'] : [];
  const kept = without(spec, new Set([...addresses, ...probe]));
  const sentPorts = objectsAt(sent, 'ports');
  const hasPort = (port: Json): boolean =>
    sentPorts.some(
      (each) => each['nodePort'] !== undefined && each['port'] === jsonAt(port, 'port'),
    );
  if (!isJsonList(kept['ports'])) return kept;
  const ports = kept['ports'].map((port) =>
    isJsonObject(port) && !hasPort(port) ? without(port, new Set(['nodePort'])) : port,
  );
  return { ...kept, ports };
}

/** The controller's marks hold the uid of the object, which a dry run throws away. */
const jobMarks: ReadonlySet<string> = new Set([
  'controller-uid',
  'batch.kubernetes.io/controller-uid',
]);

function withoutJobMarks(spec: JsonObject): JsonObject {
  const strip = (value: Json): Json => {
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) => {
        if (key !== 'labels' && key !== 'matchLabels') return [[key, inner]];
        const labels = isJsonObject(inner) ? without(inner, jobMarks) : inner;
        return isJsonObject(labels) && Object.keys(labels).length === 0 ? [] : [[key, labels]];
      }),
    );
  };
  const { selector, template, ...others } = spec;
  const pods = isJsonObject(template) ? template : undefined;
  const bare = selector === undefined ? undefined : strip(selector);
  const named =
    pods?.['metadata'] === undefined ? pods : { ...pods, metadata: strip(pods['metadata']) };
  return {
    ...others,
    ...(isJsonObject(bare) && Object.keys(bare).length > 0 && { selector: bare }),
    ...(named !== undefined && { template: named }),
  };
}

function without(object: JsonObject, keys: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.has(key)));
}
