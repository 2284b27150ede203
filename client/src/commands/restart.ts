// OAM: Restart Language Server.
import * as vscode from 'vscode';
import type { Server } from '../server.ts';

export function registerRestart(server: Server): vscode.Disposable {
  return vscode.commands.registerCommand('oam.restart', () => server.restart());
}
