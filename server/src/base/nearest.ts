// "Did you mean": the candidate that a misspelt name was most likely meant to be.
import { distance } from 'fastest-levenshtein';

/**
 * The candidate nearest to `name`, or undefined when none is near enough.
 * Names that differ only in case or in `-`, `_`, `.` and blanks always count as near; otherwise up
 * to a third of the letters may differ, two swapped neighbors counting as one.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = squash(name);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    const squashed = squash(candidate);
    if (Math.abs(squashed.length - wanted.length) >= bestDistance) continue;
    const found = isSwapped(wanted, squashed) ? 1 : distance(wanted, squashed);
    if (found < bestDistance) {
      best = candidate;
      bestDistance = found;
    }
  }
  return best;
}

/** True when two neighboring letters changed places: one slip of the fingers, not two. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

function squash(name: string): string {
  return name.toLowerCase().replace(/[-_.\s]/g, '');
}
