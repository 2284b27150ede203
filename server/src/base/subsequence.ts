// How well a query fits a name when its letters only have to occur in order.

/**
 * A score for `query` in `name`, higher for a better fit; undefined when its letters do not occur in
 * that order. Case does not matter; blanks in the query are left out. The empty query fits everything.
 */
export function subsequenceScore(query: string, name: string): number | undefined {
  const wanted = query.toLowerCase().replace(/\s+/g, '');
  const text = name.toLowerCase();
  if (wanted === '') return 0;
  const length = Math.min(name.length, 99) / 100;
  if (text === wanted) return 1000;
  if (text.startsWith(wanted)) return 500 - length;
  const at = text.indexOf(wanted);
  if (at >= 0) return (startsWord(name, at) ? 400 : 300) - length;
  const score = scatteredScore(wanted, name);
  return score === undefined ? undefined : Math.min(score, 200) - length;
}

/** Letters at the start of a word count most, letters behind each other more than those apart. */
function scatteredScore(wanted: string, name: string): number | undefined {
  const text = name.toLowerCase();
  let score = 0;
  let last = -1;
  for (const letter of wanted) {
    const next = nextPlace(name, text, { letter, after: last });
    if (next < 0) return plainScore(wanted, text);
    if (startsWord(name, next)) score += 10;
    else if (next === last + 1) score += 5;
    last = next;
  }
  return score;
}

/** The next place of a letter; the start of a later word before one inside this word. */
function nextPlace(
  name: string,
  text: string,
  { letter, after }: { readonly letter: string; readonly after: number },
): number {
  const first = text.indexOf(letter, after + 1);
  if (first === after + 1) return first;
  for (let at = first; at >= 0; at = text.indexOf(letter, at + 1)) {
    if (startsWord(name, at)) return at;
  }
  return first;
}

/** Jumping to the start of a word can skip letters that are needed, so the plain way is tried too. */
function plainScore(wanted: string, text: string): number | undefined {
  let at = -1;
  for (const letter of wanted) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return undefined;
  }
  return 1;
}

function startsWord(name: string, at: number): boolean {
  if (at === 0) return true;
  const before = name.charAt(at - 1);
  return (
    /[^\p{L}\p{N}]/u.test(before) || (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(name.charAt(at)))
  );
}
