// Shows a place of a spec in an editor.
import * as vscode from 'vscode';
import type { SpecPlace } from '../../../server/src/protocol-deploy.ts';

export async function openPlace({ uri, range: { start, end } }: SpecPlace): Promise<void> {
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection, preview: false });
}
