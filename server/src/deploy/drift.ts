// Drift: how live objects differ from what the last release made of them and from the specs, and who did it.
import { applySetId } from './apply-set.ts';
import { troubleText } from './classify.ts';
import type { JsonObject } from './cluster.ts';
import { desiredObjects } from './desired.ts';
import { driftChanges, type DriftChange } from './drift-changes.ts';
import { inParallel } from './in-parallel.ts';
import type { DeployInput } from './input.ts';
import { textAt } from './json.ts';
import { withoutFields } from './leave-alone.ts';
import { idKey, type ObjectId } from './object-id.ts';
import { overlay } from './overlay.ts';
import type { Application } from './plan.ts';
import { idOf } from './pruning.ts';
import type { Release } from './release.ts';
import { listReleases } from './releases.ts';
import type { DeployTools } from './tools.ts';
import type { Reply, Trouble } from './trouble.ts';

export interface DriftObject {
  /** `idKey` of the object. */
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  /** Left out for objects outside namespaces. */
  readonly namespace?: string;
  /**
   * `drifted`: others changed it since the release. `missing`: the release made it and it is gone.
   * `not-deployed`: it is in the specs only. `source-changed`: it is as released, and the specs say
   * something else now, or nothing anymore.
   */
  readonly state: 'same' | 'drifted' | 'missing' | 'not-deployed' | 'source-changed';
  readonly changes: readonly DriftChange[];
}

/** All texts are without secrets. */
export interface DriftView {
  /** Number of the release that is compared; undefined when there is none. */
  readonly release: number | undefined;
  readonly objects: readonly DriftObject[];
}

/** Objects at a time; each is asked for up to three times. */
const width = 8;

/** One object as each side has it. */
interface Sides {
  readonly id: ObjectId;
  readonly apiVersion: string;
  readonly released: JsonObject | undefined;
  readonly source: JsonObject | undefined;
}

type DriftOutcome =
  | { readonly ok: true; readonly drift: DriftView }
  | { readonly ok: false; readonly message: string };

/** Compares the last release that succeeded, the specs where there are any, and what is live. Writes nothing. */
export async function driftOf(
  tools: DeployTools,
  input: DeployInput | undefined,
  application: Application,
): Promise<DriftOutcome> {
  const { redactor } = tools;
  for (const secret of input?.secrets ?? []) redactor.secret(secret);
  const releases = await listReleases(tools, application);
  if (!releases.ok) return failure(tools, releases.trouble);
  const release = comparedRelease(releases.value);
  if (release === undefined && input === undefined) {
    const { name, namespace } = application;
    return { ok: false, message: `No release of ${name} is in the namespace ${namespace}.` };
  }
  const sides = await sidesOf(tools, input, release, application);
  if (!sides.ok) return failure(tools, sides.trouble);
  for (const { released, source } of sides.value) {
    for (const body of [released, source]) if (body !== undefined) redactor.learn(body);
  }
  const hasSource = input !== undefined;
  let trouble: Trouble | undefined;
  const objects = await inParallel(width, sides.value, async (each) => {
    if (trouble !== undefined) return [];
    const compared = await compare(tools, each, hasSource);
    if (compared.ok) return [compared.value];
    trouble ??= compared.trouble;
    return [];
  });
  return trouble === undefined
    ? { ok: true, drift: { release: release?.number, objects: objects.flat() } }
    : failure(tools, trouble);
}

function failure({ redactor }: DeployTools, trouble: Trouble): DriftOutcome {
  return { ok: false, message: redactor.text(troubleText(trouble)) };
}

function comparedRelease(releases: readonly Release[]): Release | undefined {
  return releases.find(({ state }) => state === 'Succeeded') ?? releases[0];
}

/** What was released, in its order, then what only the specs have. */
async function sidesOf(
  tools: DeployTools,
  input: DeployInput | undefined,
  release: Release | undefined,
  application: Application,
): Promise<Reply<readonly Sides[]>> {
  const source = await sourceBodies(tools, input, application);
  if (!source.ok) return source;
  const leftAlone = new Map(
    release?.objects.map(({ id, leftAlone: fields = [] }) => [idKey(id), fields]),
  );
  const sides = new Map<string, Sides>();
  for (const released of release?.manifests ?? []) {
    const id = idOf(released);
    const apiVersion = textAt(released, 'apiVersion') ?? '';
    sides.set(idKey(id), { id, apiVersion, released, source: undefined });
  }
  for (const { id, apiVersion, body } of source.value) {
    const key = idKey(id);
    const known = sides.get(key) ?? { id, apiVersion, released: undefined };
    sides.set(key, { ...known, source: withoutFields(body, leftAlone.get(key) ?? []) });
  }
  return { ok: true, value: [...sides.values()], warnings: [] };
}

async function sourceBodies(
  { client, control, codec }: DeployTools,
  input: DeployInput | undefined,
  application: Application,
) {
  if (input === undefined) return { ok: true, value: [], warnings: [] } as const;
  const partOf = applySetId(codec, application);
  const found = await desiredObjects({ client, signal: control.cancelled }, input, partOf);
  return found.ok ? ({ ok: true, value: found.desired, warnings: [] } as const) : found;
}

async function compare(
  tools: DeployTools,
  sides: Sides,
  hasSource: boolean,
): Promise<Reply<DriftObject>> {
  const { id, apiVersion, released, source } = sides;
  const found = await tools.client.read({ ...id, apiVersion }, tools.control.cancelled);
  const { kind, name, namespace } = id;
  const about = { key: idKey(id), kind, name, ...(namespace !== undefined && { namespace }) };
  if (!found.ok) {
    if (!['not-found', 'no-kind'].includes(found.trouble.kind)) return found;
    const state = released === undefined ? 'not-deployed' : 'missing';
    return { ok: true, value: { ...about, state, changes: [] }, warnings: [] };
  }
  const live = found.value;
  tools.redactor.learn(live);
  const asReleased = await asIfApplied(tools, { id, live, body: released });
  if (!asReleased.ok) return asReleased;
  const asSource = await asIfApplied(tools, { id, live, body: source });
  if (!asSource.ok) return asSource;
  const { changes, drifted } = driftChanges(
    { live, released: asReleased.value, source: asSource.value },
    tools.redactor,
  );
  const isGone = hasSource && source === undefined;
  const state =
    released === undefined
      ? 'not-deployed'
      : drifted
        ? 'drifted'
        : changes.length > 0 || isGone
          ? 'source-changed'
          : 'same';
  return { ok: true, value: { ...about, state, changes }, warnings: [] };
}

interface Side {
  readonly id: ObjectId;
  readonly live: JsonObject;
  readonly body: JsonObject | undefined;
}

/** What the live object would be with this side's fields enforced; by a trial run, which knows defaults and spellings. */
async function asIfApplied(
  { client, control }: DeployTools,
  { id, live, body }: Side,
): Promise<Reply<JsonObject | undefined>> {
  if (body === undefined) return { ok: true, value: undefined, warnings: [] };
  const signal = control.cancelled;
  const tried = await client.apply(body, { id, dryRun: 'all', conflicts: 'force', signal });
  if (tried.ok) return { ...tried, value: tried.value.object };
  const isRefused = ['denied', 'invalid', 'immutable', 'no-dry-run'].includes(tried.trouble.kind);
  return isRefused ? { ok: true, value: overlay(live, body), warnings: [] } : tried;
}
