// What a name stands for: parameters and variables with their declarations and uses.
import { blocks, bullets, codeSpan } from '../../base/markdown.ts';
import type { NameUse } from '../../model/names.ts';
import type { Parameter, Resource } from '../../model/resource.ts';
import { definitionsOf } from '../../workspace/definitions.ts';
import type { SpecDocument } from '../../workspace/spec-file.ts';
import { resourceAs, type WorkspaceView } from '../../workspace/workspace.ts';
import { pathOf } from '../../yaml/access.ts';
import { literal } from './field-card.ts';
import { counted } from './quantities.ts';
import { valuesInConfigurations } from './users.ts';

/** The value that the document gives to a variable. */
export function variableCard(name: string, document: SpecDocument): string {
  const variable = variableIn(document, name);
  const value = variable?.value;
  if (variable === undefined)
    return `**Variable ${codeSpan(name)}** is not declared in this document.`;
  const node = value?.node;
  const shown = node?.kind === 'scalar' && node.value !== null ? literal(node.value) : 'no value';
  return blocks(
    `**Variable ${codeSpan(name)}** · ${shown}`,
    usesIn(document, { name, symbol: 'variable' }),
  );
}

type Variable = Extract<Resource, { role: 'configuration' }>['variables'][number];

function variableIn({ oam }: SpecDocument, name: string): Variable | undefined {
  if (oam.status !== 'resource' || oam.resource.role !== 'configuration') return undefined;
  return oam.resource.variables.find((variable) => variable.name?.value === name);
}

/** The parameter that a name refers to, in this document or in the component of the instance. */
export function parameterCard(
  view: WorkspaceView,
  use: NameUse,
  document: SpecDocument,
): string | undefined {
  const isOwn = use.reach.in === 'document';
  const own = isOwn ? resourceAs(document, 'component') : undefined;
  const component = isOwn ? own?.metadata?.name?.value : use.owner;
  const candidates =
    own !== undefined
      ? [own]
      : definitionsOf(view, 'component', component ?? '').map(({ resource }) => resource);
  const parameter = candidates
    .flatMap(({ parameters }) => parameters)
    .find(({ name }) => name?.value === use.name);
  if (parameter === undefined) {
    return isOwn
      ? `**Parameter ${codeSpan(use.name)}** is not declared in this document.`
      : undefined;
  }
  return blocks(
    describeParameter(use.name, parameter, isOwn ? undefined : component),
    component === undefined ? undefined : valuesInConfigurations(view, component, parameter),
  );
}

function describeParameter(
  name: string,
  { type, required, default: fallback, description }: Parameter,
  component: string | undefined,
): string {
  const head = [`**Parameter ${codeSpan(name)}**`];
  if (component !== undefined) head.push(`of component ${codeSpan(component)}`);
  if (type?.value !== undefined) head.push(codeSpan(type.value));
  head.push(required?.value === true ? 'required' : 'optional');
  const value = fallback?.value;
  return blocks(
    head.join(' · '),
    description?.value === undefined ? undefined : codeSpan(description.value),
    bullets([value === undefined ? undefined : `Default: ${literal(value)}`]),
  );
}

/** What refers to a parameter or variable, by the list that it stands in. */
const USERS: Readonly<Record<string, string>> = {
  env: 'environment variable',
  config: 'file',
  workloadSettings: 'workload setting',
  traits: 'trait property value',
  parameterValues: 'parameter value',
  scopes: 'scope property value',
};

/** How often, and by what, a name is referred to in its document. */
export function usesIn(
  { names }: SpecDocument,
  { name, symbol }: Pick<NameUse, 'name' | 'symbol'>,
): string {
  const uses = names.filter(
    (use) => use.does === 'refer' && use.symbol === symbol && use.name === name,
  );
  if (uses.length === 0) return 'Not used in this document.';
  const counts = new Map<string, number>();
  for (const use of uses) {
    const path = pathOf(use.node);
    const list = Object.keys(USERS).find((key) => path.includes(key));
    const user = (list === undefined ? undefined : USERS[list]) ?? 'value';
    counts.set(user, (counts.get(user) ?? 0) + 1);
  }
  const users = [...counts].map(([user, count]) => counted(count, user));
  return `Used in this document by ${joined(users)}.`;
}

/** "a, b and c". */
function joined(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
