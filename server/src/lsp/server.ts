// Starts the language server: greets the client, says what it can do and hands messages to the handlers.
import {
  CodeActionKind,
  createConnection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ProposedFeatures,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type WorkspaceFolder,
} from 'vscode-languageserver/node';
import { dirname } from 'node:path';
import { RENDERED_SCHEME } from '../protocol.ts';
import { diskFileSystem } from '../node/file-system.ts';
import { clientFeaturesOf, type ClientFeatures } from './client-features.ts';
import { registerCodeActions } from './handlers/code-actions.ts';
import { registerCompletion } from './handlers/completion.ts';
import { registerDeploying } from './handlers/deploying.ts';
import { registerDiagnostics } from './handlers/diagnostics.ts';
import { registerMigration } from './handlers/migration.ts';
import { registerNewResource } from './handlers/new-resource.ts';
import { registerRendering } from './handlers/rendering.ts';
import { followFolders, registerSettings, watchers } from './handlers/settings.ts';
import { registerStructure } from './handlers/structure.ts';
import { registerWorkspaceDiagnostics } from './handlers/workspace-diagnostics.ts';
import { registerWorld, worldCapabilities } from './handlers/world.ts';
import type { Deployments } from './deployments.ts';
import { guard } from './handle.ts';
import { LifeCycle } from './life-cycle.ts';
import { Previews } from './previews.ts';
import { RenderedPlaces } from './rendered-places.ts';
import { rulePagesBeside } from './rule-pages.ts';
import { Session } from './session.ts';
import { VERSION } from '../base/version.ts';

/** Talks to the client over what the command line of the process says, until the client hangs up. */
export function startServer(): void {
  const life = new LifeCycle();
  serve(createConnection(ProposedFeatures.all, { messageStrategy: life.messageStrategy }), life);
}

function serve(connection: Connection, life: LifeCycle): void {
  let opened: OpenSession | undefined;
  life.serve(connection);
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
    await closing?.deployments.close();
  });
  connection.listen();
}

interface OpenSession {
  readonly session: Session;
  readonly deployments: Deployments;
}

function openSession(connection: Connection, params: InitializeParams): OpenSession {
  const session = new Session({
    connection,
    client: clientFeaturesOf(params),
    fileSystem: diskFileSystem,
    folders: foldersOf(params),
    rulePages: rulePagesBeside(dirname(process.argv[1] ?? '')),
  });
  const previews = new Previews(session);
  const rendered = new RenderedPlaces(session, previews);
  registerDiagnostics(session);
  registerWorkspaceDiagnostics(session);
  registerCompletion(session);
  registerStructure(session, rendered);
  registerCodeActions(session);
  registerWorld(session, rendered);
  registerMigration(session);
  registerNewResource(session);
  registerSettings(session);
  registerRendering(session, previews, rendered);
  return { session, deployments: registerDeploying(session) };
}

/** Older clients know of one folder only. */
function foldersOf(params: {
  readonly workspaceFolders?: readonly WorkspaceFolder[] | null;
  readonly rootUri: string | null;
}): readonly string[] {
  if (params.workspaceFolders) return params.workspaceFolders.map(({ uri }) => uri);
  return params.rootUri === null ? [] : [params.rootUri];
}

function initializeResult(client: ClientFeatures): InitializeResult {
  return {
    serverInfo: { name: 'oam-language-server', version: VERSION },
    capabilities: {
      positionEncoding: client.encoding,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      completionProvider: { resolveProvider: true, triggerCharacters: [' ', '-', '(', '"'] },
      hoverProvider: true,
      documentSymbolProvider: true,
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      documentLinkProvider: { resolveProvider: false },
      ...worldCapabilities(client),
      codeActionProvider: {
        codeActionKinds: [
          CodeActionKind.QuickFix,
          CodeActionKind.RefactorExtract,
          CodeActionKind.RefactorRewrite,
          `${CodeActionKind.SourceFixAll}.oam`,
        ],
        ...(client.lateEdits ? { resolveProvider: true } : {}),
      },
      ...(client.pullDiagnostics
        ? {
            diagnosticProvider: {
              identifier: 'oam',
              interFileDependencies: true,
              workspaceDiagnostics: true,
            },
          }
        : {}),
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        textDocumentContent: { schemes: [RENDERED_SCHEME] },
      },
    },
  };
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
