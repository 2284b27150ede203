// What the tests of rendering share: opening specs of the workspace, and waiting for what they are rendered to.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as page from '../../host/page.ts';
import { eventually, focusEditor, until, workspaceFolder } from '../support.ts';

export const RENDERED = 'oam-rendered';

/** An open list of choices, and its entries. */
export const picker = '.quick-input-widget:not(.hidden)';
export const entries = `${picker} .quick-input-list .monaco-list-row`;
export const chosen = `${picker} .quick-input-list .monaco-list-row.focused`;

/** Opens a file of the workspace, with the cursor at the start of a text where one is given. */
export async function openSpec(name: string, at = ''): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.joinPath(workspaceFolder(), name);
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  const editor = await eventually(name, [vscode.window.onDidChangeActiveTextEditor], () => {
    const active = vscode.window.activeTextEditor;
    return active?.document.uri.toString() === uri.toString() ? active : undefined;
  });
  moveTo(editor, at);
  await focusEditor();
  return editor;
}

/** Puts the cursor at the start of the first occurrence of a text. */
export function moveTo(editor: vscode.TextEditor, text: string): void {
  const position = placeOf(editor.document, text);
  editor.selection = new vscode.Selection(position, position);
}

/** Where the first occurrence of a text begins. */
export function placeOf(document: vscode.TextDocument, text: string): vscode.Position {
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, `"${text}" is not there:\n${document.getText()}`);
  return document.positionAt(at);
}

/** The configuration of the workspace that is meant where nothing is to be chosen. */
export function configuration(name: string, file = 'shop.yaml'): { uri: string; name: string } {
  return { uri: vscode.Uri.joinPath(workspaceFolder(), file).toString(), name };
}

/** Waits for the editor that shows what the configuration is rendered to. */
export function renderedEditor(name: string): Promise<vscode.TextEditor> {
  const { onDidChangeVisibleTextEditors } = vscode.window;
  return eventually(`what ${name} is rendered to`, [onDidChangeVisibleTextEditors], () =>
    vscode.window.visibleTextEditors.find(
      ({ document: { uri } }) => uri.scheme === RENDERED && uri.path.startsWith(`/${name}.`),
    ),
  );
}

/** Renders a configuration beside its source, which keeps the focus. */
export async function renderBeside(
  name: string,
  at = '',
): Promise<{ readonly source: vscode.TextEditor; readonly rendered: vscode.TextEditor }> {
  const source = await openSpec('shop.yaml', at);
  await vscode.commands.executeCommand('oam.renderConfigurationToSide', configuration(name));
  const rendered = await renderedEditor(name);
  await textHas(rendered.document, 'kind: Deployment');
  return { source, rendered };
}

/** Waits until a document holds a text. */
export function textHas(document: vscode.TextDocument, text: string | RegExp): Promise<true> {
  const { onDidChangeTextDocument } = vscode.workspace;
  return eventually(`${String(text)} in ${document.uri.path}`, [onDidChangeTextDocument], () => {
    const all = document.getText();
    return (typeof text === 'string' ? all.includes(text) : text.test(all)) ? true : undefined;
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}:\n${document.getText()}`);
  });
}

/** Replaces the first occurrence of a text as an author who is typing would. */
export async function retype(editor: vscode.TextEditor, old: string, text: string): Promise<void> {
  const start = placeOf(editor.document, old);
  const end = start.translate(0, old.length);
  editor.selection = new vscode.Selection(start, end);
  await focusEditor();
  if (page.hasPage()) await page.type(text);
  else await editor.edit((edit) => edit.replace(new vscode.Range(start, end), text));
}

/** A message of the extension; those that vanish again are kept in a list, which is opened. */
export const notification = '.notifications-center .notification-list-item';
export async function notified(text: string): Promise<void> {
  await until(`the message "${text}"`, async () =>
    (await shownNotifications()).includes(text) ? true : undefined,
  );
}

export async function shownNotifications(): Promise<string> {
  await vscode.commands.executeCommand('notifications.showList');
  return page.visibleText(notification);
}
