// The way back from what runs in a cluster to the configuration that it was made from, and to its secrets.
import { normalizeUri } from '../base/uri.ts';
import type { Redactor } from '../deploy/redact.ts';
import type { ApplicationStatus } from '../deploy/status.ts';
import type { ConfigurationId } from '../protocol.ts';
import { configurationsIn } from '../render/configurations.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../render/kubernetes-version.ts';
import { readSource } from './deploy-source.ts';
import { pathInFolder } from './place.ts';
import type { Session } from './session.ts';

/** The configuration of the newest release, when its file is in the workspace. */
export function configurationOf(
  session: Session,
  { application, release }: Pick<ApplicationStatus, 'application' | 'release'>,
): ConfigurationId | undefined {
  if (release === undefined) return undefined;
  const { source } = release;
  const { name } = application;
  const isFrom = (uri: string): boolean =>
    (pathInFolder(session, uri) === source || uri === normalizeUri(source)) &&
    configurationsIn(session.world(uri), uri).some((each) => each.name === name);
  const uri = session.uris().find(isFrom);
  return uri === undefined ? undefined : { uri: session.clientUri(uri), name };
}

/** By what hides secrets, the releases whose sources it knows. */
const learnt = new WeakMap<Redactor, Set<string>>();

/**
 * Lets the secrets of the source be hidden in whatever is shown of the application later: in the
 * cluster, a parameter such as `dbPassword` may stand in a field whose name says nothing.
 */
export async function learnSecrets(
  session: Session,
  redactor: Redactor,
  { application, release }: Pick<ApplicationStatus, 'application' | 'release'>,
): Promise<void> {
  const configuration = configurationOf(session, { application, release });
  if (configuration === undefined || release === undefined) return;
  const known = learnt.get(redactor) ?? new Set<string>();
  learnt.set(redactor, known);
  const key = `${application.namespace}/${application.name}/${release.number}`;
  if (known.has(key)) return;
  known.add(key);
  const read = await readSource(session, {
    configuration,
    namespace: application.namespace,
    way: release.way,
    variables: new Map(),
    kubernetesVersion: DEFAULT_KUBERNETES_VERSION,
  });
  if (read.kind !== 'source') return;
  for (const secret of read.source.input.secrets) redactor.secret(secret);
}
