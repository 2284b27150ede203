// Releases for tests that need a history.
import type { JsonObject } from '../../server/src/deploy/cluster.ts';
import type { Application } from '../../server/src/deploy/plan.ts';
import type { Release, ReleaseObject } from '../../server/src/deploy/release.ts';
import { ReleaseRecord } from '../../server/src/deploy/releases.ts';
import type { DeployTools } from '../../server/src/deploy/tools.ts';

/** A release that begins; tests say what matters to them. */
export function draft(
  application: Application,
  more: Partial<Release> = {},
): Omit<Release, 'number'> {
  return {
    application,
    state: 'Planned',
    reason: 'deploy',
    way: 'rendered',
    source: 'shop/config.yaml',
    digest: 'digest-of-plan',
    startedAt: '2026-01-01T00:00:00.000Z',
    by: 'ann@desk',
    before: undefined,
    objects: [],
    manifests: [],
    ...more,
  };
}

/** What a release says of a Deployment that it has made. */
export function deploymentOf({ namespace }: Application, name: string): ReleaseObject {
  const id = { group: 'apps', kind: 'Deployment', namespace, name };
  return { id, apiVersion: 'apps/v1', outcome: 'created' };
}

/** A manifest of a Deployment; `filler` makes it as large as need be. */
export function manifestOf({ namespace }: Application, name: string, filler = ''): JsonObject {
  const metadata = { name, namespace, annotations: { filler } };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { replicas: 1 } };
}

/** Records a release that has made these Deployments, and is in this state. */
export async function recorded(
  tools: DeployTools,
  application: Application,
  paths: readonly string[],
  state: Release['state'] = 'Succeeded',
): Promise<ReleaseRecord> {
  const names = paths.map((path) => path.split('/').at(-1) ?? '');
  const objects = names.map((name) => deploymentOf(application, name));
  const manifests = names.map((name) => manifestOf(application, name));
  const made = await ReleaseRecord.create(tools, draft(application, { objects, manifests }));
  if (!made.ok) throw new Error(`No record: ${JSON.stringify(made.trouble)}.`);
  const updated = await made.value.update({ state });
  if (!updated.ok) throw new Error(`No update: ${JSON.stringify(updated.trouble)}.`);
  return made.value;
}
