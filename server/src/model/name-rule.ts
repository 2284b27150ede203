// The rows of a dialect's table of names: which field declares what, which refers to what.
import type { Role } from './role.ts';

/** Kinds of names that specs declare and refer to. */
export type SymbolKind =
  | 'component'
  | 'configuration'
  | 'instance'
  | 'parameter'
  | 'variable'
  | 'container'
  | 'port'
  | 'volume'
  | 'setting'
  | 'trait'
  | 'scope-type'
  | 'scope-instance'
  | 'workload-type';

/**
 * Where the declaration of a name is to be looked for:
 * - `workspace`: in any document;
 * - `document`: in the same document;
 * - `sibling`: in the resource that a field of an enclosing list item names, such as the component
 *   of the instance whose parameter values these are.
 */
export type NameReach =
  | { readonly in: 'workspace' }
  | { readonly in: 'document' }
  | { readonly in: 'sibling'; readonly symbol: SymbolKind; readonly field: string };

/** One row. `path` counts from the root; `[]` stands for each item of a list, `{}` for each key of a map. */
export interface NameRule {
  readonly role: Role;
  readonly path: string;
  readonly does: 'declare' | 'refer';
  readonly symbol: SymbolKind;
  readonly reach: NameReach;
}

/** A row that declares a name. */
export function declares(
  role: Role,
  path: string,
  symbol: SymbolKind,
  reach: 'workspace' | 'document' = 'document',
): NameRule {
  return { role, path, does: 'declare', symbol, reach: { in: reach } };
}

/** A row that refers to a name; anything but a plain reach is given as a `NameReach`. */
export function refers(
  role: Role,
  path: string,
  symbol: SymbolKind,
  reach: NameReach | 'workspace' | 'document' = 'workspace',
): NameRule {
  return {
    role,
    path,
    does: 'refer',
    symbol,
    reach: typeof reach === 'string' ? { in: reach } : reach,
  };
}
