// Plans of deployments: the contexts to choose from, what a deployment would do, and its objects before and after.
import { RequestType, type CancellationToken } from 'vscode-languageserver';
import { troubleText } from '../../deploy/classify.ts';
import type { Way } from '../../deploy/input.ts';
import { makePlan } from '../../deploy/make-plan.ts';
import { idKey } from '../../deploy/object-id.ts';
import type { PlanChoices } from '../../deploy/plan.ts';
import { documentsOf, planView } from '../../deploy/plan-view.ts';
import { listReleases } from '../../deploy/releases.ts';
import { serverVersion } from '../../deploy/server-version.ts';
import type { DeployTools } from '../../deploy/tools.ts';
import { waysOf } from '../../deploy/ways.ts';
import { diskFileSystem } from '../../node/file-system.ts';
import {
  CONTEXTS,
  PLAN,
  PLAN_DOCUMENT,
  PROTECTION,
  type ContextsAnswer,
  type ContextsParams,
  type Failure,
  type PlanAnswer,
  type PlanChoices as ToldChoices,
  type PlanDocumentAnswer,
  type PlanDocumentParams,
  type PlanParams,
  type ProtectionAnswer,
  type ProtectionParams,
} from '../../protocol-deploy.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../../render/kubernetes-version.ts';
import { toolsOver, type ClusterConnection } from '../cluster-connections.ts';
import { readSource, unsavedOf, type Source, type SourceRequest } from '../deploy-source.ts';
import { toPlanView } from '../deploy-views.ts';
import { failureKey, targetOf, type Deployments } from '../deployments.ts';
import { planFailures } from '../plan-failures.ts';
import { isProtected } from '../protection.ts';
import { stopWith } from '../stop-with.ts';
import { handleTrusted } from '../trust.ts';
import { valuesIn } from '../values-in.ts';
import { waitForScan } from '../wait-for-scan.ts';

export function registerPlans(deployments: Deployments): void {
  const { session } = deployments;
  const { connection } = session;
  const scanned = waitForScan(session);
  connection.onRequest(
    new RequestType<ContextsParams, ContextsAnswer, never>(CONTEXTS),
    handleTrusted(deployments, CONTEXTS, contexts),
  );
  connection.onRequest(
    new RequestType<ProtectionParams, ProtectionAnswer, never>(PROTECTION),
    handleTrusted(deployments, PROTECTION, (params) => ({ protected: isProtected(params) })),
  );
  connection.onRequest(
    new RequestType<PlanParams, PlanAnswer, never>(PLAN),
    handleTrusted(deployments, PLAN, async (params, token) => {
      await scanned();
      return plan(deployments, params, token);
    }),
  );
  connection.onRequest(
    new RequestType<PlanDocumentParams, PlanDocumentAnswer, never>(PLAN_DOCUMENT),
    handleTrusted(deployments, PLAN_DOCUMENT, (params) => document(deployments, params)),
  );
}

async function contexts(settings: ContextsParams): Promise<ContextsAnswer> {
  // Nothing of this is loaded before somebody asks for it.
  const { readContexts } = await import('../../node/kubernetes/contexts.ts');
  const outcome = await readContexts({ path: settings.kubeconfig });
  if (!outcome.ok) return { kind: 'failed', message: outcome.message };
  const contexts = outcome.contexts.map((each) => ({
    ...each,
    protected: isProtected({ ...settings, context: each.name }),
  }));
  return { kind: 'contexts', contexts, files: outcome.files };
}

async function plan(
  deployments: Deployments,
  params: PlanParams,
  token: CancellationToken,
): Promise<PlanAnswer> {
  const values = await valuesIn(params.values, deployments.session, diskFileSystem);
  if (!values.ok) return { kind: 'failed', message: values.message };
  const request: SourceRequest = {
    configuration: params.configuration,
    namespace: params.namespace ?? 'default',
    way: params.way ?? 'rendered',
    variables: new Map([...values.values, ...Object.entries(params.variables ?? {})]),
    kubernetesVersion: DEFAULT_KUBERNETES_VERSION,
  };
  // What the author has to mend first needs no cluster.
  const early = await readSource(deployments.session, request);
  if (early.kind !== 'source') return early;
  const { apiVersion } = early.source;
  return deployments.connections.use(params, (connection) =>
    planOver(deployments, { params, request, apiVersion, connection, token }),
  );
}

