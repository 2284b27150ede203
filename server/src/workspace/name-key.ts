// One spelling for each name that is declared and referred to across documents, so that both sides meet.
import { findScopeType, findTrait } from '../model/catalog/catalog.ts';
import { parseGroupVersionKind } from '../model/group-version-kind.ts';
import type { SymbolKind } from '../model/name-rule.ts';
import type { NameUse } from '../model/names.ts';
import type { Resource } from '../model/resource.ts';

/** Equal for two names that mean the same thing. */
export type NameKey = string;

/** Key of a name; `owner` is the resource that a parameter, setting or volume belongs to. */
export function nameKey(symbol: SymbolKind, name: string, owner?: string): NameKey {
  if (owner !== undefined) return `${symbol} ${owner}\n${canonical(symbol, name)}`;
  let keys = keysBySymbol.get(symbol);
  if (keys === undefined || keys.size > MOST_KEYS) {
    keysBySymbol.set(symbol, (keys = new Map<string, NameKey>()));
  }
  let key = keys.get(name);
  if (key === undefined) {
    key = `${symbol} ${canonical(symbol, name)}`;
    // A copy: engines keep all of a text for as long as a part that was cut out of it is in use.
    keys.set(` ${name}`.slice(1), key);
  }
  return key;
}

/** Many rules ask for the key of the same name again and again. */
const keysBySymbol = new Map<SymbolKind, Map<string, NameKey>>();
/** Texts of megabytes may have more names than are worth keeping. */
const MOST_KEYS = 10_000;

/** Key under which every declaration of a kind that the workspace can mean is found, whatever its name. */
export function everyNameKey(symbol: SymbolKind): NameKey {
  return `every ${symbol}`;
}

/**
 * Key under which every resource with the group, the kind and the name of this one is found, at its
 * `metadata.name`: there must be only one. The version does not tell two apart (rule R012).
 */
export function resourceKey({ role, dialect, metadata }: Resource): NameKey | undefined {
  const name = metadata?.name?.value;
  if (role === 'unknown' || name === undefined || name === '') return undefined;
  return `resource ${dialect.group}/${role}\n${name}`;
}

/** Key under which the instances of that name are found in all configurations. None stands for another. */
export function instanceKey(name: string): NameKey {
  return `every instance\n${name}`;
}

/**
 * Types are told apart by group and kind: the version takes no part in the identity of a
 * definition (contradiction C30). Traits carry no group, and attachments spell them in several ways.
 */
function canonical(symbol: SymbolKind, name: string): string {
  if (symbol === 'trait') return (findTrait(name)?.canonical ?? traitName(name)).toLowerCase();
  if (symbol !== 'workload-type' && symbol !== 'scope-type') return name;
  const gvk = parseGroupVersionKind(name);
  if (gvk === undefined) return name;
  const kind =
    symbol === 'scope-type' ? (findScopeType(name, gvk.group)?.info.kind ?? gvk.kind) : gvk.kind;
  return `${gvk.group}/${kind}`;
}

function traitName(name: string): string {
  return parseGroupVersionKind(name)?.kind ?? name;
}

/** Key of one occurrence in a resource; undefined for names that nothing outside the document can mean. */
export function keyOfUse(resource: Resource, use: NameUse): NameKey | undefined {
  const { symbol, name, reach } = use;
  if (reach.in === 'sibling') {
    return use.owner === undefined ? undefined : nameKey(symbol, name, use.owner);
  }
  if (symbol === 'parameter' || symbol === 'volume') {
    const owner = resource.role === 'component' ? resource.metadata?.name?.value : undefined;
    return owner === undefined ? undefined : nameKey(symbol, name, owner);
  }
  if (reach.in === 'document') return undefined;
  if (symbol === 'workload-type' && use.does === 'declare') {
    const group = resource.role === 'workload-type' ? resource.group?.value : undefined;
    return group === undefined ? undefined : `${symbol} ${group}/${name}`;
  }
  return nameKey(symbol, name);
}
