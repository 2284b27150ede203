// Renders the configurations of a set of files, unless the set has errors.
import { nearest } from '../../base/nearest.ts';
import {
  allConfigurations,
  openVariables,
  type ConfigurationSite,
} from '../../render/configurations.ts';
import { checkedForTarget } from '../../render/check-rendering.ts';
import { loadKubernetesSchemas } from '../../render/kubernetes-schema/schemas.ts';
import { renderConfiguration } from '../../render/render.ts';
import type { Rendering, RenderOptions } from '../../render/rendering.ts';
import type { SavedRendering } from '../../render/saved-files.ts';
import { compareFindings, type Finding } from '../check/finding.ts';
import type { CheckResult } from '../check/run.ts';
import { UsageError } from '../command.ts';
import { renderFinding } from './problem-finding.ts';
import { variablesFor, type Assignments } from '../../render/given-variables.ts';
import { checkVariables } from './set-variables.ts';

export interface RenderRequest {
  /** Only the configuration of that name; all of them when left out. */
  readonly application: string | undefined;
  /** Values of variables as they were given. */
  readonly assignments: Assignments;
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
  const errors = errorsOf(checked, request.assignments);
  const sites = chosenConfigurations(checked, request);
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

/** The errors of a set, less those that a variable has no value where it is given one. */
export function errorsOf(
  { findings, workspace }: CheckResult,
  assignments: Assignments,
): readonly Finding[] {
  const given = allConfigurations(workspace).flatMap((site) =>
    openVariables(workspace, site)
      .filter(({ name }) => assignments.has(name))
      .map(({ range }) => ({ uri: site.uri, range })),
  );
  return findings.filter(
    ({ severity, code, uri, offset }) =>
      severity === 'error' &&
      !(
        code === 'variable-value' &&
        given.some(
          (each) => each.uri === uri && each.range.start <= offset && offset <= each.range.end,
        )
      ),
  );
}

/** The configurations of that name, or all. Throws a `UsageError` where there is none, and no mistake that explains it. */
export function chosenConfigurations(
  checked: CheckResult,
  { application, assignments }: Pick<RenderRequest, 'application' | 'assignments'>,
): readonly ConfigurationSite[] {
  const errors = errorsOf(checked, assignments).length;
  const all = allConfigurations(checked.workspace);
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
