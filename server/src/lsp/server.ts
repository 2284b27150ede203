// Starts the language server: greets the client and hands messages to the handlers.
import {
  createConnection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ProposedFeatures,
} from 'vscode-languageserver/node';
import { initializeResult } from './capabilities.ts';
import { guard } from './handle.ts';
import { followFolders, watchers } from './handlers/settings.ts';
import { LifeCycle } from './life-cycle.ts';
import { serveRefusals, type MessageStrategy } from './messages.ts';
import { openSession, type OpenSession } from './open-session.ts';
import type { Session } from './session.ts';

/** Talks to the client over what the command line of the process says, until the client hangs up. */
export function startServer(): void {
  const life = new LifeCycle();
  let opened: OpenSession | undefined;
  const messageStrategy: MessageStrategy = {
    handleMessage: (message, next) =>
      life.take(message, (passed) =>
        opened === undefined ? next(passed) : opened.parts.take(passed, next),
      ),
  };
  const connection = createConnection(ProposedFeatures.all, { messageStrategy });
  serveRefusals(connection);
  connection.onInitialize((params) => {
    opened = openSession(connection, params);
    life.begin();
    return initializeResult(opened.session.client);
  });
  connection.onInitialized(async () => {
    const session = opened?.session;
    if (session !== undefined) await guard(session, 'initialized', () => start(session))(undefined);
  });
  connection.onShutdown(async () => {
    const closing = opened;
    opened = undefined;
    life.end();
    // What runs in a cluster is ended in good order; the client waits for the answer.
    await closing?.close();
  });
  connection.listen();
}

async function start(session: Session): Promise<void> {
  const { connection, client } = session;
  // A client that refuses, or never answers, still has its folders read.
  const register = (wanted: () => Promise<unknown>): void => {
    const asked = guard(session, 'client/registerCapability', async () => {
      await wanted();
    });
    void asked(undefined);
  };
  if (client.dynamicConfiguration) {
    register(() =>
      connection.client.register(DidChangeConfigurationNotification.type, { section: 'oam' }),
    );
  }
  if (client.dynamicWatching) {
    register(() =>
      connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [...watchers],
      }),
    );
  }
  if (client.workspaceFolders) followFolders(session);
  await session.reloadSettings();
  session.indexer.scan();
}
