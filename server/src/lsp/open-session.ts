// The session of a client that was greeted, with the parts of the server that answer it. Loaded once the greeting is answered.
import { dirname } from 'node:path';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type Connection,
  type InitializeParams,
  type WorkspaceFolder,
} from 'vscode-languageserver';
import { diskFileSystem } from '../node/file-system.ts';
import {
  COMPONENTS,
  CONFIGURATIONS,
  MIGRATE,
  NEW_RESOURCE,
  RENDER,
  RENDERED_FILES,
  RENDERED_PLACES,
} from '../protocol.ts';
import { TRUSTED } from '../protocol-deploy.ts';
import type { ClientFeatures } from './client-features.ts';
import { guard } from './handle.ts';
import { registerDiagnostics } from './handlers/diagnostics.ts';
import { followDocuments } from './handlers/open-documents.ts';
import { registerRefresh } from './handlers/refresh.ts';
import { followFolders, registerSettings, watchers } from './handlers/settings.ts';
import { registerWorkspaceDiagnostics } from './handlers/workspace-diagnostics.ts';
import { Late } from './late.ts';
import { isRequest } from './messages.ts';
import type { Part, Parts } from './parts.ts';
import { rulePagesBeside } from './rule-pages.ts';
import { Session } from './session.ts';
import { Trust } from './trust.ts';

export interface OpenSession {
  /** The client is ready to be asked, too. */
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface SessionOptions {
  readonly client: ClientFeatures;
  readonly params: InitializeParams;
  /** Gets the parts that are loaded later. */
  readonly parts: Parts;
}

/** Begins to follow files. What the rest answers is loaded when it is asked for. */
export function openSession(
  connection: Connection,
  { client, params, parts }: SessionOptions,
): OpenSession {
  const session = new Session({
    connection,
    client,
    fileSystem: diskFileSystem,
    folders: foldersOf(params),
    rulePages: rulePagesBeside(dirname(process.argv[1] ?? '')),
  });
  const trust = new Trust(client.options.trusted);
  connection.onNotification(
    TRUSTED,
    guard<unknown>(session, TRUSTED, () => trust.give()),
  );
  const { late, editing, rendered, deployments } = lateParts(session, trust);
  for (const part of late) parts.add(part);
  registerDiagnostics(session);
  registerWorkspaceDiagnostics(session);
  registerSettings(session);
  registerRefresh(session);
  followDocuments(session, rendered);
  // Who edits will ask about the text soon; the problems come first.
  session.onFirstReport(() => void parts.prepare(editing));
  return {
    start: () => guard(session, 'initialized', () => start(session))(undefined),
    close: async () => (await deployments.begun)?.close(),
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
/** Older clients know of one folder only. */
function foldersOf(params: {
  readonly workspaceFolders?: readonly WorkspaceFolder[] | null;
  readonly rootUri: string | null;
}): readonly string[] {
  if (params.workspaceFolders) return params.workspaceFolders.map(({ uri }) => uri);
  return params.rootUri === null ? [] : [params.rootUri];
}

/** Requests about renderings. */
const RENDERING = new Set([
  CONFIGURATIONS,
  RENDER,
  RENDERED_FILES,
  RENDERED_PLACES,
  'workspace/textDocumentContent',
]);

/** Requests that are answered from the start. */
const AT_ONCE = new Set([
  'initialize',
  'shutdown',
  'textDocument/diagnostic',
  'workspace/diagnostic',
]);

function forRequests(answers: (method: string) => boolean, load: Part['load']): Part {
  return { answers: (message) => isRequest(message) && answers(message.method), load };
}

/** Each `import()` here is a file of its own in what ships. */
function lateParts(session: Session, trust: Trust) {
  const rendered = new Late(async () => {
    const { registerRendering } = await import('./handlers/rendering.ts');
    return registerRendering(session);
  });
  const deployments = new Late(async () => {
    const { registerDeploying } = await import('./handlers/deploying.ts');
    return registerDeploying(session, trust);
  });
  const migration = new Late(async () => {
    const { registerMigration } = await import('./handlers/migration.ts');
    registerMigration(session);
  });
  const newResource = new Late(async () => {
    const { registerNewResource } = await import('./handlers/new-resource.ts');
    registerNewResource(session);
  });
  const editing = new Late(async () => {
    const { registerEditing } = await import('./handlers/editing.ts');
    registerEditing(session, rendered);
  });
  const editingPart = forRequests(
    // All that the protocol itself knows, so that none is forgotten.
    (method) => !AT_ONCE.has(method) && !RENDERING.has(method) && !/^(?:oam\/|\$\/)/.test(method),
    () => editing.get(),
  );
  const late: readonly Part[] = [
    editingPart,
    forRequests(
      (method) => RENDERING.has(method),
      () => rendered.get(),
    ),
    forRequests(
      (method) => /^oam\/(?:deploy|deployments|cluster)\//.test(method),
      () => deployments.get(),
    ),
    forRequests(
      (method) => method === MIGRATE,
      () => migration.get(),
    ),
    forRequests(
      (method) => method === COMPONENTS || method === NEW_RESOURCE,
      () => newResource.get(),
    ),
  ];
  return { late, editing: editingPart, rendered, deployments };
}
