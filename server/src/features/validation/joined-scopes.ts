// The scopes that names in "applicationScopes" stand for: of the same configuration, of others, or all of another.
import { findScopeType } from '../../model/catalog/catalog.ts';
import type { ConfigurationResource, ScopeInstance } from '../../model/resource.ts';
import { nameKey } from '../../workspace/name-key.ts';
import { resourceAs, type WorkspaceView } from '../../workspace/workspace.ts';
import { scopeDefinitions, type Defined } from './definitions.ts';
import type { WorkspaceContext } from './rule.ts';

/** A scope where a configuration declares it. */
export interface ScopeSite extends Defined<ConfigurationResource> {
  readonly scope: ScopeInstance;
}

type Context = WorkspaceContext<ConfigurationResource>;

/** Every scope that a name may stand for (contradiction C27). */
export function scopesNamed(name: string, { resource, site, workspace }: Context) {
  const own = resource.scopes
    .filter((scope) => scope.name?.value === name)
    .map((scope): ScopeSite => ({ ...site, resource, scope }));
  if (own.length > 0) return own;
  const declared = configurationsWith('scope-instance', name, workspace).flatMap((defined) =>
    scopesIn(defined).filter(({ scope }) => scope.name?.value === name),
  );
  const ofConfigurations = configurationsNamed(name, workspace).flatMap(scopesIn);
  return [...declared, ...ofConfigurations];
}

/** Every configuration of that name. */
export function configurationsNamed(
  name: string,
  workspace: WorkspaceView,
): readonly Defined<ConfigurationResource>[] {
  return configurationsWith('configuration', name, workspace);
}

function configurationsWith(
  symbol: 'scope-instance' | 'configuration',
  name: string,
  workspace: WorkspaceView,
): readonly Defined<ConfigurationResource>[] {
  const documents = new Map(
    workspace.declarations(nameKey(symbol, name)).map(({ uri, document }) => [document, uri]),
  );
  return [...documents].flatMap(([document, uri]) => {
    const resource = resourceAs(document, 'configuration');
    return resource === undefined ? [] : [{ uri, document, resource }];
  });
}

function scopesIn(defined: Defined<ConfigurationResource>): readonly ScopeSite[] {
  return defined.resource.scopes.map((scope) => ({ ...defined, scope }));
}

/** The type of a scope that lets no instance be in two of its scopes; undefined for other types. */
export function exclusiveTypeOf(
  { scope, resource }: ScopeSite,
  { workspace, profile }: Context,
): string | undefined {
  const type = scope.type?.value;
  if (type === undefined) return undefined;
  const builtIn = findScopeType(type, resource.dialect.group)?.info;
  const definitions =
    // Rudr reads no definitions.
    profile === 'rudr' && builtIn !== undefined ? [] : scopeDefinitions(scope, workspace);
  const isExclusive =
    definitions.length > 0
      ? definitions.every((defined) => defined.resource.allowComponentOverlap?.value === false)
      : builtIn?.allowOverlap === false;
  return isExclusive ? nameKey('scope-type', type) : undefined;
}
