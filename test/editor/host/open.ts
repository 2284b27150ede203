// Opens today's VS Code with the packaged extension for a person, in whatever browser they like.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { installHost } from './install.ts';
import { startServer } from './server.ts';
import { settingsForUser } from './settings.ts';
import { today } from './versions.ts';

/** What to open. */
export interface OpenOptions {
  /** The folder or `.code-workspace` file to open. */
  readonly folder: string;
  /** The packaged extension. */
  readonly vsix: string;
  /** Told about the progress of a first installation. */
  readonly log?: (line: string) => void;
}

/** An editor that waits to be visited. */
export interface OpenEditor {
  /** Where a browser on this machine finds it. */
  readonly address: string;
  /** Resolves when the editor's server has ended, for whatever reason. */
  readonly ended: Promise<unknown>;
  /** Ends the server, and removes its settings and its copy of the extension. */
  stop(): Promise<void>;
}

/** Installs VS Code if needed, and the extension into a fresh profile; resolves when it can be visited. */
export async function openForUser(options: OpenOptions): Promise<OpenEditor> {
  const folder = path.resolve(options.folder);
  const vsix = path.resolve(options.vsix);
  await existing(folder, 'The folder to open');
  await existing(vsix, 'The packaged extension');
  const host = await installHost(today, { log: options.log ?? (() => undefined) });
  const server = await startServer(host, {
    settings: settingsForUser(),
    vsix: [vsix],
    folder,
    lifetime: 'process',
  });
  return { address: `${server.address}/`, ended: server.ended, stop: () => server.stop() };
}

async function existing(file: string, what: string): Promise<void> {
  await stat(file).catch(() => {
    throw new Error(`${what} does not exist: ${file}`);
  });
}
