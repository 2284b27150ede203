// What the names in a configuration are defined as elsewhere: components, and traits and scopes, by the workspace or else the catalog.
import { findScopeType } from '../../model/catalog/catalog.ts';
import { isTemplateText } from '../../model/field.ts';
import type {
  ComponentInstance,
  ComponentResource,
  ConfigurationResource,
  ScopeInstance,
  ScopeResource,
  TraitAttachment,
  TraitResource,
} from '../../model/resource.ts';
import { readScopeParameters } from '../../model/scope-parameters.ts';
import { readTraitProperties } from '../../model/trait-properties.ts';
import { everyNameKey, nameKey } from '../../workspace/name-key.ts';
import { resourceAs, type DocumentSite, type WorkspaceView } from '../../workspace/workspace.ts';
import type { SpecDocument } from '../../workspace/spec-file.ts';
import type { SymbolKind } from '../../model/name-rule.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import {
  builtInTraitOf,
  type AttachedScope,
  type AttachedTrait,
  type PropertyHolder,
} from './attached-properties.ts';
import type { Finding, Related, WorkspaceContext } from './rule.ts';

/** A resource of another document, or of the same. */
export interface Defined<R> extends DocumentSite {
  readonly resource: R;
}

type Context = WorkspaceContext<ConfigurationResource>;

/** Every component that an instance may mean; several when one name is given twice. */
export function componentsOf(
  { componentName }: ComponentInstance,
  workspace: WorkspaceView,
): readonly Defined<ComponentResource>[] {
  const name = componentName?.value;
  if (name === undefined || name === '') return [];
  return workspace.declarations(nameKey('component', name)).flatMap(({ uri, document }) => {
    const resource = resourceAs(document, 'component');
    return resource === undefined ? [] : [{ uri, document, resource }];
  });
}

/** What an attachment says that its trait is; undefined for an empty text and for one that is filled in later. */
export function traitTextOf({ type, name }: TraitAttachment): string | undefined {
  const text = type?.value ?? name?.value;
  return text === undefined || text === '' || isTemplateText(text) ? undefined : text;
}

/** Every definition in the workspace of the trait that an attachment means. */
export function traitDefinitions(
  attachment: TraitAttachment,
  workspace: WorkspaceView,
): readonly Defined<TraitResource>[] {
  const text = traitTextOf(attachment);
  if (text === undefined) return [];
  return workspace.declarations(nameKey('trait', text)).flatMap(({ uri, document }) => {
    const resource = resourceAs(document, 'trait');
    return resource === undefined ? [] : [{ uri, document, resource }];
  });
}

/**
 * What an attachment may be held against: each definition in the workspace, else the built-in one.
 * Rudr reads no definitions: what is built in is so to its own words.
 */
export function traitCandidates(
  part: TraitAttachment,
  instance: ComponentInstance,
  { workspace, profile }: Context,
): readonly AttachedTrait[] {
  const builtIn = builtInTraitOf(part);
  const builtInOnly: readonly AttachedTrait[] =
    builtIn === undefined
      ? []
      : [{ part, info: builtIn, instance, builtIn, label: `Trait "${builtIn.name}"` }];
  if (builtIn !== undefined && profile === 'rudr') return builtInOnly;
  const definitions = traitDefinitions(part, workspace);
  if (definitions.length === 0) return builtInOnly;
  return definitions.map((defined): AttachedTrait => {
    const name = defined.resource.metadata?.name;
    // A definition that cannot be read says nothing, and what is built in still holds.
    const read = readTraitProperties(defined.resource.properties?.node);
    const schema =
      read.schema ?? (read.problems.length > 0 ? builtIn?.properties : undefined) ?? {};
    return {
      part,
      instance,
      builtIn,
      info: holderOf(schema, builtIn),
      label: `Trait "${name?.value ?? ''}"`,
      definedAt: placeIn(defined, name?.node, 'The definition of the trait'),
    };
  });
}

/** Every definition in the workspace of a scope's type. */
export function scopeDefinitions(
  { type }: ScopeInstance,
  workspace: WorkspaceView,
): readonly Defined<ScopeResource>[] {
  const text = type?.value;
  if (text === undefined || text === '') return [];
  return workspace.declarations(nameKey('scope-type', text)).flatMap(({ uri, document }) => {
    const resource = resourceAs(document, 'scope');
    return resource === undefined ? [] : [{ uri, document, resource }];
  });
}

/** What a scope may be held against, in the same way. */
export function scopeCandidates(
  part: ScopeInstance,
  { resource, workspace, profile }: Context,
): readonly AttachedScope[] {
  const type = part.type?.value;
  const builtIn =
    type === undefined ? undefined : findScopeType(type, resource.dialect.group)?.info;
  const builtInOnly: readonly AttachedScope[] =
    builtIn === undefined ? [] : [{ part, info: builtIn, builtIn, label: `A ${builtIn.kind}` }];
  if (builtIn !== undefined && profile === 'rudr') return builtInOnly;
  const definitions = scopeDefinitions(part, workspace);
  if (definitions.length === 0) return builtInOnly;
  return definitions.map((defined): AttachedScope => {
    const schema = readScopeParameters(defined.resource.parameters);
    const kind = type?.split('.').at(-1) ?? '';
    return {
      part,
      builtIn,
      info: holderOf(schema, builtIn),
      label: `A ${kind}`,
      definedAt: placeIn(defined, defined.resource.type?.node, 'The definition of the scope'),
    };
  });
}

/** A place in a document that was found. */
export function placeIn(
  { uri, document, resource }: Defined<{ readonly root: YamlNode }>,
  at: YamlNode | undefined,
  message: string,
): Related {
  return { at: at ?? resource.root, message, elsewhere: { uri, yaml: document.yaml } };
}

/** A spelling that the built-in one tolerates says what is meant only where that is there. */
function holderOf(
  properties: PropertyHolder['properties'],
  builtIn: PropertyHolder | undefined,
): PropertyHolder {
  const known = properties.properties ?? {};
  const aliases = Object.entries(builtIn?.propertyAliases ?? {}).filter(([, meant]) =>
    Object.hasOwn(known, meant),
  );
  return { properties, propertyAliases: Object.fromEntries(aliases) };
}

/** What is to be said where a name is defined more than once: what the best fitting definition gives. */
export function fewestFindings<T>(
  candidates: readonly T[],
  findingsOf: (candidate: T) => readonly Finding[],
): readonly Finding[] {
  const [first = [], ...others] = candidates.map(findingsOf);
  return others.reduce((best, next) => (next.length < best.length ? next : best), first);
}

/** True when every file that could declare a name has been read, so that it can be called unknown. */
export function knowsAll({ workspace }: Pick<WorkspaceContext, 'workspace'>): boolean {
  return workspace.completeness === 'complete';
}

/** Every name of a kind that the workspace declares. */
export function declaredNames(workspace: WorkspaceView, symbol: SymbolKind): readonly string[] {
  return workspace.declarations(everyNameKey(symbol)).map(({ use }) => use.name);
}

/** True for another text of the same configuration, such as one for another environment. */
export function isVariant(document: SpecDocument, resource: ConfigurationResource): boolean {
  const other = resourceAs(document, 'configuration');
  return other?.metadata?.name?.value === resource.metadata?.name?.value;
}
