// What is kept of the releases of an application: finds the Secrets, reads them, and deletes them.
import type { JsonObject, ObjectPart } from './cluster.ts';
import { textAt } from './json.ts';
import { ownLabels, placeOfRecord, selectorOf } from './names.ts';
import type { Application } from './plan.ts';
import { FINAL_STATES, type Release } from './release.ts';
import { readRelease, summaryOf, type RecordSummary } from './release-secret.ts';
import { inParallel } from './in-parallel.ts';
import { good } from './reply.ts';
import type { DeployTools } from './tools.ts';
import type { Reply } from './trouble.ts';

/** Everything that is kept of an application's releases. */
export interface Records {
  /** Newest first. */
  readonly heads: readonly RecordSummary[];
  /** By number of the release, then by part. */
  readonly parts: ReadonlyMap<number, ReadonlyMap<number, JsonObject>>;
  /** The highest number that is taken; 0 when none is. */
  readonly newest: number;
}

/** Deletions at a time. */
const width = 4;

/** The releases among records that have been read. */
export async function releasesOf(
  tools: DeployTools,
  application: Application,
  records: Records,
): Promise<readonly Release[]> {
  const releases: Release[] = [];
  for (const head of records.heads) {
    const parts = records.parts.get(head.number);
    const release = await readRelease(tools, head, (part) => parts?.get(part));
    if (release?.application.name === application.name) {
      releases.push(release);
      continue;
    }
    tools.emit({
      kind: 'warning',
      message: `Release ${head.number} of ${application.name} cannot be read and is left out: its Secret ${nameOf(head.secret)} is damaged or comes from another version of this tool.`,
    });
  }
  return releases;
}

/** All that is kept of the releases, unread; of `metadata`, nothing can be read. */
export async function readRecords(
  tools: DeployTools,
  application: Application,
  part: ObjectPart,
): Promise<Reply<Records>> {
  const signal = tools.control.aborted;
  const resource = await tools.client.discover('v1', 'Secret', signal);
  if (!resource.ok) return resource;
  const listed = await tools.client.list(resource.value, {
    namespace: application.namespace,
    labels: selectorOf(ownLabels(tools.codec, application)),
    part,
    signal,
  });
  if (!listed.ok) return listed;
  return good(recordsOf(listed.value.items));
}

/** The records among Secrets of this tool. */
export function recordsOf(secrets: Iterable<JsonObject>): Records {
  const heads: RecordSummary[] = [];
  const parts = new Map<number, Map<number, JsonObject>>();
  let newest = 0;
  for (const secret of secrets) {
    const place = placeOfRecord(nameOf(secret));
    if (place === undefined) continue;
    newest = Math.max(newest, place.number);
    const head = summaryOf(secret);
    if (head !== undefined) heads.push(head);
    else if (place.part !== undefined) {
      const ofRelease = parts.get(place.number) ?? new Map<number, JsonObject>();
      parts.set(place.number, ofRelease.set(place.part, secret));
    }
  }
  heads.sort((one, other) => other.number - one.number);
  return { heads, parts, newest };
}

/** Deletes Secrets of this tool, each only if it is still the one that was read. */
export async function removeSecrets(
  tools: DeployTools,
  secrets: readonly JsonObject[],
): Promise<Reply<void>> {
  const replies = await inParallel(width, secrets, (secret) => {
    const namespace = textAt(secret, 'metadata', 'namespace');
    const id = { apiVersion: 'v1', group: '', kind: 'Secret', namespace, name: nameOf(secret) };
    const uid = textAt(secret, 'metadata', 'uid') ?? '';
    const signal = tools.control.aborted;
    return tools.client.remove(id, { uid, propagation: 'Background', signal });
  });
  return replies.reduce<Reply<void>>((all, reply) => (reply.ok ? all : reply), good(undefined));
}

/**
 * Deletes all releases but these, and parts that nothing refers to. Parts go after what refers to
 * them, so that no record is ever without its parts.
 */
export async function removeAllBut(
  tools: DeployTools,
  { heads, parts }: Records,
  kept: ReadonlySet<RecordSummary>,
): Promise<Reply<void>> {
  const old = heads.filter((head) => !kept.has(head));
  const removed = await removeSecrets(
    tools,
    old.map(({ secret }) => secret),
  );
  if (!removed.ok) return removed;
  const keptByNumber = new Map([...kept].map((head) => [head.number, head]));
  const orphans = [...parts].flatMap(([number, ofRelease]) =>
    [...ofRelease].flatMap(([part, secret]) =>
      isInUse(keptByNumber.get(number), part) ? [] : [secret],
    ),
  );
  return removeSecrets(tools, orphans);
}

/** While a release is going on, its parts may be there before it says so. */
function isInUse(head: RecordSummary | undefined, part: number): boolean {
  if (head === undefined) return false;
  if (head.state === undefined || !FINAL_STATES.has(head.state)) return true;
  return head.parts !== undefined && part >= head.parts.first && part <= head.parts.last;
}

function nameOf(secret: JsonObject): string {
  return textAt(secret, 'metadata', 'name') ?? '';
}
