// Text of one document → tree and problems. The only file that calls the `yaml` package; never throws.
import { Composer, Parser, type Document, type YAMLParseError } from 'yaml';
import { wholeAfter, wholeBefore } from '../base/whole-characters.ts';
import { collectComments } from './comments.ts';
import { MAX_DEPTH, TreeBuilder } from './tree-builder.ts';
import { explainSyntaxError } from './syntax-messages.ts';
import type { YamlComment, YamlDocument, YamlProblem } from './nodes.ts';

/** Parses the text of one document, as cut out by `splitDocuments`. */
export function parseDocument(text: string): YamlDocument {
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

function compose(text: string, comments: YamlComment[]): Document.Parsed[] {
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    // Sets and ordered maps are YAML 1.1: for 1.2 they are mappings and lists, with all that is in them.
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    keepSourceTokens: false,
    logLevel: 'silent',
  });
  const documents: Document.Parsed[] = [];
  const hasComments = text.includes('#');
  for (const token of new Parser().parse(text)) {
    if (hasComments) collectComments(token, comments);
    documents.push(...composer.next(token));
  }
  documents.push(...composer.end(false, text.length));
  return documents;
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
