// Comments that silence a problem: `# oam-disable-next-line CODE, CODE`.
import type { YamlDocument } from '../../yaml/nodes.ts';

/** One silenced line of a document. */
export interface Suppression {
  /** Start and end of the silenced line, as offsets in the document. */
  readonly start: number;
  readonly end: number;
  /** Codes or rule numbers; empty means every problem of the line. */
  readonly codes: readonly string[];
}

const DIRECTIVE = /^#\s*oam-disable-next-line(?:[ \t]+(.*))?$/;

/** The silenced lines of a document. Blank and comment lines after the comment are skipped. */
export function suppressionsIn(document: YamlDocument): readonly Suppression[] {
  return document.comments.flatMap((comment) => {
    const match = DIRECTIVE.exec(comment.text.trimEnd());
    if (match === null) return [];
    const codes =
      (match[1] ?? '')
        .split('--')[0]
        ?.split(/[\s,]+/)
        .filter(Boolean) ?? [];
    return [{ ...nextLine(document.text, comment.range.end), codes }];
  });
}

function nextLine(text: string, from: number): { start: number; end: number } {
  const pattern = /[^\r\n]*(?:\r\n|\n|\r)?/y;
  pattern.lastIndex = from;
  pattern.exec(text);
  for (let start = pattern.lastIndex; start < text.length; start = pattern.lastIndex) {
    const line = pattern.exec(text)?.[0] ?? '';
    if (line === '') break;
    if (!/^\s*(?:#.*)?$/.test(line)) return { start, end: start + line.trimEnd().length };
  }
  return { start: text.length, end: text.length };
}

/** True when a problem with that code at that offset is silenced. */
export function isSuppressed(
  suppressions: readonly Suppression[],
  problem: { readonly code: string; readonly rule: string | undefined; readonly offset: number },
): boolean {
  return suppressions.some(
    ({ start, end, codes }) =>
      start <= problem.offset &&
      problem.offset <= end &&
      (codes.length === 0 ||
        codes.includes(problem.code) ||
        (problem.rule !== undefined && codes.includes(problem.rule))),
  );
}
