// The session of a client that was greeted, with the parts of the server that answer it.
import { dirname } from 'node:path';
import type { Connection, InitializeParams, WorkspaceFolder } from 'vscode-languageserver';
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
import { clientFeaturesOf } from './client-features.ts';
import { guard } from './handle.ts';
import { registerDiagnostics } from './handlers/diagnostics.ts';
import { followDocuments } from './handlers/open-documents.ts';
import { registerRefresh } from './handlers/refresh.ts';
import { registerSettings } from './handlers/settings.ts';
import { registerWorkspaceDiagnostics } from './handlers/workspace-diagnostics.ts';
import { Late } from './late.ts';
import { Parts, type Part } from './parts.ts';
import { rulePagesBeside } from './rule-pages.ts';
import { Session } from './session.ts';
import { Trust } from './trust.ts';

export interface OpenSession {
  readonly session: Session;
  readonly parts: Parts;
  readonly close: () => Promise<void>;
}

/** Begins to follow files. What the rest answers is loaded when it is asked for. */
export function openSession(connection: Connection, params: InitializeParams): OpenSession {
  const session = new Session({
    connection,
    client: clientFeaturesOf(params),
    fileSystem: diskFileSystem,
    folders: foldersOf(params),
    rulePages: rulePagesBeside(dirname(process.argv[1] ?? '')),
  });
  const trust = new Trust(session.client.options.trusted);
  connection.onNotification(
    TRUSTED,
    guard<unknown>(session, TRUSTED, () => trust.give()),
  );
  const { parts, editing, rendered, deployments } = lateParts(session, trust);
  registerDiagnostics(session);
  registerWorkspaceDiagnostics(session);
  registerSettings(session);
  registerRefresh(session);
  followDocuments(session, rendered);
  // Who edits will ask about the text soon; the problems come first.
  session.onFirstReport(() => void parts.prepare(editing));
  return { session, parts, close: async () => (await deployments.begun)?.close() };
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
  const editingPart: Part = {
    // All that the protocol itself knows, so that none is forgotten.
    answers: (method) =>
      !AT_ONCE.has(method) &&
      !RENDERING.has(method) &&
      !method.startsWith('oam/') &&
      !method.startsWith('$/'),
    load: () => editing.get(),
  };
  const parts = new Parts(
    [
      editingPart,
      { answers: (method) => RENDERING.has(method), load: () => rendered.get() },
      {
        answers: (method) => /^oam\/(?:deploy|deployments|cluster)\//.test(method),
        load: () => deployments.get(),
      },
      { answers: (method) => method === MIGRATE, load: () => migration.get() },
      {
        answers: (method) => method === COMPONENTS || method === NEW_RESOURCE,
        load: () => newResource.get(),
      },
    ],
    session.log,
  );
  return { parts, editing: editingPart, rendered, deployments };
}
