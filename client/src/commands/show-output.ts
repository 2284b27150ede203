// OAM: Show Output.
import * as vscode from 'vscode';
import type { Server } from '../server.ts';

export function registerShowOutput(server: Server): vscode.Disposable {
  return vscode.commands.registerCommand('oam.showOutput', () => {
    server.output.show();
  });
}
