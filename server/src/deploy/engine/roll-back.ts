// Rolls an application back to an earlier release, as a release of its own.
import { troubleText } from '../classify.ts';
import type { JsonObject } from '../cluster.ts';
import { inParallel } from '../in-parallel.ts';
import { readInventory } from '../inventory.ts';
import type { Lock } from '../lock.ts';
import { textAt } from '../json.ts';
import { idKey, idText } from '../object-id.ts';
import { controllerOf } from '../ownership.ts';
import type { Application } from '../plan.ts';
import { protectionOf } from '../protection.ts';
import { idOf } from '../pruning.ts';
import type { Release } from '../release.ts';
import { listReleases } from '../releases.ts';
import type { RunOptions, RunResult } from '../run.ts';
import type { DeployTools } from '../tools.ts';
import { redacting, WIDTH } from './context.ts';
import { lastGood } from './deploy.ts';
import type { ReleaseWork } from './going-release.ts';
import { runRelease } from './release-run.ts';
import { tasksOfRelease } from './release-tasks.ts';
import { refused, withLock } from './session.ts';
import { strangerOf } from './stranger.ts';
import type { WriteTask } from './write.ts';

/**
 * Applies the manifests of a release again; `previous` is the one that was in place before the newest
 * release. Members that are not in it are deleted if the options say so. All is tried out by dry runs
 * first, so that trouble with any object shows before the first write.
 */
export function rollBack(
  tools: DeployTools,
  application: Application,
  to: number | 'previous',
  options: RunOptions,
): Promise<RunResult> {
  const quiet = redacting(tools);
  return withLock(quiet, application, async (lock) => {
    const releases = await listReleases(quiet, application);
    if (!releases.ok) {
      return refused(quiet, `The releases could not be read. ${troubleText(releases.trouble)}`);
    }
    const previous = lastGood(quiet, releases.value);
    const target = targetOf(releases.value, to);
    if (typeof target === 'string') return refused(quiet, target);
    return toRelease(quiet, target, { application, options, lock, previous });
  });
}

async function toRelease(
  tools: DeployTools,
  target: Release,
  about: Pick<ReleaseWork, 'application' | 'options' | 'lock' | 'previous'> & {
    readonly lock: Lock;
  },
): Promise<RunResult> {
  const { application } = about;
  const read = await readInventory(tools, application);
  if (!read.ok) return refused(tools, read.message);
  const tasks = tasksOfRelease(target);
  const refusal = await firstRefusal(tools, application, tasks);
  if (refusal !== undefined) return refused(tools, refusal);
  const { way, source, digest, secrets = [] } = target;
  return runRelease(tools, {
    ...about,
    about: { reason: 'roll-back', way, source, digest, secrets },
    tasks,
    dependencies: new Map(),
    ...surplusOf(read.inventory.members, tasks),
  });
}

/** The release to go to, or why there is none. */
export function targetOf(releases: readonly Release[], to: number | 'previous'): Release | string {
  if (to !== 'previous') {
    const found = releases.find(({ number }) => number === to);
    if (found === undefined) return `There is no release ${to} anymore. ${storedText(releases)}`;
    return found.state === 'Succeeded'
      ? found
      : `Release ${to} did not succeed, so it is not known to work. ${storedText(releases)}`;
  }
  const [newest] = releases;
  const current = newest && inPlace(newest);
  const found = releases.find(
    ({ number, state }) => state === 'Succeeded' && (current === undefined || number < current),
  );
  return found ?? `There is no earlier release that succeeded. ${storedText(releases)}`;
}

/** The release whose state the cluster is in; undefined when it is something in between. */
function inPlace({ number, state, before }: Release): number | undefined {
  if (state === 'Succeeded') return number;
  return state === 'RolledBack' ? before : undefined;
}

function storedText(releases: readonly Release[]): string {
  const good = releases.filter(({ state }) => state === 'Succeeded').map(({ number }) => number);
  return good.length === 0
    ? 'None of the stored ones succeeded.'
    : `Those that succeeded and are stored: ${good.join(', ')}.`;
}

/** Members that the release does not have. */
function surplusOf(
  members: readonly JsonObject[],
  tasks: readonly WriteTask[],
): Pick<ReleaseWork, 'prune' | 'kept'> {
  const keys = new Set(tasks.map(({ id }) => idKey(id)));
  const surplus = members
    .filter((live) => !keys.has(idKey(idOf(live))) && controllerOf(live) === undefined)
    .map((live) => ({
      id: idOf(live),
      apiVersion: textAt(live, 'apiVersion') ?? '',
      uid: textAt(live, 'metadata', 'uid') ?? '',
      because: protectionOf(idOf(live), live),
    }));
  return {
    prune: surplus.filter(({ because }) => because === undefined),
    kept: surplus.flatMap(({ because, ...each }) =>
      because === undefined ? [] : [{ ...each, because: `${because}.` }],
    ),
  };
}

/** What the server would refuse, found out by dry runs; undefined when it takes all. */
async function firstRefusal(
  tools: DeployTools,
  application: Application,
  tasks: readonly WriteTask[],
): Promise<string | undefined> {
  const signal = tools.control.cancelled;
  const refusals = await inParallel(
    WIDTH,
    tasks,
    async ({ id, apiVersion, body, conflicts, place }) => {
      const live = await tools.client.read({ ...id, apiVersion }, signal);
      const stranger = live.ok ? strangerOf({ tools, application }, live.value) : undefined;
      if (stranger !== undefined) return `${idText(id)}: ${stranger}`;
      const tried = await tools.client.apply(body, { id, dryRun: 'all', conflicts, signal });
      if (tried.ok || tried.trouble.kind === 'no-dry-run') return undefined;
      const { kind } = tried.trouble;
      // Its namespace or kind comes with the release.
      if (place === 'fresh' && (kind === 'not-found' || kind === 'no-kind')) return undefined;
      return `${idText(id)}: ${troubleText(tried.trouble)}`;
    },
  );
  return refusals.find((each) => each !== undefined);
}
