// How much text is read as one YAML document. What is longer is left unread, and said to be, so that nobody waits for it.
import type { YamlDocument } from './nodes.ts';

/**
 * Characters in one document. A resource is one object in a cluster, whose API server takes no
 * request of more than 3 MiB; and each edit of a document costs reading all of it.
 */
export const MOST_IN_DOCUMENT = 3_000_000;

/** The code of the problem that an unread document has, and no other one. */
export const TOO_LARGE = 'too-large';

/** A document of which nothing is known, nor kept, and the message that says why. */
export function unreadDocument(message: string): YamlDocument {
  const problem = { code: TOO_LARGE, message, range: { start: 0, end: 0 } };
  return { text: '', root: undefined, comments: [], problems: [problem] };
}

/** Whether a document was left unread for its size. */
export function isUnread({ problems }: Pick<YamlDocument, 'problems'>): boolean {
  return problems[0]?.code === TOO_LARGE;
}
