// Everything about rendered documents: their texts, ways to and from the specs, and what is asked of renderings.
import { isRendered, type Previews } from '../previews.ts';
import type { RenderedPlaces } from '../rendered-places.ts';
import type { Session } from '../session.ts';
import { registerRenderRequests } from './render-requests.ts';
import { registerRenderedDocuments } from './rendered-documents.ts';
import { registerRenderedPlaces } from './rendered-places.ts';

export function registerRendering(
  session: Session,
  previews: Previews,
  places: RenderedPlaces,
): void {
  registerRenderedDocuments(session, previews);
  registerRenderedPlaces({ session, previews, places });
  registerRenderRequests(session, previews);
}

/** Where open documents are told of. */
type DocumentEvents = Parameters<Session['documents']['listen']>[0];

/** Follows the documents that people write: rendered ones are none of the session's files. */
export function followSpecs({ connection, documents }: Session): void {
  const specs: DocumentEvents = {
    onDidOpenTextDocument: (take) =>
      connection.onDidOpenTextDocument((params) =>
        isRendered(params.textDocument.uri) ? undefined : take(params),
      ),
    onDidChangeTextDocument: (take) =>
      connection.onDidChangeTextDocument((params) =>
        isRendered(params.textDocument.uri) ? undefined : take(params),
      ),
    onDidCloseTextDocument: (take) =>
      connection.onDidCloseTextDocument((params) =>
        isRendered(params.textDocument.uri) ? undefined : take(params),
      ),
    onWillSaveTextDocument: (take) => connection.onWillSaveTextDocument(take),
    onWillSaveTextDocumentWaitUntil: (take) => connection.onWillSaveTextDocumentWaitUntil(take),
    onDidSaveTextDocument: (take) => connection.onDidSaveTextDocument(take),
  };
  documents.listen(specs);
}
