// Writes Markdown in which the text of documents stays text, whatever it holds.

/** Texts of documents longer than this are cut: a hover is no viewer. */
const MAX_LENGTH = 120;

/** Control characters and those that turn the direction of writing can hide what a text says. */
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Any text as a code span on one line. The fence is longer than any run of backticks inside
 * (CommonMark 0.31, section 6.1), so nothing in the text can end the span.
 */
export function codeSpan(text: string): string {
  const line = text
    .slice(0, 10 * MAX_LENGTH)
    .replace(/\s+/g, ' ')
    .replace(INVISIBLE, '\ufffd')
    .trim();
  if (line === '') return '*empty*';
  const short =
    line.length <= MAX_LENGTH
      ? line
      : `${line.slice(0, MAX_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
  const longest = Math.max(0, ...[...short.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = short.startsWith('`') || short.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${short}${pad}${fence}`;
}

/** Any text as words on one line, in which nothing becomes markup. */
export function plainText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(INVISIBLE, '\ufffd')
    .replace(/[\\`*_[\]<>|~]/g, '\\$&');
}

/** Paragraphs, lists and tables with a blank line between them; undefined and empty ones left out. */
export function blocks(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

/** A list; empty for no items. */
export function bullets(items: readonly (string | undefined)[]): string {
  return items
    .filter((item) => item !== undefined)
    .map((item) => `- ${item}`)
    .join('\n');
}

/** A table of Markdown cells; empty for no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replace(/\s+/g, ' ')).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
