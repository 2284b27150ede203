// Renders the configurations of a set of files, unless the set has errors.
import { nearest } from '../../base/nearest.ts';
import { allConfigurations, type ConfigurationSite } from '../../render/configurations.ts';
import { checkedForTarget } from '../../render/check-rendering.ts';
import { loadKubernetesSchemas } from '../../render/kubernetes-schema/schemas.ts';
import { renderConfiguration } from '../../render/render.ts';
import type { Rendering, RenderOptions } from '../../render/rendering.ts';
import type { SavedRendering } from '../../render/saved-files.ts';
import type { WorkspaceView } from '../../workspace/workspace.ts';
import { compareFindings, type Finding } from '../check/finding.ts';
import type { CheckResult } from '../check/run.ts';
import { UsageError } from '../command.ts';
import { renderFinding } from './problem-finding.ts';
import { checkVariables, variablesFor } from './set-variables.ts';

export interface RenderRequest {
  /** Only the configuration of that name; all of them when left out. */
  readonly application: string | undefined;
  /** Values of variables as they were given. */
  readonly assignments: ReadonlyMap<string, string>;
  readonly options: Omit<RenderOptions, 'variables'>;
}

export interface RenderedSet {
  /** By name of the application. */
  readonly renderings: readonly SavedRendering[];
  /** What is wrong: errors of the set, and what the renderings complain of. */
  readonly findings: readonly Finding[];
}

/** Throws a `UsageError` for what the set does not have. */
export async function renderSet(
  checked: CheckResult,
  request: RenderRequest,
): Promise<RenderedSet> {
  const { workspace } = checked;
  const errors = checked.findings.filter(({ severity }) => severity === 'error');
  const sites = chosen(workspace, request.application, errors.length);
  checkVariables(request.assignments, sites);
  const schemas = await loadKubernetesSchemas();
  const renderings: SavedRendering[] = [];
  for (const site of sites) {
    const variables = variablesFor(site, request.assignments);
    const options = { ...request.options, variables };
    const rendering = renderConfiguration(workspace, site, options);
    if (rendering === undefined) continue;
    renderings.push({
      rendering: checkedForTarget(rendering, options, schemas),
      from: sourceName(site, checked),
    });
  }
  const complaints = complaintsOf(
    renderings.map(({ rendering }) => rendering),
    checked,
    errors,
  );
  return { renderings, findings: [...errors, ...complaints].sort(compareFindings) };
}

function chosen(
  workspace: WorkspaceView,
  application: string | undefined,
  errors: number,
): readonly ConfigurationSite[] {
  const all = allConfigurations(workspace);
  // Where something cannot be read, its mistake says more than that nothing was found.
  if (all.length === 0 && errors === 0) throw new UsageError('No configuration was found.');
  if (application === undefined) return all;
  const sites = all.filter(({ name }) => name === application);
  if (sites.length > 0 || errors > 0) return sites;
  const names = [...new Set(all.map(({ name }) => name))];
  const meant = nearest(application, names);
  const hint = meant === undefined ? ` There are: ${names.join(', ')}.` : ` Did you mean ${meant}?`;
  throw new UsageError(`No configuration is called "${application}".${hint}`);
}

function sourceName({ name, uri }: ConfigurationSite, { pathOf }: CheckResult): string {
  return `configuration ${name === '' ? 'without a name' : name} in ${pathOf(uri)}`;
}

/** What the renderings complain of, besides what the check has said already. */
function complaintsOf(
  renderings: readonly Rendering[],
  checked: CheckResult,
  said: readonly Finding[],
): readonly Finding[] {
  const keyOf = ({ code, uri, offset }: Finding): string => `${code} ${uri} ${String(offset)}`;
  const known = new Set(said.map(keyOf));
  return renderings
    .flatMap(({ problems }) => problems)
    .flatMap((problem) => renderFinding(problem, checked) ?? [])
    .filter((finding) => !known.has(keyOf(finding)));
}
