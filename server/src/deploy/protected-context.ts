// Contexts in which a slip costs most, so that what they are asked to do is confirmed by name and never forced.

/** Patterns of contexts that are protected wherever nobody says more. */
export const DEFAULT_PROTECTED: readonly string[] = ['*prod*', '*prd*', '*live*'];

/**
 * Whether one of the patterns fits the whole name of a context, in any case of letters: `*` stands for
 * any text, `/` and `:` included, since clouds put paths into these names, and `?` for one character.
 */
export function isProtectedContext(context: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => patternTest(pattern).test(context));
}

function patternTest(pattern: string): RegExp {
  const source = pattern
    .replace(/[\\^$.+()[\]{}|/-]/g, '\\$&')
    .replace(/\*+/g, '[^]*')
    .replaceAll('?', '[^]');
  return new RegExp(`^${source}$`, 'i');
}
