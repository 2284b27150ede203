// The way back from what runs in a cluster to the configuration that it was made from.
import { normalizeUri } from '../base/uri.ts';
import type { ApplicationStatus } from '../deploy/status.ts';
import type { ConfigurationId } from '../protocol.ts';
import { configurationsIn } from '../render/configurations.ts';
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
