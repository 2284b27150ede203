// Types that a misspelt GROUP/VERSION.KIND may have been meant to be.
import { nearest } from '../../base/nearest.ts';
import { parseGroupVersionKind } from '../../model/group-version-kind.ts';

/**
 * The candidates whose group and kind are both right or near. The whole texts are not compared:
 * what they have in common would outweigh a kind that is another one.
 */
export function typesNear(text: string, candidates: readonly string[]): readonly string[] {
  const wanted = parseGroupVersionKind(text);
  if (wanted === undefined) return [];
  return candidates.filter((candidate) => {
    const found = parseGroupVersionKind(candidate);
    if (found === undefined) return false;
    return isNear(wanted.group, found.group) && isNear(wanted.kind, found.kind);
  });
}

function isNear(a: string, b: string): boolean {
  return a === b || nearest(a, [b]) !== undefined;
}
