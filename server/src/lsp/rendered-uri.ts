// Which documents are rendered ones.
import { schemeOfUri } from '../base/uri.ts';
import { RENDERED_SCHEME } from '../protocol.ts';

/** Whether a document is one that the server itself holds the text of. */
export function isRendered(uri: string): boolean {
  return uri.startsWith(`${RENDERED_SCHEME}:`) && schemeOfUri(uri) === RENDERED_SCHEME;
}
