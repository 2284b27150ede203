// How a release is kept in Secrets: packed, with its manifests in parts of their own where they are large.
import type { ReleaseState } from '../protocol-deploy.ts';
import type { Json, JsonObject } from './cluster.ts';
import { isJsonList, isJsonObject, numberAt, textAt } from './json.ts';
import { APPLICATION, ownLabels, placeOfRecord, RECORD, releaseName } from './names.ts';
import type { ObjectId } from './object-id.ts';
import type { Application } from './plan.ts';
import type { Release } from './release.ts';
import type { DeployTools } from './tools.ts';

/** Type of the Secrets, by which people and tools know them. */
const secretType = 'oam.dev/release.v1';

/** Letters of Base64 in one Secret; the server takes up to 1 MiB. Divisible by four. */
const mostPacked = 700 * 1024;

const stateLabel = 'oam.dev/state';
const objectsKey = 'oam.dev/objects';
const writerKey = 'oam.dev/writer';
const writeKey = 'oam.dev/write';
const partsKey = 'oam.dev/parts';
/** Instead of the numbers of the parts, until they are all there. */
const notWritten = 'not-written';

type Tools = Pick<DeployTools, 'codec' | 'holder'>;

/** The parts that hold the manifests, by their numbers. */
export interface Parts {
  readonly first: number;
  readonly last: number;
}

/** How a release is written. */
export interface Writing {
  /** Counts what its writer has written of it, from 1. */
  readonly write: number;
  /** `missing`: they are yet to be written, and the record says none until then. */
  readonly manifests: { readonly packed: string } | { readonly parts: Parts } | 'missing';
}

/** What can be seen of a record without unpacking it. */
export interface RecordSummary {
  readonly secret: JsonObject;
  readonly number: number;
  readonly state: ReleaseState | undefined;
  readonly objects: number | undefined;
  readonly parts: Parts | undefined;
}

export function secretId(
  tools: Pick<DeployTools, 'codec'>,
  application: Application,
  place: { readonly number: number; readonly part?: number },
): ObjectId & { readonly apiVersion: string } {
  const name = releaseName(tools.codec, application, place);
  return { apiVersion: 'v1', group: '', kind: 'Secret', namespace: application.namespace, name };
}

/** The manifests as they are kept; divided when they are too large to be kept with the rest. */
export async function packManifests(
  tools: Tools,
  release: Release,
): Promise<{ readonly packed: string; readonly chunks: readonly string[] }> {
  const packed = await tools.codec.pack(JSON.stringify(release.manifests));
  const rest = await packRest(tools, release);
  const chunks: string[] = [];
  if (packed.length + rest.length > mostPacked) {
    for (let at = 0; at < packed.length; at += mostPacked) {
      chunks.push(packed.slice(at, at + mostPacked));
    }
  }
  return { packed, chunks };
}

/** The Secret of a release. */
export async function headSecret(
  tools: Tools,
  release: Release,
  { write, manifests }: Writing,
): Promise<JsonObject> {
  const { application, number } = release;
  const parts = typeof manifests === 'object' && 'parts' in manifests ? manifests.parts : undefined;
  const packed =
    typeof manifests === 'object' && 'packed' in manifests ? manifests.packed : undefined;
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    type: secretType,
    metadata: {
      name: releaseName(tools.codec, application, { number }),
      namespace: application.namespace,
      labels: {
        ...ownLabels(tools.codec, application),
        [RECORD]: 'release',
        [stateLabel]: release.state,
      },
      annotations: {
        [APPLICATION]: application.name,
        [objectsKey]: String(release.objects.length),
        [writerKey]: tools.holder.id,
        [writeKey]: String(write),
        ...(parts && { [partsKey]: `${parts.first}-${parts.last}` }),
        ...(manifests === 'missing' && { [partsKey]: notWritten }),
      },
    },
    data: {
      release: await packRest(tools, release),
      ...(packed !== undefined && { manifests: packed }),
    },
  };
}

/** One part of the manifests of a release. */
export function partSecret(
  tools: Tools,
  release: Release,
  { part, chunk }: { readonly part: number; readonly chunk: string },
): JsonObject {
  const { application, number } = release;
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    type: secretType,
    metadata: {
      name: releaseName(tools.codec, application, { number, part }),
      namespace: application.namespace,
      labels: { ...ownLabels(tools.codec, application), [RECORD]: 'release-part' },
      annotations: { [APPLICATION]: application.name, [writerKey]: tools.holder.id },
    },
    data: { part: chunk },
  };
}

