// Renders a configuration: resolves what it names, and hands it to the target that was asked for.
import { resourceAs, type DocumentSite, type WorkspaceView } from '../workspace/workspace.ts';
import { resolveConfiguration } from './resolve.ts';
import type { RenderedObject, RenderOptions, RenderProblem, Rendering } from './rendering.ts';
import type { RenderSources, Target } from './target.ts';
import { findTarget } from './targets.ts';

/**
 * The objects of the configuration in that document; undefined where there is no configuration.
 * Never throws, whatever the specs hold: what cannot be rendered is left out and reported.
 */
export function renderConfiguration(
  view: WorkspaceView,
  site: DocumentSite,
  options: RenderOptions,
): Rendering | undefined {
  const problems = new Map<string, RenderProblem>();
  const report = (problem: RenderProblem): void => {
    const { code, place, message } = problem;
    problems.set(`${code} ${place.uri} ${String(place.range.start)} ${message}`, problem);
  };
  const configuration = resourceAs(site.document, 'configuration');
  if (configuration === undefined) return undefined;
  const target = findTarget(options.target);
  const objects =
    'renderSources' in target
      ? target.renderSources({ view, site, options, report })
      : renderResolved(target, { view, site, options, report });
  const application = configuration.metadata?.name?.value;
  return { application, objects, problems: [...problems.values()] };
}

function renderResolved(
  target: Target,
  { view, site, options, report }: RenderSources,
): readonly RenderedObject[] {
  const resolved = resolveConfiguration(view, site, options, report);
  return resolved === undefined ? [] : target.render(resolved);
}
