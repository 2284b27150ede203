// Renders a configuration: resolves what it names, and hands it to the target that was asked for.
import type { WorkspaceView, DocumentSite } from '../workspace/workspace.ts';
import { resolveConfiguration } from './resolve.ts';
import type { RenderOptions, RenderProblem, Rendering } from './rendering.ts';
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
  const resolved = resolveConfiguration(view, site, options, report);
  if (resolved === undefined) return undefined;
  const objects = findTarget(options.target).render(resolved);
  return { application: resolved.application, objects, problems: [...problems.values()] };
}
