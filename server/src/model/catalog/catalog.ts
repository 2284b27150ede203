// Looks up what every platform is expected to know: built-in workload types, traits and scopes.
import { parseGroupVersionKind } from '../group-version-kind.ts';
import { scopeTypes, type ScopeTypeInfo } from './scopes.ts';
import { traits, type TraitInfo } from './traits.ts';
import { retiredWorkloadTypes, workloadTypes, type WorkloadTypeInfo } from './workload-types.ts';

export type { ScopeTypeInfo, TraitInfo, WorkloadTypeInfo };

/** What a written name turned out to mean. */
export interface Match<T> {
  readonly info: T;
  /** The spelling that is right. */
  readonly canonical: string;
  /** Whether the author wrote just that. */
  readonly exact: boolean;
}

/** Groups of the specification itself; only the catalog can say which kinds they have. */
export function isCoreGroup(group: string): boolean {
  return group === 'core.oam.dev' || group === 'core.hydra.io';
}

/** The built-in workload types that resources of an API group name. */
export function workloadTypesFor(group: string): readonly WorkloadTypeInfo[] {
  return workloadTypes.filter((type) => type.group === group || !isCoreGroup(type.group));
}

/** Full name of a workload type: GROUP/VERSION.KIND. */
export function workloadTypeName(type: WorkloadTypeInfo): string {
  return `${type.group}/${type.version}.${type.kind}`;
}

/**
 * The built-in workload type that a text means, tolerating a missing or wrong version, a bare kind,
 * blanks and retired names. `group` is that of the document, for names that carry none.
 */
export function findWorkloadType(text: string, group: string): Match<WorkloadTypeInfo> | undefined {
  const gvk = parseGroupVersionKind(text);
  const bare = text.replace(/\s+/g, '');
  const wanted = gvk?.group ?? group;
  const kind = retiredWorkloadTypes[gvk?.kind ?? bare] ?? gvk?.kind ?? bare;
  const info =
    inGroup(kind, wanted) ??
    (gvk === undefined || isCoreGroup(gvk.group) ? inGroup(otherName(kind), wanted) : undefined);
  if (info === undefined) return undefined;
  const canonical = workloadTypeName(info);
  return { info, canonical, exact: canonical === text };
}

function inGroup(kind: string | undefined, group: string): WorkloadTypeInfo | undefined {
  return workloadTypes.find((type) => type.kind === kind && type.group === group);
}

/** The draft says Service where v0.1.0 says Server. */
function otherName(kind: string): string | undefined {
  const names: Readonly<Record<string, string>> = {
    Service: 'Server',
    Server: 'Service',
    SingletonService: 'SingletonServer',
    SingletonServer: 'SingletonService',
  };
  return names[kind];
}

/** All built-in traits. */
export function builtInTraits(): readonly TraitInfo[] {
  return traits;
}

/**
 * The built-in trait with that name, in any of its spellings; a GROUP/VERSION.KIND of the
 * specification counts by its kind. Somebody else's trait may be called the same.
 */
export function findTrait(text: string): Match<TraitInfo> | undefined {
  const gvk = parseGroupVersionKind(text);
  if (gvk !== undefined && !isCoreGroup(gvk.group)) return undefined;
  const name = gvk?.kind ?? text;
  const info = traitsByName.get(name) ?? traitsByAlias.get(name.toLowerCase());
  return info && { info, canonical: info.name, exact: info.name === text };
}

/** No trait is called like the alias of another one. */
const traitsByName = new Map(traits.map((info) => [info.name, info]));
const traitsByAlias = new Map(
  traits.flatMap((info) => info.aliases.map((alias) => [alias.toLowerCase(), info])),
);

/** The built-in scope types that resources of an API group name. */
export function scopeTypesFor(group: string): readonly ScopeTypeInfo[] {
  return scopeTypes.filter((type) => type.group === group);
}

/** The built-in scope type that a GROUP/VERSION.KIND, or a bare kind, means. */
export function findScopeType(text: string, group: string): Match<ScopeTypeInfo> | undefined {
  const gvk = parseGroupVersionKind(text);
  const kind = gvk?.kind ?? text;
  const info = scopeTypes.find(
    (type) =>
      type.group === (gvk?.group ?? group) && (type.kind === kind || type.aliases.includes(kind)),
  );
  if (info === undefined) return undefined;
  const canonical = `${info.group}/${info.version}.${gvk === undefined ? info.kind : kind}`;
  return { info, canonical, exact: canonical === text };
}
