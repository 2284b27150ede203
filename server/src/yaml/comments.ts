// Finds the comments of a document in the parser's concrete syntax tree.
import type { CST } from 'yaml';
import type { YamlComment } from './nodes.ts';

type Token = CST.Token | CST.SourceToken;

/** Appends every comment below `root` to `comments`, in the order of the text. */
export function collectComments(root: Token, comments: YamlComment[]): void {
  const found: YamlComment[] = [];
  const pending: unknown[] = [root];
  while (pending.length > 0) {
    const token = pending.pop();
    // One by one: a call takes only so many arguments, and lists of tokens may be longer.
    if (Array.isArray(token)) for (const each of token as unknown[]) pending.push(each);
    else if (typeof token === 'object' && token !== null) visit(token as Token, pending, found);
  }
  for (const each of found.sort((a, b) => a.range.start - b.range.start)) comments.push(each);
}

function visit(token: Token, pending: unknown[], comments: YamlComment[]): void {
  if (token.type === 'comment') {
    const start = token.offset;
    comments.push({ range: { start, end: start + token.source.length }, text: token.source });
    return;
  }
  // Collections have `items`; items have `start`, `key`, `sep` and `value`; block scalars `props`.
  for (const name of ['start', 'key', 'sep', 'value', 'items', 'end', 'props'] as const) {
    const child = (token as unknown as Record<string, unknown>)[name];
    if (typeof child === 'object' && child !== null) pending.push(child);
  }
}
