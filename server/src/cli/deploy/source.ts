// From paths to the one configuration that is meant, and from there to what is deployed of it.
import { inputOf } from '../../deploy/input-of-rendering.ts';
import type { DeployInput, Way } from '../../deploy/input.ts';
import { Redactor } from '../../deploy/redact.ts';
import { looksSecret } from '../../deploy/secret-keys.ts';
import { secretsOf } from '../../deploy/secrets-of-rendering.ts';
import { secretsOfSpecs } from '../../deploy/secrets-of-specs.ts';
import type { ConfigurationSite } from '../../render/configurations.ts';
import type { KubernetesVersion } from '../../render/kubernetes-version.ts';
import { defaultRenderOptions } from '../../render/rendering.ts';
import { plainDocuments } from '../../workspace/plain-documents.ts';
import { checkPaths } from '../check/check-paths.ts';
import { Configs } from '../check/configs.ts';
import type { Finding } from '../check/finding.ts';
import type { CheckResult } from '../check/run.ts';
import { UsageError } from '../command.ts';
import { formatText } from '../formats/text.ts';
import { chosenConfigurations, errorsOf, renderSet } from '../render/run.ts';
import type { Assignments } from '../../render/given-variables.ts';
import { checkVariables } from '../render/set-variables.ts';
import { counted, printable, type Terminal } from '../terminal.ts';
import { checkComplete } from './variables.ts';

export interface SourceRequest {
  readonly paths: readonly string[];
  /** Needed where there are several configurations. */
  readonly application: string | undefined;
  readonly assignments: Assignments;
}

/** A configuration without a mistake, among all files that were named. */
export interface Source {
  readonly checked: CheckResult;
  readonly site: ConfigurationSite;
  readonly assignments: Assignments;
}

type Specs = Pick<Source, 'checked' | 'assignments'>;

/** `unreadable`: a file could not be read; `errors`: the specs have mistakes. Both have been said. */
export type SourceOutcome<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'errors'; readonly message: string };

/** Reads and checks the specs. Throws a `UsageError` for what they do not have. */
export async function readSource(
  { paths, application, assignments }: SourceRequest,
  terminal: Terminal,
): Promise<SourceOutcome<Source>> {
  const { err } = terminal;
  const configs = new Configs(undefined);
  const checked = await checkPaths(paths, { configs, references: 'closed' }, terminal);
  for (const { path, reason } of checked.troubles) {
    err.write(`${err.paint('red', 'not read')} ${printable(path)}: ${printable(reason)}\n`);
  }
  if (checked.troubles.length > 0) return { kind: 'unreadable' };
  const sites = chosenConfigurations(checked, { application, assignments });
  checkVariables(assignments, sites);
  const [site] = sites;
  // Of errors and missing values, the values are what the user came for.
  if (site !== undefined && sites.length === 1) checkComplete(checked.workspace, site, assignments);
  const errors = errorsOf(checked, assignments);
  if (errors.length > 0) return said(errors, { checked, assignments }, terminal);
  if (site === undefined) throw new UsageError('No configuration was found.');
  if (sites.length > 1) throw new UsageError(tooMany(sites, checked));
  return { kind: 'ok', value: { checked, site, assignments } };
}

function tooMany(sites: readonly ConfigurationSite[], { pathOf }: CheckResult): string {
  const names = new Set(sites.map(({ name }) => name));
  if (names.size > 1) {
    return `There are several configurations: ${[...names].join(', ')}. Say which one with --application NAME.`;
  }
  const files = sites.map(({ uri }) => pathOf(uri)).join(' and ');
  return `Several configurations are called ${[...names].join('')}: in ${files}. Name the file of one of them.`;
}

export interface RenderFor {
  readonly namespace: string;
  readonly kubernetesVersion: KubernetesVersion;
  readonly way: Way;
}

/** What is to be deployed, written for that cluster. What rendering complains of is said. */
export async function renderSource(
  source: Source,
  { namespace, kubernetesVersion, way }: RenderFor,
  terminal: Terminal,
): Promise<SourceOutcome<DeployInput>> {
  const { checked, site, assignments } = source;
  const target = way === 'native' ? 'native' : defaultRenderOptions.target;
  const rendered = await renderSet(checked, {
    application: site.name,
    assignments,
    options: { ...defaultRenderOptions, target, namespace, kubernetesVersion },
  });
  const errors = rendered.findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return said(rendered.findings, source, terminal);
  write(rendered.findings, source, terminal);
  const [only] = rendered.renderings;
  if (only === undefined) throw new UsageError('No configuration was found.');
  const { rendering } = only;
  const input = inputOf(rendering, {
    application: { name: site.name, namespace },
    way,
    source: checked.pathOf(site.uri),
    secrets: secretsOf(rendering),
  });
  return { kind: 'ok', value: input };
}

function said(
  findings: readonly Finding[],
  specs: Specs,
  terminal: Terminal,
): { readonly kind: 'errors'; readonly message: string } {
  write(findings, specs, terminal);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return {
    kind: 'errors',
    message: `The specs have ${counted(errors, 'error')}, so nothing is sent to a cluster.`,
  };
}

function write(findings: readonly Finding[], specs: Specs, { err }: Terminal): void {
  const shown = findings.length === 0 ? [] : withoutSecrets(findings, specs);
  err.write(formatText({ ...specs.checked, findings: shown }, { channel: err, rootUri: '' }));
}

/** What is said about values repeats them, and logs of deployments are read by many. */
function withoutSecrets(
  findings: readonly Finding[],
  { checked, assignments }: Specs,
): readonly Finding[] {
  const redactor = new Redactor();
  for (const secret of secretsOfSpecs(plainDocuments(checked.workspace))) redactor.secret(secret);
  for (const [name, value] of assignments) if (looksSecret(name)) redactor.secret(String(value));
  return findings.map(({ message, related, ...rest }) => ({
    ...rest,
    message: redactor.text(message),
    related: related.map((each) => ({ ...each, message: redactor.text(each.message) })),
  }));
}
