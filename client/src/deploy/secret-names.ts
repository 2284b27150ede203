// Whether a variable is likely to hold a secret, so that its value is not shown while it is typed.

const SECRET = /pass(?:word|wd|phrase)?|secret|token|credential|(?:api|access|private)[-_.]?key/i;

/** By its name alone; a value that is typed unseen for nothing does no harm. */
export function looksSecret(name: string): boolean {
  return SECRET.test(name);
}
