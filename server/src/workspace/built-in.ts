// Whether a name stands for something that the specification or its reference runtime brings.
import { findScopeType, findTrait, findWorkloadType } from '../model/catalog/catalog.ts';
import { resourceOf, type NameSite } from './workspace.ts';

/** True for the name, in any spelling that the catalog knows, of a built-in trait, scope type or workload type. */
export function isBuiltIn({ document, use }: NameSite): boolean {
  const resource = resourceOf(document);
  if (resource === undefined) return false;
  const { symbol, name } = use;
  if (symbol === 'trait') return findTrait(name) !== undefined;
  const { group } = resource.dialect;
  if (symbol === 'scope-type') return findScopeType(name, group) !== undefined;
  if (symbol !== 'workload-type') return false;
  // A definition splits the full name: the kind stands beside its group.
  const own = resource.role === 'workload-type' ? resource.group?.value : undefined;
  return findWorkloadType(name, own ?? group) !== undefined;
}
