// Web addresses in the comments and texts of OAM documents, as links to open.
import { shift, type TextRange } from '../../base/text-range.ts';
import { scalarsBelow } from '../../model/names.ts';
import type { SpecDocument, SpecFile } from '../../workspace/spec-file.ts';

export interface DocumentLink {
  readonly range: TextRange;
  readonly target: string;
}

/** The `http` and `https` addresses of a file, in the order of the text. */
export function linksIn(file: SpecFile): readonly DocumentLink[] {
  return file.documents
    .filter(({ document }) => file.type === 'config' || document.oam.status === 'resource')
    .flatMap(({ document, start }) =>
      linksInDocument(document).map(({ range, target }) => ({
        range: shift(range, start),
        target,
      })),
    );
}

function linksInDocument({ yaml }: SpecDocument): readonly DocumentLink[] {
  if (!/https?:/i.test(yaml.text)) return [];
  const texts = scalarsBelow(yaml.root).filter(({ value }) => typeof value === 'string');
  return [...yaml.comments, ...texts]
    .flatMap(({ range }) => linksInText(yaml.text.slice(range.start, range.end), range.start))
    .sort((a, b) => a.range.start - b.range.start);
}

const ADDRESS = /(?<![\w+.-])https?:\/\/[\p{L}\p{N}][^\s<>"'`{}|\\^[\]]*/giu;

function linksInText(text: string, start: number): DocumentLink[] {
  return [...text.matchAll(ADDRESS)].flatMap((match) => {
    // An escape, a template or a call follows: this is only the beginning of some other address.
    if (/[\\{[]/.test(text.charAt(match.index + match[0].length))) return [];
    const target = withoutPunctuation(match[0]);
    // Placeholders such as `$(HOST)` are filled in when the text is used.
    if (target.includes('$(') || target.endsWith('$')) return [];
    const from = start + match.index;
    return [{ range: { start: from, end: from + target.length }, target }];
  });
}

/** A sentence may end, or a bracket close, right behind an address. */
function withoutPunctuation(address: string): string {
  let unopened = countOf(address, ')') - countOf(address, '(');
  let end = address.length;
  for (;;) {
    const last = address.charAt(end - 1);
    if (last === ')' && unopened > 0) unopened--;
    else if (!'.,;:!?*'.includes(last)) return address.slice(0, end);
    end--;
  }
}

function countOf(text: string, character: string): number {
  return text.split(character).length - 1;
}