/** How a record that was read keeps its manifests. */
export function manifestsOf({ secret, parts }: RecordSummary): Writing['manifests'] {
  if (parts !== undefined) return { parts };
  const packed = textAt(secret, 'data', 'manifests');
  return packed === undefined ? 'missing' : { packed };
}

/** Whose write this is, and which of theirs. */
export function writerOf(secret: JsonObject): {
  readonly id: string | undefined;
  readonly write: number;
} {
  const id = annotation(secret, writerKey);
  return { id, write: Number(annotation(secret, writeKey) ?? 0) };
}

/** What a Secret says of its release; undefined for Secrets that are no records, such as parts. */
export function summaryOf(secret: JsonObject): RecordSummary | undefined {
  const place = placeOfRecord(textAt(secret, 'metadata', 'name') ?? '');
  const isHead = textAt(secret, 'metadata', 'labels', RECORD) === 'release';
  if (!isHead || place === undefined || place.part !== undefined) return undefined;
  const [, first, last] = /^(\d{1,9})-(\d{1,9})$/.exec(annotation(secret, partsKey) ?? '') ?? [];
  const objects = Number(annotation(secret, objectsKey) ?? NaN);
  const state = textAt(secret, 'metadata', 'labels', stateLabel);
  return {
    secret,
    number: place.number,
    state: isState(state) ? state : undefined,
    objects: Number.isInteger(objects) ? objects : undefined,
    parts: first === undefined ? undefined : { first: Number(first), last: Number(last) },
  };
}

/** The release that is kept there; undefined when it cannot be read. `partOf` answers the part with a number. */
export async function readRelease(
  tools: Pick<DeployTools, 'codec'>,
  { secret, number, parts }: RecordSummary,
  partOf: (part: number) => JsonObject | undefined,
): Promise<Release | undefined> {
  const chunks: string[] = [];
  for (let part = parts?.first ?? 0; parts && part <= parts.last; part += 1) {
    const chunk = textAt(partOf(part), 'data', 'part');
    if (chunk === undefined) return undefined;
    chunks.push(chunk);
  }
  const packed = parts ? chunks.join('') : textAt(secret, 'data', 'manifests');
  const rest = await unpack(tools, textAt(secret, 'data', 'release'));
  // A record whose parts were never written is one of a run that had not begun.
  const isEmpty = annotation(secret, partsKey) === notWritten;
  const manifests = isEmpty ? [] : await unpack(tools, packed);
  if (!isJsonObject(rest) || !isJsonList(manifests)) return undefined;
  const release = { before: undefined, ...rest, manifests: manifests.filter(isJsonObject) };
  return isRelease(release) && release.number === number ? release : undefined;
}

const states: ReadonlySet<string> = new Set<ReleaseState>([
  'Planned',
  'Locked',
  'Applying',
  'Waiting',
  'Pruning',
  'Succeeded',
  'Failed',
  'Cancelled',
  'RollingBack',
  'RolledBack',
  'RollbackFailed',
  'Unknown',
]);

function isState(text: string | undefined): text is ReleaseState {
  return text !== undefined && states.has(text);
}

/** Enough of a look that nothing fails later on; the rest is what this tool has written. */
function isRelease(value: object): value is Release {
  if (!isJsonObject(value)) return false;
  const { objects } = value;
  return (
    numberAt(value, 'number') !== undefined &&
    isState(textAt(value, 'state')) &&
    textAt(value, 'application', 'name') !== undefined &&
    textAt(value, 'application', 'namespace') !== undefined &&
    ['startedAt', 'by', 'source', 'digest'].every((key) => textAt(value, key) !== undefined) &&
    isJsonList(objects) &&
    objects.every((each) => textAt(each, 'id', 'kind') !== undefined)
  );
}

async function packRest(tools: Tools, release: Release): Promise<string> {
  const { manifests: _manifests, ...rest } = release;
  return tools.codec.pack(JSON.stringify(rest));
}

async function unpack(
  tools: Pick<DeployTools, 'codec'>,
  packed: string | undefined,
): Promise<Json | undefined> {
  const text = packed === undefined ? undefined : await tools.codec.unpack(packed);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    // Somebody has edited the record; it counts as unreadable.
    return undefined;
  }
}

function annotation(secret: JsonObject, key: string): string | undefined {
  return textAt(secret, 'metadata', 'annotations', key);
}
