// Names for what a refactoring makes: taken from the field that it came from, and not in use yet.

const WORDS = /[^\p{L}\p{N}]+/u;

/** `LOG_LEVEL` and `log-level` → `logLevel`. */
export function camelName(text: string): string {
  const words = text.split(WORDS).filter((word) => word !== '');
  return words
    .map((word, index) => {
      const known = word === word.toUpperCase() ? word.toLowerCase() : word;
      const first = known.charAt(0);
      return (index === 0 ? first.toLowerCase() : first.toUpperCase()) + known.slice(1);
    })
    .join('');
}

/** `servicePort` and `service-port` → `SERVICE_PORT`. */
export function shoutedName(text: string): string {
  const words = text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').split(WORDS);
  return words
    .filter((word) => word !== '')
    .join('_')
    .toUpperCase();
}

/** The name itself, or with the first number behind it that makes it a new one. */
export function unusedName(name: string, used: ReadonlySet<string>): string {
  const base = name === '' ? 'value' : name;
  if (!used.has(base)) return base;
  for (let number = 2; ; number++) {
    const candidate = `${base}${String(number)}`;
    if (!used.has(candidate)) return candidate;
  }
}
