// Starts the language server: greets the client and hands messages to the handlers.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { initializeResult } from './capabilities.ts';
import { clientFeaturesOf } from './client-features.ts';
import { Late } from './late.ts';
import { LifeCycle } from './life-cycle.ts';
import { serveRefusals, type MessageStrategy } from './messages.ts';
import type { OpenSession } from './open-session.ts';
import { withSoundParams } from './params.ts';
import { Parts, type Part } from './parts.ts';

/** Talks to the client over what the command line of the process says, until the client hangs up. */
export function startServer(): void {
  const life = new LifeCycle();
  const messageStrategy: MessageStrategy = {
    handleMessage: (message, next) =>
      life.take(message, (timely) =>
        withSoundParams(timely, (sound) => parts.take(sound, next), connection.console),
      ),
  };
  const connection = createConnection(ProposedFeatures.all, { messageStrategy });
  const parts = new Parts(connection.console);
  let session: Late<OpenSession> | undefined;
  serveRefusals(connection);
  connection.onInitialize((params) => {
    const client = clientFeaturesOf(params);
    const opening = new Late(async () => {
      const { openSession } = await import('./open-session.ts');
      return openSession(connection, { client, params, parts });
    });
    const part: Part = { answers: () => true, load: () => opening.get() };
    parts.add(part);
    session = opening;
    life.begin();
    // The answer goes first, and the client reads it while the rest is loaded.
    setTimeout(() => void parts.prepare(part), 0);
    return initializeResult(client);
  });
  connection.onInitialized(async () => {
    await (await session?.get())?.start();
  });
  connection.onShutdown(async () => {
    const closing = session;
    session = undefined;
    life.end();
    // What runs in a cluster is ended in good order; the client waits for the answer.
    await (await closing?.begun)?.close();
  });
  connection.listen();
}
