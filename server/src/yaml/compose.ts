// Text → the `yaml` package's own documents, with the one set of options that this project reads YAML by.
import { Composer, Parser, type Document } from 'yaml';
import { collectComments } from './comments.ts';
import type { YamlComment } from './nodes.ts';

/** The documents in a text; its comments are appended to `comments`, in the order of the text. */
export function compose(text: string, comments: YamlComment[]): Document.Parsed[] {
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
