// Follows which documents are open, and what is typed into them.
import { guard } from '../handle.ts';
import type { Late } from '../late.ts';
import { isRendered } from '../rendered-uri.ts';
import type { Session } from '../session.ts';
import type { RenderedDocuments } from './rendering.ts';

/** Where open documents are told of. */
type DocumentEvents = Parameters<Session['documents']['listen']>[0];

/** Follows the documents that people write: rendered ones are none of the session's files. */
export function followDocuments(session: Session, rendered: Late<RenderedDocuments>): void {
  const { connection, documents } = session;
  const tell = (what: 'opened' | 'closed', uri: string): void => {
    void guard(session, 'problems of renderings', async () => {
      (await rendered.get()).problems[what](uri);
    })(undefined);
  };
  const specs: DocumentEvents = {
    onDidOpenTextDocument: (take) =>
      connection.onDidOpenTextDocument((params) => {
        const { uri } = params.textDocument;
        if (!isRendered(uri)) return take(params);
        tell('opened', uri);
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
        tell('closed', uri);
        return undefined;
      }),
    onWillSaveTextDocument: (take) => connection.onWillSaveTextDocument(take),
    onWillSaveTextDocumentWaitUntil: (take) => connection.onWillSaveTextDocumentWaitUntil(take),
    onDidSaveTextDocument: (take) => connection.onDidSaveTextDocument(take),
  };
  documents.listen(specs);
}
