// Renders a configuration of some texts, the way the tests of targets need it.
import { renderConfiguration } from '../../server/src/render/render.ts';
import {
  defaultRenderOptions,
  type Rendering,
  type RenderOptions,
} from '../../server/src/render/rendering.ts';
import { readSpecFile } from '../../server/src/workspace/spec-file.ts';
import { resourceAs, Workspace, type DocumentSite } from '../../server/src/workspace/workspace.ts';

/** A workspace of texts by URI. */
export function workspaceOfTexts(texts: ReadonlyMap<string, string>): Workspace {
  const workspace = new Workspace();
  for (const [uri, text] of texts) workspace.set(readSpecFile(uri, text));
  return workspace;
}

/** Every configuration of a workspace, in the order of the files and of their texts. */
export function configurationSites(workspace: Workspace): readonly DocumentSite[] {
  return [...workspace.files()].flatMap(({ uri, documents }) =>
    documents
      .map(({ document }) => ({ uri, document }))
      .filter(({ document }) => resourceAs(document, 'configuration') !== undefined),
  );
}

/** Renders the configuration of that name; undefined where there is none. */
export function renderNamed(
  texts: ReadonlyMap<string, string>,
  name: string,
  options: Partial<RenderOptions> = {},
): Rendering | undefined {
  const workspace = workspaceOfTexts(texts);
  const site = configurationSites(workspace).find(
    ({ document }) => resourceAs(document, 'configuration')?.metadata?.name?.value === name,
  );
  return site && renderConfiguration(workspace, site, { ...defaultRenderOptions, ...options });
}
