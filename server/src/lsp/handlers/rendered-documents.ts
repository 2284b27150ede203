// The texts of rendered documents, and who is told when they are others.
import { normalizeUri } from '../../base/uri.ts';
import { handle } from '../handle.ts';
import type { Previews } from '../previews.ts';
import type { Session } from '../session.ts';
import { waitForScan } from '../wait-for-scan.ts';
import { whenQuiet } from '../when-quiet.ts';

/** A text that a client has. */
interface Given {
  /** The client's spelling. */
  readonly uri: string;
  readonly text: string;
}

export function registerRenderedDocuments(session: Session, previews: Previews): void {
  const { connection, client } = session;
  const scanned = waitForScan(session);
  const given = new Map<string, Given>();
  connection.workspace.textDocumentContent.on(
    handle(session, 'workspace/textDocumentContent', async ({ uri }) => {
      // Half of the files would make errors of names that the other half declares.
      await scanned();
      await previews.prepare();
      const text = previews.of(uri)?.printed.text ?? '';
      given.set(normalizeUri(uri), { uri, text });
      return { text };
    }),
  );
  if (!client.textDocumentContent) return;
  whenQuiet(session, 'workspace/textDocumentContent/refresh', async () => {
    if (session.isScanning) return;
    for (const [key, { uri, text }] of [...given]) {
      if (previews.of(uri)?.printed.text === text) continue;
      // Who still shows it asks for the text; who does not is told no more.
      given.delete(key);
      await connection.workspace.textDocumentContent.refresh(uri);
    }
  });
}
