// The title of a rule, where its code stands in the settings or in a comment.
import { blocks, codeSpan } from '../../base/markdown.ts';
import type { TextRange } from '../../base/text-range.ts';
import { touches } from '../../base/text-range.ts';
import type { Cursor } from '../../workspace/cursor.ts';

type RuleTitle = (code: string) => string | undefined;

/** What a rule demands. */
export function ruleCard(code: string, ruleTitle: RuleTitle): string {
  const title = ruleTitle(code);
  return title === undefined
    ? `There is no rule ${codeSpan(code)}.`
    : blocks(`**${codeSpan(code)}** · rule`, title);
}

const DIRECTIVE = /^#\s*oam-disable-next-line[ \t]+/;

/** The rule whose code is under the cursor in `# oam-disable-next-line CODE`. */
export function ruleInComment(
  { placed, offset }: Cursor,
  ruleTitle: RuleTitle,
): { readonly range: TextRange; readonly markdown: string } | undefined {
  const { comments } = placed.document.yaml;
  const comment = comments.find(({ range }) => touches(range, offset));
  if (comment === undefined) return undefined;
  const start = DIRECTIVE.exec(comment.text)?.[0].length;
  if (start === undefined) return undefined;
  const [codes = ''] = comment.text.slice(start).split('--');
  for (const match of codes.matchAll(/[^\s,]+/g)) {
    const from = comment.range.start + start + match.index;
    const range = { start: from, end: from + match[0].length };
    const known = ruleTitle(match[0]) !== undefined;
    if (known && touches(range, offset)) return { range, markdown: ruleCard(match[0], ruleTitle) };
  }
  return undefined;
}
