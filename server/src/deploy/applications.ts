// Which applications there are in a cluster, found by their inventories.
import type { ReleaseState } from '../protocol-deploy.ts';
import { isInventory } from './apply-set.ts';
import type { JsonObject } from './cluster.ts';
import { byCodeUnits, textAt } from './json.ts';
import { APPLICATION, MANAGED_BY, RECORD, selectorOf } from './names.ts';
import type { Application } from './plan.ts';
import { summaryOf, type RecordSummary } from './release-secret.ts';
import { good } from './reply.ts';
import { TOOL, type DeployTools } from './tools.ts';
import type { Reply } from './trouble.ts';

/** An application, and what its newest release says without being unpacked. */
export interface FoundApplication extends Application {
  /** How many objects the newest release has. */
  readonly objects?: number;
  /** Of the newest release; missing where nobody may read it. */
  readonly state?: ReleaseState;
  /** Number of the newest release. */
  readonly release?: number;
}

/** All applications of a namespace or, without one, of all namespaces, in the order of their names. */
export async function listApplications(
  tools: DeployTools,
  namespace: string | undefined,
): Promise<Reply<readonly FoundApplication[]>> {
  const parents = await listOwn(tools, { kind: 'ConfigMap', namespace, labels: {} });
  if (!parents.ok) return parents;
  const labels = { [RECORD]: 'release' };
  const secrets = await listOwn(tools, { kind: 'Secret', namespace, labels });
  // Who may not read releases still sees which applications there are.
  const newest = newestReleases(secrets.ok ? secrets.value : []);
  const found = parents.value.filter(isInventory).map((parent): FoundApplication => {
    const application = applicationOf(parent);
    const head = newest.get(keyOf(application));
    return {
      ...application,
      ...(head && { release: head.number }),
      ...(head?.state && { state: head.state }),
      ...(head?.objects !== undefined && { objects: head.objects }),
    };
  });
  found.sort((one, other) => byCodeUnits(keyOf(one), keyOf(other)));
  return good(found);
}

interface OwnList {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly namespace: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
}

async function listOwn(
  tools: DeployTools,
  { kind, namespace, labels }: OwnList,
): Promise<Reply<readonly JsonObject[]>> {
  const { client, control } = tools;
  const resource = await client.discover('v1', kind, control.aborted);
  if (!resource.ok) return resource;
  const listed = await client.list(resource.value, {
    namespace,
    labels: selectorOf({ [MANAGED_BY]: TOOL, ...labels }),
    // The data of releases may be megabytes.
    part: 'metadata',
    signal: control.aborted,
  });
  return listed.ok ? good(listed.value.items) : listed;
}

function newestReleases(secrets: readonly JsonObject[]): ReadonlyMap<string, RecordSummary> {
  const newest = new Map<string, RecordSummary>();
  for (const secret of secrets) {
    const head = summaryOf(secret);
    const key = keyOf(applicationOf(secret));
    if (head && head.number > (newest.get(key)?.number ?? 0)) newest.set(key, head);
  }
  return newest;
}

/** The application that an object of ours tells of. */
function applicationOf(object: JsonObject): Application {
  const name = textAt(object, 'metadata', 'name') ?? '';
  const told = textAt(object, 'metadata', 'annotations', APPLICATION);
  return {
    name: told ?? name.replace(`${TOOL}-`, ''),
    namespace: textAt(object, 'metadata', 'namespace') ?? '',
  };
}

function keyOf({ namespace, name }: Application): string {
  return `${namespace}/${name}`;
}
