// OAM: Migrate Draft to v1alpha1. All edits are shown in the editor's own preview before they are made.
import * as vscode from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageclient/node';
import { MIGRATE, type MigrateParams, type MigrateResult } from '../../../server/src/protocol.ts';
import type { Server } from '../server.ts';

export function registerMigrate(server: Server): vscode.Disposable {
  return vscode.commands.registerCommand('oam.migrate', async (file?: unknown) => {
    const params = file instanceof vscode.Uri ? { uris: [file.toString()] } : await askForFiles();
    if (params !== undefined) await migrate(server, params);
  });
}

interface Choice extends vscode.QuickPickItem {
  readonly params: MigrateParams;
}

const LANGUAGES = ['yaml', 'json', 'jsonc'];

/** Asks only where there is something to choose; undefined when the author thought better of it. */
async function askForFiles(): Promise<MigrateParams | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  const choices: Choice[] = [];
  if (document !== undefined && LANGUAGES.includes(document.languageId)) {
    const description = vscode.workspace.asRelativePath(document.uri);
    const params = { uris: [document.uri.toString()] };
    choices.push({ label: 'This file', description, params });
  }
  if (vscode.workspace.workspaceFolders !== undefined) {
    choices.push({ label: 'All files of the workspace', params: {} });
  }
  const [only, ...others] = choices;
  if (others.length === 0) return only?.params ?? {};
  const placeHolder = 'What is to be migrated? Every change is shown before it is made.';
  return (await vscode.window.showQuickPick(choices, { placeHolder }))?.params;
}

async function migrate(server: Server, params: MigrateParams): Promise<void> {
  const { edit, notes } = await server.ask<MigrateResult<WorkspaceEdit>>(MIGRATE, params);
  if (edit === null) {
    if (notes.length > 0) tellNotes(server, notes);
    else
      void vscode.window.showInformationMessage('There is no draft here that could be migrated.');
    return;
  }
  const edits = await server.toWorkspaceEdit(edit);
  const applied = await vscode.workspace.applyEdit(edits, { isRefactoring: true });
  if (applied && notes.length > 0) tellNotes(server, notes);
}

/** Does not wait for the author, who may leave the message where it is. */
function tellNotes(server: Server, notes: MigrateResult<unknown>['notes']): void {
  for (const { uri, range, message } of notes) {
    const path = vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
    server.output.warn(`${path}:${String(range.start.line + 1)}: ${message}`);
  }
  const places = notes.length === 1 ? 'One place needs' : `${String(notes.length)} places need`;
  const show = 'Show';
  const message = `${places} a look: what could not be migrated, and what was made up.`;
  void vscode.window.showWarningMessage(message, show).then((answer) => {
    if (answer === show) server.output.show();
  });
}
