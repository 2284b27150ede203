// Makes of the objects of the input what is sent: in their namespaces, with the mark of the inventory, secrets as data.
import { PART_OF } from './apply-set.ts';
import type { ApiResource, Client } from './client.ts';
import type { JsonObject } from './cluster.ts';
import { inParallel } from './in-parallel.ts';
import type { DeployInput, InputObject } from './input.ts';
import { isJsonObject, objectsAt, textAt } from './json.ts';
import { idKey, idText, type DeployObject } from './object-id.ts';
import { base64, utf8 } from './secret-forms.ts';
import type { StopSignal } from '../base/cancellation.ts';
import type { Trouble } from './trouble.ts';

/** An object of the input that is ready to be sent. */
export interface Desired extends DeployObject {
  /** Undefined where the cluster does not serve the kind. */
  readonly resource: ApiResource | undefined;
  /** Whether the plan itself defines the kind, in this or another version. */
  readonly definedHere: 'yes' | 'no';
}

/** Kinds that are asked for at a time. */
const width = 6;

/** What is wrong with an input whatever the cluster; undefined when nothing is. */
export function inputProblem({ objects }: DeployInput): string | undefined {
  const marked = objects.find(
    ({ body }) => textAt(body, 'metadata', 'labels', PART_OF) !== undefined,
  );
  if (marked !== undefined) {
    return `${idText(marked.id)} has the label ${PART_OF}, which this tool sets itself. Remove it from the specs.`;
  }
  const seen = new Set<string>();
  const twice = objects.find(({ id }) => seen.size === seen.add(idKey(id)).size);
  return twice && `${idText(twice.id)} is there twice. Rename one of them.`;
}

/** All objects of the input, with what the cluster knows of their kinds. */
export async function desiredObjects(
  { client, signal }: { readonly client: Pick<Client, 'discover'>; readonly signal: StopSignal },
  { objects, application }: DeployInput,
  partOf: string,
): Promise<
  | { readonly ok: true; readonly desired: readonly Desired[] }
  | { readonly ok: false; readonly trouble: Trouble }
> {
  const kinds = new Map(objects.map((object) => [typeKey(object), object]));
  const found = await inParallel(width, [...kinds.values()], ({ apiVersion, id }) =>
    client.discover(apiVersion, id.kind, signal),
  );
  const resources = new Map<string, ApiResource>();
  for (const [at, key] of [...kinds.keys()].entries()) {
    const reply = found[at];
    if (reply?.ok) resources.set(key, reply.value);
    else if (reply !== undefined && !isUnserved(reply.trouble)) return reply;
  }
  const definitions = definitionsIn(objects);
  const desired = objects.map((object): Desired => {
    const resource = resources.get(typeKey(object));
    const scope = definitions.get(`${object.id.group}/${object.id.kind}`);
    const namespaced = resource?.namespaced ?? scope !== 'Cluster';
    const namespace = namespaced ? (object.id.namespace ?? application.namespace) : undefined;
    return {
      id: { ...object.id, namespace },
      apiVersion: object.apiVersion,
      body: desiredBody(object.body, namespace, partOf),
      resource,
      definedHere: scope === undefined ? 'no' : 'yes',
    };
  });
  return { ok: true, desired };
}

function typeKey({ apiVersion, id }: InputObject): string {
  return `${apiVersion} ${id.kind}`;
}

function isUnserved({ kind }: Trouble): boolean {
  return kind === 'no-kind' || kind === 'not-found';
}

/** By group and kind, the scope of the kinds that the input defines. */
function definitionsIn(objects: readonly InputObject[]): ReadonlyMap<string, string> {
  return new Map(
    objects
      .filter(({ id }) => id.kind === 'CustomResourceDefinition')
      .map(({ body }) => [
        `${textAt(body, 'spec', 'group') ?? ''}/${textAt(body, 'spec', 'names', 'kind') ?? ''}`,
        textAt(body, 'spec', 'scope') ?? 'Namespaced',
      ]),
  );
}

function desiredBody(body: JsonObject, namespace: string | undefined, partOf: string): JsonObject {
  const { namespace: _, ...metadata } = isJsonObject(body['metadata']) ? body['metadata'] : {};
  const labels = isJsonObject(metadata['labels']) ? metadata['labels'] : {};
  const marked = {
    ...body,
    metadata: {
      ...metadata,
      ...(namespace !== undefined && { namespace }),
      labels: { ...labels, [PART_OF]: partOf },
    },
  };
  return body['kind'] === 'Secret' && body['apiVersion'] === 'v1' ? asData(marked) : marked;
}

/** Measured: a key that goes from an applied `stringData` stays in the secret; from `data` it goes. */
function asData(secret: JsonObject): JsonObject {
  const { stringData, ...others } = secret;
  if (!isJsonObject(stringData)) return secret;
  const data = isJsonObject(secret['data']) ? secret['data'] : {};
  const encoded = Object.entries(stringData).map(([key, value]) => [
    key,
    encodedText(typeof value === 'string' ? value : JSON.stringify(value)),
  ]);
  return { ...others, data: { ...data, ...(Object.fromEntries(encoded) as JsonObject) } };
}

function encodedText(text: string): string {
  const encoded = base64(utf8(text));
  return encoded.padEnd(Math.ceil(encoded.length / 4) * 4, '=');
}

/** Bodies of the autoscalers of the input. */
export function autoscalersIn(objects: readonly DeployObject[]): readonly JsonObject[] {
  return objects.filter(({ id }) => id.kind === 'HorizontalPodAutoscaler').map(({ body }) => body);
}

/** The finalizers of an object, for people who wait for its end. */
export function finalizersOf(live: JsonObject): readonly string[] {
  const finalizers = isJsonObject(live['metadata']) ? live['metadata']['finalizers'] : undefined;
  return Array.isArray(finalizers) ? finalizers.map(String) : [];
}

/** Why the namespace is not gone yet, in the server's words. */
export function remainsOf(namespace: JsonObject): readonly string[] {
  return objectsAt(namespace, 'status', 'conditions')
    .filter((each) => each['status'] === 'True')
    .map((each) => textAt(each, 'message') ?? '')
    .filter((text) => text !== '');
}
