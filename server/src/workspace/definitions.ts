// What the documents of a workspace define, found by name: components, traits, scope types and workload types.
import { findScopeType, findTrait, findWorkloadType } from '../model/catalog/catalog.ts';
import { readScopeParameters } from '../model/scope-parameters.ts';
import type {
  KnownResource,
  ScopeResource,
  TraitResource,
  WorkloadTypeResource,
} from '../model/resource.ts';
import { readTraitProperties } from '../model/trait-properties.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import { everyNameKey, nameKey } from './name-key.ts';
import { resourceAs, type NameSite, type WorkspaceView } from './workspace.ts';

/** Roles of the resources that define something which others name. */
export type DefiningRole = 'component' | TypeRole;

/** Roles of the resources that define a type with properties or settings. */
export type TypeRole = 'trait' | 'scope' | 'workload-type';

/** A resource with the place where it declares its name. */
export interface Defined<R extends KnownResource = KnownResource> {
  readonly site: NameSite;
  readonly resource: R;
}

export type DefinedAs<R extends KnownResource['role']> = Defined<
  Extract<KnownResource, { role: R }>
>;

const SYMBOLS = {
  component: 'component',
  trait: 'trait',
  scope: 'scope-type',
  'workload-type': 'workload-type',
} as const;

/** The kind of name that resources of a role declare. */
export function symbolOfRole(role: DefiningRole): (typeof SYMBOLS)[DefiningRole] {
  return SYMBOLS[role];
}

/** Everything in the workspace that defines the name, as references spell it. */
export function definitionsOf<R extends DefiningRole>(
  view: WorkspaceView,
  role: R,
  name: string,
): readonly DefinedAs<R>[] {
  return asDefined(view.declarations(nameKey(SYMBOLS[role], name)), role);
}

/** Every resource of a role that has a name. */
export function allDefinitions<R extends DefiningRole>(
  view: WorkspaceView,
  role: R,
): readonly DefinedAs<R>[] {
  return asDefined(view.declarations(everyNameKey(SYMBOLS[role])), role);
}

function asDefined<R extends DefiningRole>(
  sites: readonly NameSite[],
  role: R,
): readonly DefinedAs<R>[] {
  return sites.flatMap((site) => {
    const resource = resourceAs(site.document, role);
    return resource === undefined ? [] : [{ site, resource }];
  });
}

/** Properties or settings of a trait, scope type or workload type that somebody names. */
export interface NamedProperties {
  /** Undefined where nothing is known of them. */
  readonly schema: JsonSchema | undefined;
  readonly from: 'workspace' | 'catalog';
}

/** What there is to look names up in: the catalog and, where there is one, a workspace. */
export interface Lookup {
  readonly view: WorkspaceView | undefined;
  /** API group of the document in which the name stands, for names that carry none. */
  readonly group: string;
}

/** The properties that go with a name: a definition of the workspace wins over the catalog. */
export function propertiesNamed(
  role: TypeRole,
  name: string,
  { view, group }: Lookup,
): NamedProperties | undefined {
  const [own] = view === undefined ? [] : definitionsOf(view, role, name);
  if (own !== undefined) return { schema: propertiesIn(own.resource), from: 'workspace' };
  switch (role) {
    case 'trait':
      return fromCatalog(findTrait(name)?.info.properties);
    case 'scope':
      return fromCatalog(findScopeType(name, group)?.info.properties);
    case 'workload-type':
      return fromCatalog(findWorkloadType(name, group)?.info.settings);
  }
}

function fromCatalog(schema: JsonSchema | undefined): NamedProperties | undefined {
  return schema === undefined ? undefined : { schema, from: 'catalog' };
}

/** The schema of the properties or settings that a resource defines. */
export function propertiesIn(
  resource: TraitResource | ScopeResource | WorkloadTypeResource,
): JsonSchema | undefined {
  switch (resource.role) {
    case 'trait':
      return readTraitProperties(resource.properties?.written).schema;
    case 'scope':
      return readScopeParameters(resource.parameters);
    case 'workload-type':
      return readScopeParameters(resource.settings);
  }
}
