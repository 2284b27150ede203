// What speaks against a new name: that something else has it already.
import { parseGroupVersionKind } from '../../model/group-version-kind.ts';
import { KIND_NAME, matches } from '../../model/name-syntax.ts';
import type { NameUse } from '../../model/names.ts';
import { isBuiltIn } from '../../workspace/built-in.ts';
import { keyOfUse, nameKey } from '../../workspace/name-key.ts';
import {
  keyOfSite,
  locationIn,
  sitesOf,
  spaceOf,
  type Location,
  type Occurrences,
} from '../../workspace/occurrences.ts';
import { resourceOf, type NameSite, type WorkspaceView } from '../../workspace/workspace.ts';
import { formOf } from './name-forms.ts';
import { writtenName } from './written-name.ts';

export interface Conflict {
  readonly reason: string;
  readonly at: Location | undefined;
}

/** A rename that is asked for. */
export interface Wish {
  /** The name at the cursor. */
  readonly site: NameSite;
  readonly occurrences: Occurrences;
  readonly newName: string;
}

/** Why the new name is not free; undefined when it is. */
export function conflictWith(view: WorkspaceView, wish: Wish): Conflict | undefined {
  const { occurrences, newName } = wish;
  const unfit = unfitType(view, wish);
  if (unfit !== undefined) return unfit;
  for (const declaration of occurrences.declarations) {
    const renamed = { ...declaration, use: renamedUse(declaration.use, newName) };
    const noun = formOf(renamed.use.symbol, undefined).noun;
    if (isBuiltIn(renamed)) {
      return { reason: `"${newName}" is the name of a built-in ${noun}.`, at: undefined };
    }
    const taken = holderOf(view, { declaration, renamed, occurrences });
    if (taken === undefined) continue;
    return {
      reason: `There is a ${noun} "${newName}" already.`,
      at: locationIn(view, taken, taken.use.range),
    };
  }
  return undefined;
}

function renamedUse(use: NameUse, newName: string): NameUse {
  return { ...use, name: writtenName(use).prefix + newName };
}

/** A kind behind group and version has no dashes: there the trait would not be found again. */
function unfitType(view: WorkspaceView, { occurrences, newName }: Wish): Conflict | undefined {
  if (matches(KIND_NAME, newName)) return undefined;
  const full = [...occurrences.declarations, ...occurrences.references].find(
    ({ use }) => use.symbol === 'trait' && parseGroupVersionKind(use.name) !== undefined,
  );
  if (full === undefined) return undefined;
  return {
    reason: `This trait is also written as "${full.use.name}", where its name must be ${KIND_NAME.words}.`,
    at: locationIn(view, full, full.use.range),
  };
}

interface Candidate {
  readonly declaration: NameSite;
  /** The same declaration with the new name. */
  readonly renamed: NameSite;
  readonly occurrences: Occurrences;
}

/** A declaration that has the new name in the same space. */
function holderOf(view: WorkspaceView, candidate: Candidate): NameSite | undefined {
  const { declaration, renamed } = candidate;
  if (renamed.use.symbol === 'scope-instance') return scopeWithName(view, candidate);
  const key = keyOfSite(renamed);
  if (key === undefined) return inDocument(renamed);
  if (key === keyOfSite(declaration)) return undefined;
  return view.declarations(key)[0];
}

function inDocument(renamed: NameSite): NameSite | undefined {
  const { symbol, name } = renamed.use;
  return sitesOf(renamed).find(
    ({ use }) =>
      use.does === 'declare' &&
      use.symbol === symbol &&
      use.name === name &&
      spaceOf(use) === spaceOf(renamed.use),
  );
}

/**
 * Scopes of the same name in different configurations live side by side, unless a third one joins
 * them by that name.
 */
function scopeWithName(
  view: WorkspaceView,
  { renamed, occurrences }: Candidate,
): NameSite | undefined {
  const resource = resourceOf(renamed.document);
  const key = resource === undefined ? undefined : keyOfUse(resource, renamed.use);
  const declared = view.declarations(key ?? nameKey('scope-instance', renamed.use.name));
  const own = declared.find(({ document }) => document === renamed.document);
  if (own !== undefined) return own;
  const isJoined = occurrences.references.some(({ document }) => document !== renamed.document);
  return isJoined ? declared[0] : undefined;
}
