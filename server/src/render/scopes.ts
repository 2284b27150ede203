// The scopes that a configuration declares, and those that its instances join.
import { findScopeType, type ScopeTypeInfo } from '../model/catalog/catalog.ts';
import { textIn } from '../model/field.ts';
import type { ComponentInstance, ConfigurationResource, ScopeInstance } from '../model/resource.ts';
import { nameKey } from '../workspace/name-key.ts';
import { resourceAs, type DocumentSite, type WorkspaceView } from '../workspace/workspace.ts';
import type { Place } from './origin.ts';
import { namedProperties } from './properties.ts';
import type { RenderedMap } from './rendered-node.ts';
import { placeIn, sourceDocument, type SourceDocument } from './source-document.ts';
import { variableValues, type VariableValues } from './values.ts';

/** A scope as a configuration declares it. */
export interface ResolvedScope {
  readonly scope: ScopeInstance;
  readonly name: string;
  readonly type: string;
  readonly info: ScopeTypeInfo | undefined;
  /** Name of the configuration that declares it. */
  readonly application: string | undefined;
  readonly properties: RenderedMap;
  readonly place: Place;
}

/** A name that an instance lists under "applicationScopes". */
export interface JoinedScope {
  readonly name: string;
  /** The scope of that name, or all that the configuration of that name declares (contradiction C27). */
  readonly scopes: readonly ResolvedScope[];
  readonly place: Place;
}

/** What scopes are looked up in. */
export interface ScopeWorld {
  readonly view: WorkspaceView;
  readonly source: SourceDocument;
  readonly configuration: ConfigurationResource;
  readonly variables: VariableValues;
}

/** The scopes of a configuration that have a name and a type, in the order of the text. */
export function resolveScopes({
  configuration,
  source,
  variables,
}: Omit<ScopeWorld, 'view'>): readonly ResolvedScope[] {
  return configuration.scopes.flatMap((scope) => {
    const name = scope.name?.value;
    const type = scope.type?.value;
    if (name === undefined || type === undefined) return [];
    const info = findScopeType(type, configuration.dialect.group)?.info;
    return {
      scope,
      name,
      type,
      info,
      application: configuration.metadata?.name?.value,
      properties: namedProperties(scope.properties, source, variables, info?.propertyAliases),
      place: placeIn(source, (scope.name ?? scope).node.range),
    };
  });
}

/** The scopes that an instance joins; names that mean nothing are kept without scopes. */
export function joinedScopes(
  { applicationScopes }: ComponentInstance,
  world: ScopeWorld,
): readonly JoinedScope[] {
  return applicationScopes.flatMap((node) => {
    const name = textIn(node);
    if (name === undefined) return [];
    return { name, scopes: scopesCalled(name, world), place: placeIn(world.source, node.range) };
  });
}

function scopesCalled(name: string, world: ScopeWorld): readonly ResolvedScope[] {
  const own = resolveScopes(world).filter((scope) => scope.name === name);
  if (own.length > 0) return own;
  const declared = scopesDeclaredAs('scope-instance', name, world);
  const byName = declared.filter((scope) => scope.name === name);
  return byName.length > 0 ? byName : scopesDeclaredAs('configuration', name, world);
}

function scopesDeclaredAs(
  symbol: 'scope-instance' | 'configuration',
  name: string,
  { view }: ScopeWorld,
): readonly ResolvedScope[] {
  const sites = view.declarations(nameKey(symbol, name));
  const documents = new Map(sites.map((site) => [site.document, site]));
  return [...documents.values()].flatMap((site) => scopesAt(site, view));
}

/** What goes wrong with the variables of another configuration is reported where that one is rendered. */
function scopesAt(site: DocumentSite, view: WorkspaceView): readonly ResolvedScope[] {
  const configuration = resourceAs(site.document, 'configuration');
  if (configuration === undefined) return [];
  const label = `configuration ${configuration.metadata?.name?.value ?? 'without a name'}`;
  const source = sourceDocument(view, site, label);
  const variables = variableValues({
    source,
    variables: configuration.variables,
    given: new Map(),
    report: () => undefined,
  });
  return resolveScopes({ configuration, source, variables });
}
