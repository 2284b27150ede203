// Everything about rendered documents: their texts, ways to and from the specs, and what is asked of renderings.
import { isRendered, type Previews } from '../previews.ts';
import type { RenderedPlaces } from '../rendered-places.ts';
import type { Session } from '../session.ts';
import { registerRenderRequests } from './render-requests.ts';
import { registerRenderedDocuments } from './rendered-documents.ts';
import { registerRenderedPlaces } from './rendered-places.ts';
import { followRenderedProblems, type RenderedProblems } from './rendered-problems.ts';

/** Also begins to follow the documents that are open. */
export function registerRendering(
  session: Session,
  previews: Previews,
  places: RenderedPlaces,
): void {
  registerRenderedDocuments(session, previews);
  registerRenderedPlaces({ session, previews, places });
  registerRenderRequests(session, previews);
  followDocuments(session, followRenderedProblems(session, previews));
}

/** Where open documents are told of. */
type DocumentEvents = Parameters<Session['documents']['listen']>[0];

/** Follows the documents that people write: rendered ones are none of the session's files. */
function followDocuments({ connection, documents }: Session, rendered: RenderedProblems): void {
  const specs: DocumentEvents = {
    onDidOpenTextDocument: (take) =>
      connection.onDidOpenTextDocument((params) => {
        const { uri } = params.textDocument;
        if (!isRendered(uri)) return take(params);
        rendered.opened(uri);
        return undefined;
      }),
    onDidChangeTextDocument: (take) =>
      connection.onDidChangeTextDocument((params) =>
        isRendered(params.textDocument.uri) ? undefined : take(params),
      ),
    onDidCloseTextDocument: (take) =>
      connection.onDidCloseTextDocument((params) => {
        const { uri } = params.textDocument;
        if (!isRendered(uri)) return take(params);
        rendered.closed(uri);
        return undefined;
      }),
    onWillSaveTextDocument: (take) => connection.onWillSaveTextDocument(take),
    onWillSaveTextDocumentWaitUntil: (take) => connection.onWillSaveTextDocumentWaitUntil(take),
    onDidSaveTextDocument: (take) => connection.onDidSaveTextDocument(take),
  };
  documents.listen(specs);
}
