// Asks clients to ask again for what is shown beside a text and depends on other files.
import { CodeLensRefreshRequest, SemanticTokensRefreshRequest } from 'vscode-languageserver';
import { guard } from '../handle.ts';
import type { Session } from '../session.ts';

/** How long nothing must have changed before the client is told to ask again, in milliseconds. */
const QUIET = 500;

/** Tells the client each time when files have changed and then rested. */
export function registerRefresh(session: Session): void {
  const { connection, client } = session;
  const refresh = guard(session, 'refresh', async () => {
    if (client.refreshTokens) await connection.sendRequest(SemanticTokensRefreshRequest.type);
    if (client.refreshInlayHints) await connection.languages.inlayHint.refresh();
    if (client.refreshLenses) await connection.sendRequest(CodeLensRefreshRequest.type);
  });
  let timer: NodeJS.Timeout | undefined;
  session.onChange(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(undefined), QUIET);
    // A client that hangs up is not waited for.
    timer.unref();
  });
}
