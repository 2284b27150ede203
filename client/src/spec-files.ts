// Tells the editor's menus which of the open files hold OAM resources.
import * as vscode from 'vscode';
import type { Server } from './server.ts';

/** Context key: the addresses of open files with OAM resources, for `resource in oam.specFiles`. */
const SPEC_FILES = 'oam.specFiles';
/** Context key: true once there was OAM to be seen. */
const IN_USE = 'oam.inUse';

export function tellSpecFiles(server: Server): vscode.Disposable {
  const files = new Set<string>();
  const tell = (): void => {
    void vscode.commands.executeCommand('setContext', SPEC_FILES, [...files]);
  };
  const forget = (uri: string): void => {
    if (files.delete(uri)) tell();
  };
  return vscode.Disposable.from(
    server.onStatus(({ uri, resources }) => {
      const file = vscode.Uri.parse(uri).toString();
      if (resources === 0) {
        forget(file);
        return;
      }
      if (files.size === 0) void vscode.commands.executeCommand('setContext', IN_USE, true);
      if (files.has(file)) return;
      files.add(file);
      tell();
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => forget(uri.toString())),
  );
}
