// Which contexts are protected, so that nobody deploys to them by a click too many.

/** Whether a pattern fits the whole name; `*` stands for any text, `?` for one character. Case does not matter. */
export function isProtected(context: string, patterns: readonly string[]): boolean {
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
