// What is deployed: the applications of a cluster, how each is, and where its source is.
import { RequestType, type CancellationToken } from 'vscode-languageserver';
import { listApplications } from '../../deploy/applications.ts';
import { troubleText } from '../../deploy/classify.ts';
import { idKey } from '../../deploy/object-id.ts';
import { placeOfField } from '../../deploy/source-place.ts';
import { statusOf } from '../../deploy/status.ts';
import {
  DEPLOYMENT_STATUS,
  DEPLOYMENTS,
  OBJECT_SOURCE,
  type DeploymentsAnswer,
  type DeploymentsParams,
  type DeploymentStatusAnswer,
  type DeploymentStatusParams,
  type ObjectSourceAnswer,
  type ObjectSourceParams,
} from '../../protocol-cluster.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../../render/kubernetes-version.ts';
import { toolsOver } from '../cluster-connections.ts';
import { configurationOf, learnSecrets } from '../deployed-from.ts';
import { readSource } from '../deploy-source.ts';
import { toStatus } from '../deploy-views.ts';
import type { Deployments } from '../deployments.ts';
import type { Session } from '../session.ts';
import { stopWith } from '../stop-with.ts';
import { handleTrusted } from '../trust.ts';

export function registerDeployments(deployments: Deployments): void {
  const { connection } = deployments.session;
  connection.onRequest(
    new RequestType<DeploymentsParams, DeploymentsAnswer, never>(DEPLOYMENTS),
    handleTrusted(deployments, DEPLOYMENTS, (params, token) => list(deployments, params, token)),
  );
  connection.onRequest(
    new RequestType<DeploymentStatusParams, DeploymentStatusAnswer, never>(DEPLOYMENT_STATUS),
    handleTrusted(deployments, DEPLOYMENT_STATUS, (params, token) =>
      status(deployments, params, token),
    ),
  );
  connection.onRequest(
    new RequestType<ObjectSourceParams, ObjectSourceAnswer, never>(OBJECT_SOURCE),
    handleTrusted(deployments, OBJECT_SOURCE, (params) => sourceOf(deployments.session, params)),
  );
}

function list(
  { connections }: Deployments,
  params: DeploymentsParams,
  token: CancellationToken,
): Promise<DeploymentsAnswer> {
  return connections.use<DeploymentsAnswer>(params, async (connection) => {
    const tools = toolsOver(connection, { control: stopWith(token) });
    const { namespace } = connection;
    let reply = await listApplications(tools, params.namespace);
    const isDenied = !reply.ok && reply.trouble.kind === 'denied';
    // Many people may look into their own namespace only.
    if (isDenied && params.namespace === undefined)
      reply = await listApplications(tools, namespace);
    if (reply.ok) return { kind: 'applications', applications: reply.value, namespace };
    return { kind: 'failed', message: tools.redactor.text(troubleText(reply.trouble)) };
  });
}

function status(
  { connections, session }: Deployments,
  params: DeploymentStatusParams,
  token: CancellationToken,
): Promise<DeploymentStatusAnswer> {
  return connections.use<DeploymentStatusAnswer>(params, async (connection) => {
    const tools = toolsOver(connection, { control: stopWith(token) });
    const reply = await statusOf(tools, params.application);
    if (!reply.ok) {
      return { kind: 'failed', message: tools.redactor.text(troubleText(reply.trouble)) };
    }
    await learnSecrets(session, tools.redactor, reply.value);
    return { kind: 'status', status: toStatus(reply.value, configurationOf(session, reply.value)) };
  });
}

async function sourceOf(
  session: Session,
  { configuration, namespace, key }: ObjectSourceParams,
): Promise<ObjectSourceAnswer> {
  // The key tells in which way it was deployed: no object is made in both.
  for (const way of ['rendered', 'native'] as const) {
    const read = await readSource(session, {
      configuration,
      namespace,
      way,
      variables: new Map(),
      kubernetesVersion: DEFAULT_KUBERNETES_VERSION,
    });
    if (read.kind !== 'source') return null;
    const { input, show } = read.source;
    const object = input.objects.find(({ id }) => idKey(id) === key);
    if (object !== undefined) return show(placeOfField(input, object.id, undefined)) ?? null;
  }
  return null;
}
