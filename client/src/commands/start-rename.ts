// Lets the author choose a name that a refactoring made up.
import * as vscode from 'vscode';

/** Used by refactorings only, so it is no command of the palette. */
export const START_RENAME = 'oam.startRename';

export function registerStartRename(): vscode.Disposable {
  return vscode.commands.registerCommand(
    START_RENAME,
    (uri: string, { line, character }: { readonly line: number; readonly character: number }) =>
      vscode.commands.executeCommand('editor.action.rename', [
        vscode.Uri.parse(uri),
        new vscode.Position(line, character),
      ]),
  );
}
