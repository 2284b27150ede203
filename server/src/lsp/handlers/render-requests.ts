// What a client asks of renderings besides showing them: which there are, their texts, and the files to keep.
import { RequestType } from 'vscode-languageserver';
import { normalizeUri } from '../../base/uri.ts';
import {
  CONFIGURATIONS,
  RENDER,
  RENDERED_FILES,
  type ConfigurationChoice,
  type ConfigurationsParams,
  type RenderedFile,
  type RenderedFilesParams,
  type RenderParams,
  type RenderResult,
} from '../../protocol.ts';
import {
  allConfigurations,
  configurationsIn,
  configurationsUsing,
  type ConfigurationSite,
} from '../../render/configurations.ts';
import { printPreview } from '../../render/preview-text.ts';
import { printJson } from '../../render/print.ts';
import { savedFiles } from '../../render/saved-files.ts';
import { readSpecFile } from '../../workspace/spec-file.ts';
import { Workspace, type WorkspaceView } from '../../workspace/workspace.ts';
import { handle } from '../handle.ts';
import type { Previews } from '../previews.ts';
import type { Session } from '../session.ts';
import { waitForScan } from '../wait-for-scan.ts';

export function registerRenderRequests(session: Session, previews: Previews): void {
  const { connection } = session;
  const scanned = waitForScan(session);
  const ready = async (): Promise<void> => {
    await scanned();
    await previews.prepare();
  };
  connection.onRequest(
    new RequestType<ConfigurationsParams, readonly ConfigurationChoice[], never>(CONFIGURATIONS),
    handle(session, CONFIGURATIONS, async (params) => {
      if (params.uri === undefined) await scanned();
      return choices(session, previews, params);
    }),
  );
  connection.onRequest(
    new RequestType<RenderParams, RenderResult, never>(RENDER),
    handle(session, RENDER, async (params) => {
      await ready();
      return rendered(session, previews, params);
    }),
  );
  connection.onRequest(
    new RequestType<RenderedFilesParams, readonly RenderedFile[], never>(RENDERED_FILES),
    handle(session, RENDERED_FILES, async ({ view, layout }) => {
      await ready();
      const rendering = previews.render(session.world(view.uri), view);
      if (rendering === undefined) return [];
      const name = view.name === '' ? 'without a name' : view.name;
      const from = `configuration ${name} in ${previews.showFile(view.uri)}`;
      return savedFiles([{ rendering, from }], layout);
    }),
  );
}

function choices(
  session: Session,
  previews: Previews,
  params: ConfigurationsParams,
): readonly ConfigurationChoice[] {
  return sitesFor(session, params).flatMap((site) => {
    const file = session.file(site.uri);
    if (file === undefined) return [];
    return {
      uri: session.clientUri(site.uri),
      name: site.name,
      path: previews.pathInFolder(site.uri),
      firstLine: file.lines.lineAt(site.range.start),
      lastLine: file.lines.lineAt(site.range.end),
    };
  });
}

function sitesFor(
  session: Session,
  { uri, using }: ConfigurationsParams,
): readonly ConfigurationSite[] {
  if (uri !== undefined) return configurationsIn(session.world(uri), normalizeUri(uri));
  if (using !== undefined) return configurationsUsing(session.world(using), normalizeUri(using));
  const worlds = new Set<WorkspaceView>(session.uris().map((each) => session.world(each)));
  return [...worlds].flatMap((world) => allConfigurations(world));
}

function rendered(
  session: Session,
  previews: Previews,
  { view, format, files }: RenderParams,
): RenderResult {
  const known = session.world(view.uri);
  const world = files === undefined ? known : worldWith(known, files);
  const rendering = previews.render(world, view);
  if (rendering === undefined) return { text: '', errors: 0, warnings: 0, objects: [] };
  const { objects, problems } = rendering;
  const count = (wanted: string): number =>
    problems.filter(({ severity }) => severity === wanted).length;
  return {
    // The same text as in the rendered document, which it may be compared with.
    text:
      format === 'json'
        ? printJson(objects)
        : printPreview(rendering, (place) => previews.showPlace(world, place)).text,
    errors: count('error'),
    warnings: count('warning'),
    objects: objects.map(({ kind, name }) => ({ kind, name })),
  };
}

/** The world as it would be with those texts in place. */
function worldWith(world: WorkspaceView, files: NonNullable<RenderParams['files']>): WorkspaceView {
  const changed = new Map(files.map(({ uri, text }) => [normalizeUri(uri), text]));
  const result = new Workspace();
  result.completeness = world.completeness;
  for (const file of world.files()) if (!changed.has(file.uri)) result.set(file);
  for (const [uri, text] of changed) {
    if (text !== null) result.set(readSpecFile(uri, text, world.file(uri)));
  }
  return result;
}
