// Contexts in which a slip costs most, so that what they are asked to do is confirmed by name and never forced.
import type { PlanChoices } from './plan.ts';

/** Patterns of contexts that are protected wherever nobody says more. */
export const DEFAULT_PROTECTED: readonly string[] = ['*prod*', '*prd*', '*live*'];

/**
 * Whether one of the patterns fits the whole name of a context, in any case of letters: `*` stands for
 * any text, `/` and `:` included, since clouds put paths into these names, and `?` for one character.
 */
export function isProtectedContext(context: string, patterns: readonly string[]): boolean {
  const name = context.toLowerCase();
  return patterns.some((pattern) => fits(pattern.toLowerCase(), name));
}

/** Goes through the name once and back to the last star where it must, so that no pattern is slow. */
function fits(pattern: string, name: string): boolean {
  let at = 0;
  let star = -1;
  let taken = 0;
  for (let index = 0; index < name.length;) {
    const expected = pattern[at];
    if (expected === '*') {
      star = at++;
      taken = index;
    } else if (expected === '?' || expected === name[index]) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++taken;
    } else return false;
  }
  return /^[*]*$/.test(pattern.slice(at));
}

/** Choices that overwrite what others have set, or lose an object. */
const FORCED = ['takeOver', 'adopt', 'replace'] as const satisfies readonly (keyof PlanChoices)[];
type Forced = (typeof FORCED)[number];

/** Those of the choices that a protected context does not allow. */
export function forcedChoices(
  choices: Readonly<Record<Forced, Iterable<string>>>,
): readonly Forced[] {
  return FORCED.filter((name) => [...choices[name]].length > 0);
}
