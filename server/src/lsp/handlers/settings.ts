// Follows changes of settings, folders and files.
import { WatchKind, type FileSystemWatcher } from 'vscode-languageserver';
import { normalizeUri } from '../../base/uri.ts';
import { CONFIG_FILE } from '../../workspace/settings.ts';
import { guard } from '../handle.ts';
import type { Session } from '../session.ts';

/** What the client is asked to watch. */
export const watchers: readonly FileSystemWatcher[] = [
  { globPattern: '**/*.{yaml,yml,json}', kind: WatchKind.Change },
  { globPattern: `**/${CONFIG_FILE}`, kind: WatchKind.Change },
  { globPattern: '**/.gitignore', kind: WatchKind.Change },
  // Folders that come or go say nothing of the files in them, and may be called anything.
  { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
];

export function registerSettings(session: Session): void {
  const { connection, client } = session;
  connection.onDidChangeConfiguration(
    guard(session, 'workspace/didChangeConfiguration', ({ settings }) =>
      // Clients that can be asked send nothing of use; the others send their whole section.
      client.configuration ? session.reloadSettings() : session.setSettings(sectionIn(settings)),
    ),
  );
  connection.onDidChangeWatchedFiles(
    guard(session, 'workspace/didChangeWatchedFiles', async ({ changes }) => {
      if (changes.some(({ uri }) => session.settings.isConfig(uri))) await session.reloadSettings();
      session.indexer.follow(changes.map(({ uri }) => uri));
    }),
  );
}

/** Follows which folders are open; possible once the client has been greeted. */
export function followFolders(session: Session): void {
  session.connection.workspace.onDidChangeWorkspaceFolders(
    guard(session, 'workspace/didChangeWorkspaceFolders', ({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => normalizeUri(uri)));
      const kept = session.folders.filter((folder) => !gone.has(folder));
      return session.setFolders([...kept, ...added.map(({ uri }) => uri)]);
    }),
  );
}

function sectionIn(settings: unknown): unknown {
  if (typeof settings !== 'object' || settings === null) return undefined;
  return 'oam' in settings ? settings.oam : settings;
}
