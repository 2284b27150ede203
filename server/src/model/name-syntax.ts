// The forms that names, labels and versions must have, each with the words that explain it to an author.

/** One form of text, with its rule in words that follow "must be". */
export interface TextSyntax {
  readonly pattern: RegExp;
  /** Longest text that is allowed, in characters. */
  readonly maxLength: number;
  readonly words: string;
}

/** Names of resources, instances, containers and more (release v0.1.0, chapter 2; rule R018). */
export const NAME: TextSyntax = {
  pattern: /^[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?$/,
  maxLength: 63,
  words: '1 to 63 letters, digits, "-", "_" or "." that start and end with a letter or a digit',
};

/** DNS-1123 label: what Kubernetes asks of container and port names. */
export const DNS_LABEL: TextSyntax = {
  pattern: /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/,
  maxLength: 63,
  words: '1 to 63 lower-case letters, digits or "-" that start and end with a letter or a digit',
};

/** DNS-1123 subdomain: what Kubernetes asks of the names of most objects. */
export const DNS_SUBDOMAIN: TextSyntax = {
  pattern: /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/,
  maxLength: 253,
  words: 'lower-case letters, digits, "-" or "." that start and end with a letter or a digit',
};

/**
 * Names of parameters and variables. The release's text allows letters and digits of any script;
 * its own examples add `-`, `_` and `.` (contradiction C07). 128 comes from the published schema.
 */
export const PARAMETER_NAME: TextSyntax = {
  pattern: /^[\p{L}\p{N}_.-]+$/u,
  maxLength: 128,
  words: '1 to 128 letters, digits, "-", "_" or "."',
};

/** The KIND of a GROUP/VERSION.KIND, as `parseGroupVersionKind` reads it. */
export const KIND_NAME: TextSyntax = {
  pattern: /^[A-Za-z][A-Za-z0-9]*$/,
  maxLength: 63,
  words: '1 to 63 letters or digits that start with a letter',
};

/** Names of ports where a dialect allows letters only (rule R092). 15 is what clusters take. */
export const PORT_LETTERS: TextSyntax = {
  pattern: /^[a-z]+$/,
  maxLength: 15,
  words: '1 to 15 lower-case letters',
};

/** Values of labels, as Kubernetes has them; empty is allowed. */
export const LABEL_VALUE: TextSyntax = {
  pattern: /^(?:[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?)?$/,
  maxLength: 63,
  words: 'at most 63 letters, digits, "-", "_" or "." that start and end with a letter or a digit',
};

/** Semantic version 2.0.0; a leading `v` is accepted because published examples have it (rule R024). */
export const SEMANTIC_VERSION: TextSyntax = {
  pattern:
    /^v?(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/,
  maxLength: 256,
  words: 'a semantic version such as "1.2.0"',
};

/** True when the text has that form. */
export function matches(syntax: TextSyntax, text: string): boolean {
  return text.length <= syntax.maxLength && syntax.pattern.test(text);
}

/** What is wrong with a text, as the end of a sentence that starts with it; undefined when all is well. */
export function faultOf(syntax: TextSyntax, text: string): string | undefined {
  if (matches(syntax, text)) return undefined;
  if (text === '') return 'is empty';
  if (text.length > syntax.maxLength) return `has ${String(text.length)} characters`;
  const stranger = Array.from(text).find((character) => !fitsInside(syntax, character));
  if (stranger === ' ') return 'holds a blank';
  if (stranger === undefined) {
    return matches(syntax, `a${text}`) && !matches(syntax, '0')
      ? 'does not start with a letter'
      : 'does not start and end with a letter or a digit';
  }
  if (/\p{Lu}/u.test(stranger) && fitsInside(syntax, stranger.toLowerCase())) {
    return 'holds capital letters';
  }
  return /\s|\p{C}/u.test(stranger)
    ? 'holds a character that cannot be seen'
    : `holds "${stranger}"`;
}

function fitsInside(syntax: TextSyntax, character: string): boolean {
  return syntax.pattern.test(`a${character}a`);
}

/** The nearest text of lower-case letters, digits and dashes; undefined when nothing is left. */
export function toDnsLabel(text: string): string | undefined {
  const name = text
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, DNS_LABEL.maxLength)
    .replace(/^-+|-+$/g, '');
  return name === '' ? undefined : name;
}

/** What is wrong with the key of a label or annotation: an optional domain, a slash, a name (rule R022). */
export function faultOfLabelKey(key: string): string | undefined {
  const slash = key.indexOf('/');
  const prefix = slash < 0 ? undefined : key.slice(0, slash);
  const fault = faultOf(NAME, key.slice(slash + 1));
  if (fault !== undefined) return slash < 0 ? fault : `has a part behind "/" that ${fault}`;
  const prefixFault = prefix === undefined ? undefined : faultOf(DNS_SUBDOMAIN, prefix);
  return prefixFault === undefined ? undefined : `has a part before "/" that ${prefixFault}`;
}
