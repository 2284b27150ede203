// Tells the editor's menus which of the open files hold OAM resources.
import * as vscode from 'vscode';
import type { Server } from './server.ts';

/** Context key: the paths of open files with OAM resources, for `resourcePath in oam.specFiles`. */
const SPEC_FILES = 'oam.specFiles';
/** Context key: true once there was OAM to be seen. */
const IN_USE = 'oam.inUse';

export function tellSpecFiles(server: Server): vscode.Disposable {
  const files = new Map<string, readonly string[]>();
  const tell = (): void => {
    void vscode.commands.executeCommand('setContext', SPEC_FILES, [...files.values()].flat());
  };
  const forget = (uri: string): void => {
    if (files.delete(uri)) tell();
  };
  return vscode.Disposable.from(
    server.onStatus((status) => {
      const uri = vscode.Uri.parse(status.uri);
      const key = uri.toString();
      if (status.resources === 0) {
        forget(key);
        return;
      }
      if (files.size === 0) void vscode.commands.executeCommand('setContext', IN_USE, true);
      if (files.has(key)) return;
      files.set(key, spellings(uri));
      tell();
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => forget(uri.toString())),
  );
}

/**
 * The path as the window may spell it: that runs on another system than the files are on when they
 * are reached over a network, and knows them by another scheme.
 */
function spellings({ fsPath, path }: vscode.Uri): readonly string[] {
  return [...new Set([fsPath, path, path.replaceAll('/', '\\')])];
}
