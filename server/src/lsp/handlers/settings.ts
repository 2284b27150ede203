// Follows changes of settings: in the editor and in the folders' settings files.
import { guard } from '../handle.ts';
import type { Session } from '../session.ts';

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
    }),
  );
}

function sectionIn(settings: unknown): unknown {
  if (typeof settings !== 'object' || settings === null) return undefined;
  return 'oam' in settings ? settings.oam : settings;
}
