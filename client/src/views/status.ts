// The language status item: how many resources the document holds, by which profile it is checked.
import * as vscode from 'vscode';
import type { DocumentStatus } from '../../../server/src/protocol.ts';
import type { Server } from '../server.ts';

export function registerStatus(server: Server): vscode.Disposable {
  const statuses = new Map<string, DocumentStatus>();
  const item = vscode.languages.createLanguageStatusItem('oam.status', []);
  item.name = 'Open Application Model';
  item.command = {
    title: 'Change profile',
    command: 'workbench.action.openSettings',
    arguments: ['oam.profile'],
  };
  const update = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const status = document === undefined ? undefined : statuses.get(document.uri.toString());
    // A selector that fits nothing hides the item.
    item.selector = status === undefined || status.resources === 0 ? [] : [selectorOf(document)];
    if (status === undefined) return;
    const count = status.resources === 1 ? '1 resource' : `${String(status.resources)} resources`;
    item.text = `OAM: ${count}`;
    item.detail = `${status.dialects.join(', ')}, profile ${status.profile}`;
  };
  return vscode.Disposable.from(
    item,
    server.onStatus((status) => {
      statuses.set(vscode.Uri.parse(status.uri).toString(), status);
      update();
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => statuses.delete(uri.toString())),
    vscode.window.onDidChangeActiveTextEditor(update),
  );
}

function selectorOf(document: vscode.TextDocument | undefined): vscode.DocumentFilter {
  const { scheme, path } = document?.uri ?? { scheme: 'file', path: '' };
  return { scheme, pattern: path };
}
