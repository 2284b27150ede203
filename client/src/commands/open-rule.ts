// Opens the page that explains a rule; the code of each problem links here.
import * as vscode from 'vscode';

export const OPEN_RULE = 'oam.openRule';

export function registerOpenRule(context: vscode.ExtensionContext): vscode.Disposable {
  return vscode.commands.registerCommand(OPEN_RULE, async (code?: unknown) => {
    // Links come from diagnostics, but any extension can call a command: only names are let through.
    const page = typeof code === 'string' && /^[a-z0-9-]+$/.test(code) ? `${code}.md` : 'README.md';
    const uri = vscode.Uri.joinPath(context.extensionUri, 'docs', 'rules', page);
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  });
}
