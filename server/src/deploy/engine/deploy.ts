// Carries out a confirmed plan, or refuses when it is no longer what was confirmed.
import { neverStopped } from '../../base/stop-source.ts';
import { troubleText } from '../classify.ts';
import { clusterUidOf } from '../cluster-uid.ts';
import type { Lock } from '../lock.ts';
import { idKey, idText } from '../object-id.ts';
import { stopsPlan, type Plan, type PlannedObject } from '../plan.ts';
import type { Release } from '../release.ts';
import { listReleases } from '../releases.ts';
import type { DeployRun, RunResult } from '../run.ts';
import type { DeployTools } from '../tools.ts';
import { redacting } from './context.ts';
import { runRelease } from './release-run.ts';
import { refused, withLock } from './session.ts';
import { Ledger } from './ledger.ts';
import { writeObject, type Guard, type WriteTask } from './write.ts';

/**
 * Deploys: writes what the plan says in order, waits until it runs, and deletes what is to go. All
 * trouble is in the answer. Stops before the first write when the cluster is not the one of the plan,
 * or the plan has something open.
 */
export async function deploy(tools: DeployTools, run: DeployRun): Promise<RunResult> {
  const { plan, input } = run;
  for (const value of input.secrets) tools.redactor.secret(value);
  for (const { desired, live } of plan.objects) {
    if (desired) tools.redactor.learn(desired.body);
    if (live) tools.redactor.learn(live);
  }
  const quiet = redacting(tools);
  const open =
    openText(plan) ?? (await otherCluster(quiet, plan)) ?? (await ownNamespace(quiet, run));
  if (open !== undefined) return refused(quiet, open);
  return withLock(quiet, plan.application, (lock) => deployLocked(quiet, run, lock));
}

async function deployLocked(tools: DeployTools, run: DeployRun, lock: Lock): Promise<RunResult> {
  const { plan, input, choices, options } = run;
  const releases = await listReleases(tools, plan.application);
  if (!releases.ok) {
    return refused(tools, `The releases could not be read. ${troubleText(releases.trouble)}`);
  }
  const previous = lastGood(tools, releases.value);
  const going = plan.objects.filter(({ desired }) => desired === undefined);
  const isPruned = ({ id, verdict }: PlannedObject): boolean =>
    verdict.kind === 'prune' || choices.prune.has(idKey(id));
  return runRelease(tools, {
    application: plan.application,
    options,
    lock,
    about: {
      reason: 'deploy',
      way: input.way,
      source: input.source,
      digest: plan.digest,
      secrets: input.secrets,
    },
    previous,
    tasks: plan.objects.flatMap(taskOf),
    dependencies: input.dependencies,
    prune: going
      .filter(isPruned)
      .map(({ id, uid = '', live }) => ({ id, apiVersion: versionOf(live), uid })),
    kept: going
      .filter((each) => !isPruned(each))
      .map(({ id, live, verdict }) => ({
        id,
        apiVersion: versionOf(live),
        because: verdict.kind === 'protected' ? verdict.because : 'It is not to be deleted.',
      })),
  });
}

/** The newest release that succeeded; its secrets are hidden from now on. */
export function lastGood(
  tools: Pick<DeployTools, 'redactor'>,
  releases: readonly Release[],
): Release | undefined {
  for (const { manifests } of releases) {
    for (const manifest of manifests) tools.redactor.learn(manifest);
  }
  return releases.find(({ state }) => state === 'Succeeded');
}

function taskOf(planned: PlannedObject): readonly WriteTask[] {
  const { desired, conflicts = 'refuse', verdict } = planned;
  if (desired === undefined) return [];
  const place = verdict.kind === 'unverified' ? 'fresh' : 'known';
  return [{ ...desired, guard: guardOf(planned), conflicts, place, planned }];
}

function guardOf({ verdict, uid, resourceVersion }: PlannedObject): Guard {
  if (verdict.kind === 'replace-needed' || uid === undefined) return { kind: 'absent' };
  return resourceVersion === undefined ? { kind: 'look' } : { kind: 'state', uid, resourceVersion };
}

function versionOf(live: PlannedObject['live']): string {
  const version = live?.['apiVersion'];
  return typeof version === 'string' ? version : '';
}

/** What keeps the plan from being carried out at all. */
function openText(plan: Plan): string | undefined {
  if (plan.missingAccess.length > 0) {
    return `You may not do all that the plan needs: ${plan.missingAccess.join('; ')}. Ask the administrator of the cluster for these rights.`;
  }
  const stopping = plan.objects.filter(stopsPlan);
  if (stopping.length > 0) {
    const names = stopping.map(({ id, verdict }) => `${idText(id)} (${verdict.kind})`).join(', ');
    return `The plan cannot be carried out as it is: ${names}. Decide or mend that, and look at a new preview.`;
  }
  return plan.objects.some(({ desired }) => desired !== undefined)
    ? undefined
    : 'There is nothing to deploy. To remove the application, delete the deployment.';
}

/**
 * Makes the namespace of the application when the plan does, since lock and record are kept in it.
 * The run finds it then as its own write. Answers why that did not work.
 */
async function ownNamespace(tools: DeployTools, run: DeployRun): Promise<string | undefined> {
  const { application, objects } = run.plan;
  const planned = objects.find(
    ({ id, verdict }) =>
      verdict.kind === 'create' &&
      id.group === '' &&
      id.kind === 'Namespace' &&
      id.name === application.namespace,
  );
  const [task] = planned ? taskOf(planned) : [];
  if (task === undefined) return undefined;
  const { options } = run;
  const ledger = new Ledger(tools, []);
  const context = {
    tools,
    application,
    options,
    ledger,
    lost: neverStopped,
    unguarded: new Set<string>(),
  };
  const written = await writeObject(context, task);
  switch (written.kind) {
    case 'written':
      return undefined;
    case 'failed':
    case 'unknown':
      return `${idText(task.id)}: ${written.message}`;
    case 'skipped':
      return 'It was cancelled before anything was written.';
  }
}

/** A kubeconfig may have changed since the preview, and a context may mean another cluster by now. */
async function otherCluster(tools: DeployTools, plan: Plan): Promise<string | undefined> {
  const { context, server, user } = tools.client.identity;
  const pinned = plan.cluster;
  if (context !== pinned.context || server !== pinned.server || user !== pinned.user) {
    return `The preview was made for ${pinned.context} (${pinned.server}), and now it would be ${context} (${server}). Look at a new preview.`;
  }
  const uid = await clusterUidOf(tools.client, plan.application.namespace, tools.control.aborted);
  if (!uid.ok) return `The cluster could not be asked. ${troubleText(uid.trouble)}`;
  return uid.value === plan.clusterUid
    ? undefined
    : `${context} is another cluster than the one that the preview was made for. Look at a new preview.`;
}
