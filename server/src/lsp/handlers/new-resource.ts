// New resources as snippets, and the components that a new configuration can be made of.
import { RequestType } from 'vscode-languageserver';
import { newResource } from '../../features/new-resource/new-resource.ts';
import { relativeUri } from '../../base/uri.ts';
import {
  COMPONENTS,
  NEW_RESOURCE,
  type ComponentChoice,
  type NewResourceParams,
  type NewResourceResult,
} from '../../protocol.ts';
import { allDefinitions, type DefinedAs } from '../../workspace/definitions.ts';
import type { WorkspaceView } from '../../workspace/workspace.ts';
import { handle } from '../handle.ts';
import type { Session } from '../session.ts';
import { waitForScan } from '../wait-for-scan.ts';

export function registerNewResource(session: Session): void {
  const { connection } = session;
  const scanned = waitForScan(session);
  connection.onRequest(
    new RequestType<object, readonly ComponentChoice[], never>(COMPONENTS),
    handle(session, COMPONENTS, async () => {
      await scanned();
      return components(session).map((found) => choiceOf(session, found));
    }),
  );
  connection.onRequest(
    new RequestType<NewResourceParams, NewResourceResult | null, never>(NEW_RESOURCE),
    handle(session, NEW_RESOURCE, (params) => {
      const known = components(session);
      const chosen = (params.components ?? []).flatMap(({ uri, name }) => {
        const found = known.find(
          ({ site }) => session.clientUri(site.uri) === uri && site.use.name === name,
        );
        return found === undefined ? [] : [{ name, component: found.resource }];
      });
      const snippet = newResource(params.role, chosen);
      return snippet === undefined ? null : { snippet };
    }),
  );
}

/** The components of all folders and open files, sorted by name. */
function components(session: Session): readonly DefinedAs<'component'>[] {
  const worlds = new Set<WorkspaceView>(session.uris().map((uri) => session.world(uri)));
  return [...worlds]
    .flatMap((world) => allDefinitions(world, 'component'))
    .sort((a, b) => (a.site.use.name < b.site.use.name ? -1 : 1));
}

function choiceOf(session: Session, { site, resource }: DefinedAs<'component'>): ComponentChoice {
  const folder = session.folders.find((each) => relativeUri(each, site.uri) !== undefined);
  const path = folder === undefined ? undefined : relativeUri(folder, site.uri);
  return {
    uri: session.clientUri(site.uri),
    name: site.use.name,
    workloadType: resource.workloadType?.value,
    path,
  };
}
