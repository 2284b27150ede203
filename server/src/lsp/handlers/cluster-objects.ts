// Single objects of a cluster to look at: as YAML, their events, and the pods behind them.
import { RequestType, type CancellationToken } from 'vscode-languageserver';
import { troubleText } from '../../deploy/classify.ts';
import type { JsonObject } from '../../deploy/cluster.ts';
import { healthOf } from '../../deploy/health/health.ts';
import { isJsonObject, numberAt, objectsAt, textAt } from '../../deploy/json.ts';
import { groupOf } from '../../deploy/object-id.ts';
import { podsOf } from '../../deploy/pods-of.ts';
import type { DeployTools } from '../../deploy/tools.ts';
import type { Reply } from '../../deploy/trouble.ts';
import { yamlOfObject } from '../../deploy/yaml-of-object.ts';
import {
  CLUSTER_EVENTS,
  CLUSTER_OBJECT,
  CLUSTER_PODS,
  type ClusterEvent,
  type ClusterEventsAnswer,
  type ClusterObjectAnswer,
  type ClusterPodsAnswer,
  type ObjectParams,
  type PodChoice,
} from '../../protocol-cluster.ts';
import type { Failure } from '../../protocol-deploy.ts';
import { toolsOver } from '../cluster-connections.ts';
import type { Deployments } from '../deployments.ts';
import { stopWith } from '../stop-with.ts';
import { handleTrusted } from '../trust.ts';

export function registerClusterObjects(deployments: Deployments): void {
  const { connection } = deployments.session;
  const asking = <Answer>(answer: Answering<Answer>) => answering(deployments, answer);
  connection.onRequest(
    new RequestType<ObjectParams, ClusterObjectAnswer, never>(CLUSTER_OBJECT),
    handleTrusted(deployments, CLUSTER_OBJECT, asking(liveYaml)),
  );
  connection.onRequest(
    new RequestType<ObjectParams, ClusterEventsAnswer, never>(CLUSTER_EVENTS),
    handleTrusted(deployments, CLUSTER_EVENTS, asking(eventsOf)),
  );
  connection.onRequest(
    new RequestType<ObjectParams, ClusterPodsAnswer, never>(CLUSTER_PODS),
    handleTrusted(deployments, CLUSTER_PODS, asking(podChoices)),
  );
}

type Answering<Answer> = (tools: DeployTools, params: ObjectParams) => Promise<Reply<Answer>>;

function answering<Answer>(
  { connections }: Deployments,
  answer: Answering<Answer>,
): (params: ObjectParams, token: CancellationToken) => Promise<Answer | Failure> {
  return (params, token) =>
    connections.use<Answer | Failure>(params, async (connection) => {
      const tools = toolsOver(connection, { control: stopWith(token) });
      const reply = await answer(tools, params);
      if (reply.ok) return reply.value;
      const message = tools.redactor.text(troubleText(reply.trouble));
      return { kind: 'failed', message };
    });
}

function read(
  { client, control }: DeployTools,
  { apiVersion, kind, name, namespace }: ObjectParams,
): Promise<Reply<JsonObject>> {
  const id = { group: groupOf(apiVersion), apiVersion, kind, name, namespace };
  return client.read(id, control.aborted);
}

const liveYaml: Answering<ClusterObjectAnswer> = async (tools, params) => {
  const reply = await read(tools, params);
  if (!reply.ok) return reply;
  const { metadata } = reply.value;
  const { managedFields: _managedFields, ...others } = isJsonObject(metadata) ? metadata : {};
  const shown = tools.redactor.object({ ...reply.value, metadata: others });
  return { ...reply, value: { kind: 'object', text: yamlOfObject(shown) } };
};

const eventsOf: Answering<ClusterEventsAnswer> = async (tools, params) => {
  const { client, control, redactor } = tools;
  const resource = await client.discover('v1', 'Event', control.aborted);
  if (!resource.ok) return resource;
  const { kind, name, namespace } = params;
  const fields = [
    `involvedObject.kind=${kind}`,
    `involvedObject.name=${name}`,
    ...(namespace === undefined ? [] : [`involvedObject.namespace=${namespace}`]),
  ].join(',');
  const listed = await client.list(resource.value, { namespace, fields, signal: control.aborted });
  if (!listed.ok) return listed;
  // Objects of one kind and name may be of several groups.
  const group = groupOf(params.apiVersion);
  const events = listed.value.items
    .filter((each) => groupOf(textAt(each, 'involvedObject', 'apiVersion') ?? '') === group)
    .map((each) => toEvent(each, (text) => redactor.text(text)))
    .sort((one, other) => (one.lastSeen < other.lastSeen ? 1 : -1));
  return { ...listed, value: { kind: 'events', events } };
};

/** Older controllers count repetitions in the event itself, newer ones in its series. */
function toEvent(event: JsonObject, shown: (text: string) => string): ClusterEvent {
  const times = [
    textAt(event, 'series', 'lastObservedTime'),
    textAt(event, 'lastTimestamp'),
    textAt(event, 'eventTime'),
    textAt(event, 'metadata', 'creationTimestamp'),
  ];
  const tellers = [textAt(event, 'source', 'component'), textAt(event, 'reportingComponent')];
  return {
    type: textAt(event, 'type') === 'Warning' ? 'Warning' : 'Normal',
    reason: shown(textAt(event, 'reason') ?? ''),
    message: shown(textAt(event, 'message') ?? ''),
    count: numberAt(event, 'series', 'count') ?? numberAt(event, 'count') ?? 1,
    lastSeen: times.find((each) => each !== undefined && each !== '') ?? '',
    from: tellers.find((each) => each !== undefined && each !== '') ?? '',
  };
}

const podChoices: Answering<ClusterPodsAnswer> = async (tools, params) => {
  const reply = await read(tools, params);
  if (!reply.ok) return reply;
  const pods = await podsOf(tools, reply.value);
  return {
    ...reply,
    value: { kind: 'pods', pods: pods.map((pod) => podChoice(tools, pod)).sort(byName) },
  };
};

function podChoice({ redactor, clock }: DeployTools, pod: JsonObject): PodChoice {
  const containers = ['initContainers', 'containers'].flatMap((key) =>
    objectsAt(pod, 'spec', key).map((each) => textAt(each, 'name') ?? ''),
  );
  const since = Date.parse(textAt(pod, 'metadata', 'creationTimestamp') ?? '');
  const waited = Number.isNaN(since) ? Infinity : clock.now() - since;
  const health = healthOf({ apiVersion: 'v1', kind: 'Pod', ...pod }, { waited });
  return {
    name: textAt(pod, 'metadata', 'name') ?? '',
    namespace: textAt(pod, 'metadata', 'namespace') ?? '',
    containers,
    health:
      health.status === 'ready' ? health : { ...health, reason: redactor.text(health.reason) },
  };
}

function byName(one: PodChoice, other: PodChoice): number {
  return one.name < other.name ? -1 : 1;
}
