// From a name to where it is declared, and from a thing to where its type is declared.
import type { SymbolKind } from '../../model/name-rule.ts';
import type { ComponentInstance } from '../../model/resource.ts';
import { nameKey } from '../../workspace/name-key.ts';
import { locationIn, occurrencesOf, siteAt, type Location } from '../../workspace/occurrences.ts';
import { resourceAs, type NameSite, type WorkspaceView } from '../../workspace/workspace.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import type { TextRange } from '../../base/text-range.ts';

/** Where something is declared. */
export interface Target extends Location {
  /** All of what is declared: the item of a list, or the document. Holds `range`, which is its name. */
  readonly extent: TextRange;
}

export interface Definition {
  /** The name at the cursor, as offsets in its file. */
  readonly origin: TextRange;
  /** Every declaration; more than one when a name is declared more than once. */
  readonly targets: readonly Target[];
}

/** Where the name at an offset is declared; undefined where there is no name, or one declared nowhere. */
export function definitionAt(
  view: WorkspaceView,
  uri: string,
  offset: number,
): Definition | undefined {
  const site = siteAt(view, uri, offset);
  return site === undefined
    ? undefined
    : definitionFrom(view, site, occurrencesOf(view, site).declarations);
}

/**
 * Where the type of the thing at an offset is declared: of an instance its component, of a component
 * its workload type, of a scope its scope type. Built-in types are declared nowhere.
 */
export function typeDefinitionAt(
  view: WorkspaceView,
  uri: string,
  offset: number,
): Definition | undefined {
  const site = siteAt(view, uri, offset);
  return site === undefined ? undefined : definitionFrom(view, site, typesOf(view, site));
}

function definitionFrom(
  view: WorkspaceView,
  site: NameSite,
  declarations: readonly NameSite[],
): Definition | undefined {
  const origin = locationIn(view, site, site.use.range)?.range;
  const targets = declarations.flatMap((declaration) => targetOf(view, declaration) ?? []);
  return origin === undefined || targets.length === 0 ? undefined : { origin, targets };
}

/** A declaration with the extent of what it declares. */
export function targetOf(view: WorkspaceView, site: NameSite): Target | undefined {
  const location = locationIn(view, site, site.use.range);
  const extent = locationIn(view, site, extentOf(site));
  return location === undefined || extent === undefined
    ? undefined
    : { ...location, extent: extent.range };
}

function extentOf({ document, use }: NameSite): TextRange {
  const root = document.yaml.root?.range ?? use.range;
  if (use.reach.in === 'workspace' && use.symbol !== 'scope-instance') return root;
  let current: YamlNode = use.node;
  for (let holder = current.parent; holder !== undefined; holder = current.parent) {
    if (holder.kind === 'seq') return current.range;
    current = holder.parent;
  }
  return root;
}

function typesOf(view: WorkspaceView, site: NameSite): readonly NameSite[] {
  const { symbol, does } = site.use;
  if (symbol === 'instance') return componentOf(view, site);
  const { declarations } = occurrencesOf(view, site);
  if (symbol === 'component') return declarations.flatMap((each) => workloadTypeOf(view, each));
  if (symbol === 'scope-instance') return declarations.flatMap((each) => scopeTypeOf(view, each));
  // A type that is attached or named is its own type.
  return does === 'refer' && TYPES.has(symbol) ? declarations : [];
}

const TYPES: ReadonlySet<SymbolKind> = new Set(['trait', 'scope-type', 'workload-type']);

/** The component that an instance is made of. */
function componentOf(view: WorkspaceView, { document, use }: NameSite): readonly NameSite[] {
  const configuration = resourceAs(document, 'configuration');
  const instance = configuration?.components.find(
    ({ instanceName }: ComponentInstance) => instanceName?.node === use.node,
  );
  const name = instance?.componentName?.value;
  return name === undefined ? [] : view.declarations(nameKey('component', name));
}

function workloadTypeOf(view: WorkspaceView, { document }: NameSite): readonly NameSite[] {
  const name = resourceAs(document, 'component')?.workloadType?.value;
  return name === undefined ? [] : view.declarations(nameKey('workload-type', name));
}

function scopeTypeOf(view: WorkspaceView, { document, use }: NameSite): readonly NameSite[] {
  const scopes = resourceAs(document, 'configuration')?.scopes ?? [];
  // A configuration that is joined as a whole has all of its scopes.
  const meant =
    use.symbol === 'configuration' ? scopes : scopes.filter(({ name }) => name?.node === use.node);
  return meant.flatMap(({ type }) =>
    type?.value === undefined ? [] : view.declarations(nameKey('scope-type', type.value)),
  );
}
