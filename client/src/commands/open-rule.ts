// Opens the page that explains a rule, or the table of all rules.
import * as vscode from 'vscode';
import { rulePage } from '../rule-pages.ts';

export function registerOpenRule(): vscode.Disposable {
  return vscode.commands.registerCommand('oam.openRule', async (code?: unknown) => {
    const page = rulePage(typeof code === 'string' ? code : undefined);
    await vscode.commands.executeCommand('vscode.open', page);
  });
}
