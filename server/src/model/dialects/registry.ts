// The API versions that are known, and which of them a document belongs to. The only way to reach a dialect.
import { nearest } from '../../base/nearest.ts';
import type { Role } from '../role.ts';
import { hydraV1alpha1 } from './core.hydra.io-v1alpha1/dialect.ts';
import { oamV1alpha1 } from './core.oam.dev-v1alpha1/dialect.ts';
import type { Dialect, KindInfo } from './dialect.ts';

/** All dialects; the first one is what new documents are written in. */
export const dialects: readonly [Dialect, ...Dialect[]] = [oamV1alpha1, hydraV1alpha1];

/** Groups whose names look like ours and that are somebody else's. */
const NEIGHBOR_GROUPS = ['standard.oam.dev', 'extend.oam.dev', 'standard.hydra.io'];

/** Which API version, and which role in it, a document has. */
export type Identity =
  | { readonly status: 'known'; readonly dialect: Dialect; readonly role: Role | 'unknown' }
  | { readonly status: 'foreign' }
  | { readonly status: 'other-version' };

/** The dialect with exactly that `apiVersion`. */
export function dialectOf(apiVersion: string): Dialect | undefined {
  return dialects.find((dialect) => dialect.apiVersion === apiVersion);
}

/** What a kind is in a dialect, the mistaken spellings included. */
export function kindInfo(dialect: Dialect, kind: string | undefined): KindInfo | undefined {
  if (kind === undefined) return undefined;
  const name = Object.hasOwn(dialect.kindAliases, kind) ? dialect.kindAliases[kind] : kind;
  return name !== undefined && Object.hasOwn(dialect.kinds, name) ? dialect.kinds[name] : undefined;
}

/**
 * Says what a document with that `apiVersion` and `kind` is. A document that only misspells its
 * group, or leaves `apiVersion` out, counts as OAM when its kind exists nowhere else.
 */
export function identify(
  apiVersion: string | undefined,
  kind: string | undefined,
  written: { readonly apiVersionWritten: boolean },
): Identity {
  const dialect =
    apiVersion === undefined
      ? dialectByKind(kind, written.apiVersionWritten)
      : dialectByVersion(apiVersion, kind);
  if (dialect === undefined || dialect === 'other-version') {
    return { status: dialect ?? 'foreign' };
  }
  return { status: 'known', dialect, role: roleOf(dialect, kind) };
}

function dialectByVersion(
  apiVersion: string,
  kind: string | undefined,
): Dialect | 'other-version' | undefined {
  const exact = dialectOf(apiVersion);
  if (exact !== undefined) return exact;
  const [group = '', version = ''] = apiVersion.split('/');
  const sameGroup = dialects.find((dialect) => dialect.group === group);
  if (sameGroup !== undefined) {
    return sameGroup.otherVersions.includes(version) ? 'other-version' : sameGroup;
  }
  if (NEIGHBOR_GROUPS.includes(group) || !isOwnKind(kind)) return undefined;
  const meant = nearest(
    apiVersion,
    dialects.map((dialect) => dialect.apiVersion),
  );
  return meant === undefined ? undefined : dialectOf(meant);
}

function dialectByKind(kind: string | undefined, written: boolean): Dialect | undefined {
  // An `apiVersion` of the wrong type is still the author's word that this is some other thing.
  if (written && !isOwnKind(kind)) return undefined;
  return dialects.find((dialect) => kind !== undefined && Object.hasOwn(dialect.kinds, kind));
}

/** Kinds that no other API has; a `Trait` or a `Component` might be anybody's. */
function isOwnKind(kind: string | undefined): boolean {
  if (kind === undefined || kind === 'Trait') return false;
  return dialects.some((dialect) => Object.hasOwn(dialect.kinds, kind));
}

/** A kind of the same idea in another dialect has its role too, so that its content is checked. */
function roleOf(dialect: Dialect, kind: string | undefined): Role | 'unknown' {
  const own = kindInfo(dialect, kind);
  if (own !== undefined) return own.role;
  for (const other of dialects) {
    const info = kindInfo(other, kind);
    if (info !== undefined) return info.role;
  }
  return 'unknown';
}

/** The name of the kind that plays a role in a dialect. */
export function kindOfRole(dialect: Dialect, role: Role): string | undefined {
  return Object.entries(dialect.kinds).find(([, info]) => info.role === role)?.[0];
}
