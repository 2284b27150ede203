// Text of one document → tree and problems. Never throws.
import type { YAMLParseError } from 'yaml';
import { wholeAfter, wholeBefore } from '../base/whole-characters.ts';
import { compose } from './compose.ts';
import { MOST_IN_DOCUMENT, unreadDocument } from './limits.ts';
import { quickParse } from './quick-parse.ts';
import { MAX_DEPTH, TreeBuilder } from './tree-builder.ts';
import { explainSyntaxError } from './syntax-messages.ts';
import { reparse } from './reparse.ts';
import type { YamlComment, YamlDocument, YamlProblem } from './nodes.ts';

/** Shorter texts are always read as a whole: that takes no time worth saving. */
const LONG = 4_000;
const DOCUMENT_TOO_LARGE =
  'This document is larger than 3 MB, so nothing in it is checked. Move parts of it to other documents, each after a line "---".';
/** The last document without problems, of those in which an edit left some. */
const soundOf = new WeakMap<YamlDocument, YamlDocument>();

/**
 * Parses the text of one document, as cut out by `splitDocuments`. When it is given what the
 * document was before an edit, only the part that was edited is read; the answer is the same.
 */
export function parseDocument(text: string, earlier?: YamlDocument): YamlDocument {
  if (text.length > MOST_IN_DOCUMENT) return unreadDocument(DOCUMENT_TOO_LARGE);
  if (earlier === undefined || text.length < LONG) return parseAll(text);
  const sound = earlier.problems.length === 0 ? earlier : soundOf.get(earlier);
  const document = (sound && reparse(text, sound)) ?? parseAll(text);
  if (sound !== undefined && document.problems.length > 0) soundOf.set(document, sound);
  return document;
}

function parseAll(text: string): YamlDocument {
  const quick = quickParse(text);
  return quick === undefined ? parseWhole(text) : { text, ...quick, problems: [] };
}

/** The same by the whole parser, whatever the text. */
export function parseWhole(text: string): YamlDocument {
  const comments: YamlComment[] = [];
  try {
    const documents = compose(text, comments);
    const builder = new TreeBuilder(text);
    const [first] = documents;
    const root = first === undefined ? undefined : builder.build(first.contents);
    const problems = documents.flatMap((document) =>
      document.errors.map((error) => toProblem(error, text)),
    );
    return { text, root, comments, problems: tidy([...problems, ...builder.problems], text) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // The composer recurses once per level, so a hostile nesting ends in a stack overflow.
    return { text, root: undefined, comments, problems: [tooDeep(text)] };
  }
}

function toProblem(error: YAMLParseError, text: string): YamlProblem {
  const [start, last] = error.pos;
  // The parser marks the backslash only; the escape is what the author has to change.
  const end = error.code === 'BAD_DQ_ESCAPE' ? start + 2 : last;
  return {
    ...explainSyntaxError(error.code, error.message),
    range: clampToLine(text, start, end),
  };
}

/**
 * A syntax error may reach over many lines; the first of them is where the author has to look. The
 * parser may find it in the middle of a character, where no place of an editor is.
 */
function clampToLine(text: string, start: number, end: number): { start: number; end: number } {
  let from = Math.max(0, Math.min(start, text.length));
  // An error at the very end of the text (an unclosed bracket) is shown at the last thing written.
  while (from > 0 && from === text.length && /\s/.test(text.charAt(from - 1))) from--;
  from = wholeBefore(text, from);
  const lineBreak = text.slice(from).search(/[\r\n]/);
  const limit = lineBreak < 0 ? text.length : from + lineBreak;
  const to = Math.max(from, Math.min(wholeAfter(text, end), limit));
  return to > from ? { start: from, end: to } : { start: wholeBefore(text, from - 1), end: from };
}

function tooDeep(text: string): YamlProblem {
  return {
    code: 'nesting-too-deep',
    message: `This document is nested more than ${String(MAX_DEPTH)} levels deep and was not read.`,
    range: { start: 0, end: wholeAfter(text, Math.min(1, text.length)) },
  };
}

/** Sorted by place, each place once: one slip often makes the parser complain repeatedly. */
function tidy(problems: YamlProblem[], text: string): YamlProblem[] {
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    const message = 'This text holds a NUL byte; YAML allows no such character.';
    problems.push({ code: 'nul-byte', message, range: { start: nul, end: nul + 1 } });
  }
  const places = new Set<number>();
  return problems
    .sort((a, b) => a.range.start - b.range.start)
    .filter(({ range }) => !places.has(range.start) && places.add(range.start));
}
