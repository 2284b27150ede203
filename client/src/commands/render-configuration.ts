// OAM: Render Configuration, and to the Side: opens the read-only document of what a configuration is rendered to.
import * as vscode from 'vscode';
import { chooseConfiguration, type Chooser } from '../preview/choose-configuration.ts';
import { addressOf, RENDER_TO_SIDE, viewOf } from '../preview/rendered-view.ts';

const PLACEHOLDER = 'Which configuration is to be rendered?';

export function registerRenderConfiguration(chooser: Chooser): vscode.Disposable {
  const { Active, Beside } = vscode.ViewColumn;
  return vscode.Disposable.from(
    vscode.commands.registerCommand('oam.renderConfiguration', (argument?: unknown) =>
      render(chooser, argument, Active),
    ),
    vscode.commands.registerCommand(RENDER_TO_SIDE, (argument?: unknown) =>
      render(chooser, argument, Beside),
    ),
  );
}

async function render(
  chooser: Chooser,
  argument: unknown,
  column: vscode.ViewColumn.Active | vscode.ViewColumn.Beside,
): Promise<void> {
  const chosen = await chooseConfiguration(chooser, argument, PLACEHOLDER);
  if (chosen === undefined) return;
  // The server serves the document, so it must run before the editor asks for one.
  await chooser.server.start();
  const document = await openRendered(addressOf(viewOf(chosen)));
  // Whoever looks at it beside the source goes on typing there.
  const preserveFocus = column === vscode.ViewColumn.Beside;
  const viewColumn = shownIn(document.uri) ?? column;
  await vscode.window.showTextDocument(document, { viewColumn, preserveFocus, preview: false });
}

/** The document, in the language of the sources even where its file ending means something else. */
async function openRendered(address: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(address);
  if (document.languageId === 'yaml') return document;
  return vscode.languages.setTextDocumentLanguage(document, 'yaml');
}

/** The column that shows the document already: a second view of it beside the first helps nobody. */
function shownIn(uri: vscode.Uri): vscode.ViewColumn | undefined {
  const wanted = uri.toString();
  const group = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(
      ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === wanted,
    ),
  );
  return group?.viewColumn;
}
