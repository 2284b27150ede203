// OAM: Save Rendered: writes what a configuration is rendered to into one file or a folder, and overwrites only its own files.
import * as vscode from 'vscode';
import {
  RENDER,
  RENDERED_FILES,
  RENDERED_MARK,
  type RenderedFile,
  type RenderedFilesParams,
  type RenderedView,
  type RenderResult,
} from '../../../server/src/protocol.ts';
import { chooseConfiguration, type Chooser } from '../preview/choose-configuration.ts';
import { titleOf, viewOf } from '../preview/rendered-view.ts';
import type { Server } from '../server.ts';

/** Every host of the extension has it; the ambient types of a browser or of Node would open far more. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

type Layout = RenderedFilesParams['layout'];

export function registerSaveRendered(chooser: Chooser): vscode.Disposable {
  return vscode.commands.registerCommand('oam.saveRendered', async (argument?: unknown) => {
    const placeholder = 'Which configuration is to be rendered and saved?';
    const chosen = await chooseConfiguration(chooser, argument, placeholder);
    if (chosen === undefined) return;
    const view = viewOf(chosen);
    const layout = await chooseLayout(view);
    if (layout === undefined || !(await isWanted(chooser.server, view))) return;
    const params: RenderedFilesParams = { view, layout };
    const files = await chooser.server.ask<readonly RenderedFile[] | null>(RENDERED_FILES, params);
    if (files === null || files.length === 0) {
      const nothing = `Nothing was saved: ${titleOf(view)} is rendered to no object.`;
      void vscode.window.showWarningMessage(nothing);
      return;
    }
    await save(view, layout, files);
  });
}

async function chooseLayout(view: RenderedView): Promise<Layout | undefined> {
  const layouts: readonly (vscode.QuickPickItem & { readonly layout: Layout })[] = [
    { label: 'One file', description: 'with all objects', layout: 'one-file' },
    { label: 'A folder', description: 'with one file for each object', layout: 'file-per-object' },
  ];
  const placeHolder = `How is ${titleOf(view)} to be saved?`;
  return (await vscode.window.showQuickPick(layouts, { placeHolder }))?.layout;
}

/** What errors leave out would be missed only in the cluster, so the author is asked. */
async function isWanted(server: Server, view: RenderedView): Promise<boolean> {
  const { errors } = await server.ask<RenderResult>(RENDER, { view, format: 'yaml' });
  if (errors === 0) return true;
  const count = errors === 1 ? 'an error' : `${String(errors)} errors`;
  const message = `What ${titleOf(view)} is rendered to is incomplete: its specs have ${count}.`;
  const anyway = 'Save Anyway';
  return (await vscode.window.showWarningMessage(message, anyway)) === anyway;
}

/** Asks for a place until one was found where nothing of others is in the way. */
async function save(
  view: RenderedView,
  layout: Layout,
  files: readonly RenderedFile[],
): Promise<void> {
  for (;;) {
    const targets = await chooseTargets(view, layout, files);
    if (targets === undefined) return;
    const foreign = await foreignAmong(targets.map(({ uri }) => uri));
    if (foreign.length === 0) return write(targets);
    const names = foreign.map((uri) => vscode.workspace.asRelativePath(uri)).join(', ');
    const message = `Nothing was saved: ${names} would be overwritten, and was not rendered by OAM.`;
    const again = 'Choose Another Place';
    if ((await vscode.window.showWarningMessage(message, again)) !== again) return;
  }
}

interface Target {
  readonly uri: vscode.Uri;
  readonly text: string;
}

/** Where each file is to go; undefined when the author thought better of it. */
async function chooseTargets(
  view: RenderedView,
  layout: Layout,
  files: readonly RenderedFile[],
): Promise<readonly Target[] | undefined> {
  const beside = vscode.Uri.joinPath(vscode.Uri.parse(view.uri), '..');
  const [only] = files;
  if (layout === 'one-file' && only !== undefined) {
    const uri = await vscode.window.showSaveDialog({
      defaultUri: vscode.Uri.joinPath(beside, only.name),
      filters: { YAML: ['yaml', 'yml'] },
      saveLabel: 'Save Rendered',
      title: `Save what ${titleOf(view)} is rendered to`,
    });
    return uri && [{ uri, text: only.text }];
  }
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    defaultUri: beside,
    openLabel: 'Save Here',
    title: `Folder for what ${titleOf(view)} is rendered to`,
  });
  const folder = chosen?.[0];
  if (folder === undefined) return undefined;
  return files.map(({ name, text }) => ({ uri: vscode.Uri.joinPath(folder, name), text }));
}

/** The existing files that are not known by their first line as rendered. */
async function foreignAmong(uris: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
  const marks = await Promise.all(uris.map(isForeign));
  return uris.filter((_, index) => marks[index]);
}

async function isForeign(uri: vscode.Uri): Promise<boolean> {
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    const start = String.fromCharCode(...bytes.subarray(0, RENDERED_MARK.length));
    return start !== RENDERED_MARK;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return false;
    // What is there and cannot be read is not ours to replace.
    return true;
  }
}

async function write(targets: readonly Target[]): Promise<void> {
  const encoder = new TextEncoder();
  for (const { uri, text } of targets) {
    await vscode.workspace.fs.writeFile(uri, encoder.encode(text));
  }
  const names = targets.map(({ uri }) => vscode.workspace.asRelativePath(uri));
  const [first = '', ...others] = names;
  const rest = others.length === 0 ? '' : ` and ${String(others.length)} more in the same folder`;
  const old = targets.length > 1 ? await leftOver(targets) : [];
  const left = old.length === 0 ? '' : ` Left over from earlier: ${old.join(', ')}.`;
  const open = 'Open';
  const message = `Saved ${first}${rest}.${left}`;
  // The author may leave the message where it is.
  void vscode.window.showInformationMessage(message, open).then(async (answer) => {
    const uri = targets[0]?.uri;
    if (answer === open && uri !== undefined) await vscode.window.showTextDocument(uri);
  });
}

/**
 * Names of the files beside the written ones that begin with the same line, so that they were
 * rendered from the same configuration, for objects that it has no more. To delete them is left to
 * the author.
 */
async function leftOver(targets: readonly Target[]): Promise<readonly string[]> {
  const [first] = targets;
  if (first === undefined) return [];
  const folder = vscode.Uri.joinPath(first.uri, '..');
  const head = first.text.slice(0, first.text.indexOf('\n') + 1);
  const written = new Set(targets.map(({ uri }) => uri.path));
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const others = entries
    .filter(([name, type]) => type === vscode.FileType.File && /\.ya?ml$/.test(name))
    .map(([name]) => ({ name, uri: vscode.Uri.joinPath(folder, name) }))
    .filter(({ uri }) => !written.has(uri.path));
  const begins = await Promise.all(others.map(({ uri }) => beginsWith(uri, head)));
  return others.flatMap(({ name }, index) => (begins[index] === true ? [name] : []));
}

async function beginsWith(uri: vscode.Uri, head: string): Promise<boolean> {
  const wanted = new TextEncoder().encode(head);
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    return wanted.every((byte, index) => bytes[index] === byte);
  } catch {
    return false;
  }
}
