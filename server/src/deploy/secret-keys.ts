// Which names say that their value is a secret.

/** Words that tell it wherever they stand in a name, even without a mark between words. */
const telling =
  /passw(?:or)?d|passphrase|secret|token|credential|api[-_. ]?key|access[-_. ]?key|(?:private|signing|encryption|master|account|license)[-_. ]?key|connection[-_. ]?string/i;

/** Words that tell it only on their own: AUTHOR and COMPASS are no secrets. */
const tellingWords: ReadonlySet<string> = new Set(
  'pass pwd pw auth authorization bearer jwt cookie creds salt dsn'.split(' '),
);

/** Last words of names that tell where a secret is or how it is used, not what it is. */
const aboutIt: ReadonlySet<string> = new Set(
  'name file path dir folder ttl expiry seconds minutes enabled length size type kind ref count host port issuer algorithm'.split(
    ' ',
  ),
);

/** Whether the value of a variable, parameter or key of this name is to be hidden. */
export function looksSecret(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  if (aboutIt.has(words.at(-1) ?? '')) return false;
  return telling.test(name) || words.some((word) => tellingWords.has(word));
}
