// The comment that silences problems, and the codes that it can name.
import type { TextRange } from '../../base/text-range.ts';
import type { Draft } from './item.ts';
import type { Place } from './place.ts';

const DIRECTIVE = 'oam-disable-next-line';

/** Completions inside a comment: the directive, then codes of rules that it does not name yet. */
export function directiveDrafts(place: Place): readonly Draft[] {
  const { document, offset } = place;
  const { comments, text } = document.yaml;
  const comment = comments.find(({ range }) => range.start < offset && offset <= range.end);
  if (place.status !== 'resource' || comment === undefined) return [];
  const before = text.slice(comment.range.start, offset);
  const behind = text.slice(offset, comment.range.end);
  const word = /[\w-]*$/.exec(before)?.[0] ?? '';
  const rest = /^[\w-]*/.exec(behind)?.[0] ?? '';
  const range = { start: offset - word.length, end: offset + rest.length };
  if (/^#\s*[\w-]*$/.test(before)) return DIRECTIVE.startsWith(word) ? [directive(range)] : [];
  const codes = DIRECTIVE_WITH_CODES.exec(before)?.[1];
  if (codes === undefined || codes.includes('--')) return [];
  const others = `${codes.slice(0, codes.length - word.length)} ${behind.slice(rest.length)}`;
  return codeDrafts(place, new Set(others.split(/[\s,]+/)), range);
}

const DIRECTIVE_WITH_CODES = new RegExp(`^#\\s*${DIRECTIVE}[ \\t]+([^#]*)$`);

function directive(range: TextRange): Draft {
  const detail = 'Silences the problems of the next line.';
  const base = { label: DIRECTIVE, kind: 'directive', format: 'plain', next: 'suggest' } as const;
  return { ...base, detail, text: `${DIRECTIVE} `, range };
}

function codeDrafts(place: Place, named: ReadonlySet<string>, range: TextRange): readonly Draft[] {
  return (place.options.ruleCodes ?? [])
    .filter(({ code }) => !named.has(code))
    .map(({ code, title }) => ({
      label: code,
      kind: 'value',
      detail: title,
      text: code,
      format: 'plain',
      range,
      data: { of: 'text', markdown: title },
    }));
}
