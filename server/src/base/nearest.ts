// "Did you mean": the candidate that a misspelt name was most likely meant to be.
import { distance } from 'fastest-levenshtein';

/**
 * The candidate nearest to `name`, or undefined when none is near enough.
 * Names that differ only in case or in `-`, `_`, `.` and blanks always count as near; otherwise up
 * to a third of the letters may differ.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = squash(name);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    const squashed = squash(candidate);
    if (Math.abs(squashed.length - wanted.length) >= bestDistance) continue;
    const found = distance(wanted, squashed);
    if (found < bestDistance) {
      best = candidate;
      bestDistance = found;
    }
  }
  return best;
}

function squash(name: string): string {
  return name.toLowerCase().replace(/[-_.\s]/g, '');
}