interface Planning {
  readonly params: PlanParams;
  readonly request: SourceRequest;
  /** Of the configuration. */
  readonly apiVersion: string | undefined;
  readonly connection: ClusterConnection;
  readonly token: CancellationToken;
}

async function planOver(deployments: Deployments, planning: Planning): Promise<PlanAnswer> {
  const { params, request, connection, token } = planning;
  const { session } = deployments;
  const tools = toolsOver(connection, { control: stopWith(token) });
  const about = await clusterFor(tools, planning);
  if (about.kind !== 'cluster') return about;
  const settled = { ...request, way: about.way, kubernetesVersion: about.version };
  const read = await readSource(session, settled);
  if (read.kind !== 'source') return read;
  const { source } = read;
  const choices = choicesIn(params.choices);
  const outcome = await makePlan(tools, { input: source.input, choices });
  const { redactor } = connection;
  if (outcome.kind === 'failed') {
    const { message, repairable } = outcome;
    if (repairable === undefined) return { kind: 'failed', message };
    const { application } = source.input;
    const server = redactor.text(connection.identity.server);
    const about = { application, server, protected: isProtected(params) };
    return { kind: 'repairable', message, ...about };
  }
  const view = toPlanView(planView(outcome.plan, source.input, redactor), source);
  const target = targetOf(params);
  const id = deployments.keep({
    kind: 'plan',
    target,
    request: settled,
    source,
    choices,
    plan: outcome.plan,
    view,
    isProtected: isProtected(params),
  });
  deployments.failures.show(failureKey(target, source.input.application), planFailures(view));
  const resume = await resumable(tools, source);
  return {
    kind: 'plan',
    id,
    plan: view,
    protected: isProtected(params),
    unsaved: await unsavedOf(session, source.files, diskFileSystem),
    ...(resume && { resume }),
  };
}

type AboutCluster =
  | {
      readonly kind: 'cluster';
      readonly version: SourceRequest['kubernetesVersion'];
      readonly way: Way;
    }
  | Extract<PlanAnswer, { readonly kind: 'ways' }>
  | Failure;

/** What has to be known of the cluster before anything is rendered for it. */
async function clusterFor(
  tools: DeployTools,
  { params: { way }, apiVersion }: Planning,
): Promise<AboutCluster> {
  const version = await serverVersion(tools.client, tools.control.aborted);
  if (!version.ok) {
    return { kind: 'failed', message: tools.redactor.text(troubleText(version.trouble)) };
  }
  const known = version.value ?? DEFAULT_KUBERNETES_VERSION;
  if (way !== undefined) return { kind: 'cluster', version: known, way };
  const ways = await waysOf(tools, apiVersion);
  if (!ways.ok) {
    return { kind: 'failed', message: tools.redactor.text(troubleText(ways.trouble)) };
  }
  if (ways.value.length > 1) return { kind: 'ways', ways: ways.value };
  return { kind: 'cluster', version: known, way: 'rendered' };
}

function choicesIn(told: Partial<ToldChoices> = {}): PlanChoices {
  const { keepTheirs, takeOver, adopt, replace, prune } = told;
  return {
    keepTheirs: new Set(keepTheirs),
    takeOver: new Set(takeOver),
    adopt: new Set(adopt),
    replace: new Set(replace),
    prune: new Set(prune),
  };
}

/** The newest release when it did not get to a good end; without access to it there is nothing to offer. */
async function resumable(
  tools: DeployTools,
  { input }: Source,
): Promise<Extract<PlanAnswer, { kind: 'plan' }>['resume']> {
  const releases = await listReleases(tools, input.application);
  const newest = releases.ok ? releases.value[0] : undefined;
  if (newest === undefined) return undefined;
  const { state, number } = newest;
  return state === 'Succeeded' || state === 'RolledBack' ? undefined : { release: number, state };
}

function document(
  deployments: Deployments,
  { id, key, side }: PlanDocumentParams,
): PlanDocumentAnswer {
  const kept = deployments.planOf(id);
  const planned = kept?.plan.objects.find((each) => idKey(each.id) === key);
  if (kept === undefined || planned === undefined) return null;
  const redactor = deployments.connections.redactorOf(kept.target);
  return { text: documentsOf(planned, redactor)[side] };
}
