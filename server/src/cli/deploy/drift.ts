// `oam drift`: the last release, the cluster and the specs side by side, and as the exit status whether they differ.
import { driftOf } from '../../deploy/drift.ts';
import type { DeployInput } from '../../deploy/input.ts';
import { listReleases } from '../../deploy/releases.ts';
import type { KubernetesVersion } from '../../render/kubernetes-version.ts';
import type { ExitStatus } from '../command.ts';
import type { Terminal } from '../terminal.ts';
import { driftRecord, driftText } from './drift-text.ts';
import { outputTo } from './output.ts';
import { versionOf } from './plan.ts';
import { granted, Refusal, withSession, type Session } from './session.ts';
import {
  readSource,
  renderSource,
  type Source,
  type SourceOutcome,
  type SourceRequest,
} from './source.ts';
import { existing } from './status.ts';
import type { ClusterTarget } from './target.ts';

export interface DriftRequest {
  /** The specs to compare with; undefined for the release and the cluster alone. */
  readonly source: SourceRequest | undefined;
  /** Name of the application, where there are no specs. */
  readonly application: string;
  /** The version to write for; that of the server when left out. */
  readonly kubernetesVersion: KubernetesVersion | undefined;
  readonly target: ClusterTarget;
}

/** 0: nothing differs; 1: something does; 2: it cannot be told. */
export async function runDrift(request: DriftRequest, terminal: Terminal): Promise<ExitStatus> {
  const output = outputTo(terminal, request.target.format);
  const source = request.source && (await readSource(request.source, terminal));
  if (source?.kind === 'errors') output.trouble(source.message);
  if (source !== undefined && source.kind !== 'ok') return 2;
  const specs = source?.value;
  return withSession(request.target, output, async (session) => {
    const name = specs?.site.name ?? request.application;
    const input = await inputFor(session, { request, name, specs }, terminal);
    if (input.kind === 'errors') output.trouble(input.message);
    return input.kind === 'ok' ? show(session, name, input.value) : 2;
  });
}

interface Compared {
  readonly request: DriftRequest;
  readonly name: string;
  readonly specs: Source | undefined;
}

/** The specs as they would be deployed now, in the way of the last release; undefined where there are none. */
async function inputFor(
  session: Session,
  { request, name, specs }: Compared,
  terminal: Terminal,
): Promise<SourceOutcome<DeployInput | undefined>> {
  const { tools, namespace } = session;
  const releases = granted(await listReleases(tools, { name, namespace }), session);
  if (specs === undefined) {
    // Of an application that is not there, its name is what is wrong.
    if (releases.length === 0) await existing(name, session);
    return { kind: 'ok', value: undefined };
  }
  const kubernetesVersion = request.kubernetesVersion ?? (await versionOf(session));
  const way = releases[0]?.way ?? 'rendered';
  return renderSource(specs, { namespace, kubernetesVersion, way }, terminal);
}

async function show(
  session: Session,
  name: string,
  input: DeployInput | undefined,
): Promise<ExitStatus> {
  const { tools, output, namespace, identity } = session;
  const application = { name, namespace };
  const found = await driftOf(tools, input, application);
  if (!found.ok) throw new Refusal(found.message);
  const about = {
    application,
    context: identity.context,
    sides: input === undefined ? 'without-specs' : 'with-specs',
  } as const;
  const { drift } = found;
  output.result(driftText(drift, about, output.paint), driftRecord(drift, about));
  const exit = drift.objects.every(({ state }) => state === 'same') ? 0 : 1;
  if (output.format === 'json') {
    const outcome = exit === 0 ? 'same' : 'different';
    output.result('', { type: 'result', command: 'drift', outcome, exit });
  }
  return exit;
}
