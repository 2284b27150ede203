// Drift: how the last release, the source and what is in the cluster differ.
import { RequestType, type CancellationToken } from 'vscode-languageserver';
import { troubleText } from '../../deploy/classify.ts';
import { driftOf, type DriftObject } from '../../deploy/drift.ts';
import { listReleases } from '../../deploy/releases.ts';
import { serverVersion } from '../../deploy/server-version.ts';
import { placeOfField } from '../../deploy/source-place.ts';
import type { DeployTools } from '../../deploy/tools.ts';
import { idKey } from '../../deploy/object-id.ts';
import type { Failure } from '../../protocol-deploy.ts';
import { DRIFT, type DriftAnswer, type DriftedView, type DriftParams } from '../../protocol-run.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../../render/kubernetes-version.ts';
import { toolsOver } from '../cluster-connections.ts';
import { readSource, type Source, type SourceOutcome } from '../deploy-source.ts';
import type { Deployments } from '../deployments.ts';
import type { Session } from '../session.ts';
import { stopWith } from '../stop-with.ts';
import { handleTrusted } from '../trust.ts';
import { waitForScan } from '../wait-for-scan.ts';

export function registerDrift(deployments: Deployments): void {
  const { session, connections } = deployments;
  const scanned = waitForScan(session);
  session.connection.onRequest(
    new RequestType<DriftParams, DriftAnswer, never>(DRIFT),
    handleTrusted(deployments, DRIFT, async (params: DriftParams, token: CancellationToken) => {
      await scanned();
      return connections.use<DriftAnswer>(params, (connection) =>
        drift(session, toolsOver(connection, { control: stopWith(token) }), params),
      );
    }),
  );
}

async function drift(
  session: Session,
  tools: DeployTools,
  params: DriftParams,
): Promise<DriftAnswer> {
  const read = await sourceFor(session, tools, params);
  if (read?.kind === 'variables' || read?.kind === 'failed') return read;
  if (read?.kind === 'problems') return { kind: 'failed', message: read.message };
  const source = read?.source;
  const outcome = await driftOf(tools, source?.input, params.application);
  if (!outcome.ok) return { kind: 'failed', message: outcome.message };
  return { kind: 'drift', objects: outcome.drift.objects.map((each) => toView(each, source)) };
}

/** The source as the cluster would get it now; undefined when none was named. */
async function sourceFor(
  session: Session,
  tools: DeployTools,
  { configuration, variables = {}, application }: DriftParams,
): Promise<SourceOutcome | Failure | undefined> {
  if (configuration === undefined) return undefined;
  const version = await serverVersion(tools.client, tools.control.aborted);
  if (!version.ok) {
    return { kind: 'failed', message: tools.redactor.text(troubleText(version.trouble)) };
  }
  const releases = await listReleases(tools, application);
  const way = (releases.ok ? releases.value[0]?.way : undefined) ?? 'rendered';
  return readSource(session, {
    configuration,
    namespace: application.namespace,
    way,
    variables: new Map(Object.entries(variables)),
    kubernetesVersion: version.value ?? DEFAULT_KUBERNETES_VERSION,
  });
}

function toView(object: DriftObject, source: Source | undefined): DriftedView {
  const input = source?.input.objects.find(({ id }) => idKey(id) === object.key);
  const place = input && source?.show(placeOfField(source.input, input.id, undefined));
  return { ...object, ...(place && { place }) };
}
