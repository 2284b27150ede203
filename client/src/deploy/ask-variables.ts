// Asks for the values of variables that have none, and writes them into a file when the user says which.
import * as vscode from 'vscode';
import type { MissingVariable } from '../../../server/src/protocol-deploy.ts';
import type { ConfigurationId } from '../../../server/src/protocol.ts';
import { titleOf } from '../preview/rendered-view.ts';
import { tellError } from './commands.ts';
import { oneLine } from './plain-text.ts';
import { rememberedValues, rememberValues, type Memory } from './target-memory.ts';
import { withValues } from './values-text.ts';

/** Every host of the extension has them; the ambient types of a browser or of Node would open far more. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

type Values = Readonly<Record<string, string>>;

/** One question for each variable; undefined when the user thought better of it. */
export async function askForVariables(
  configuration: ConfigurationId,
  missing: readonly MissingVariable[],
): Promise<Values | undefined> {
  const values: Record<string, string> = {};
  for (const [index, { name, isSecret }] of missing.entries()) {
    const count = missing.length === 1 ? '' : ` (${index + 1} of ${missing.length})`;
    const value = await vscode.window.showInputBox({
      title: oneLine(`Variable ${name} of ${titleOf(configuration)}${count}`),
      prompt: 'It has no value. What you type is used now, and written nowhere.',
      password: isSecret,
      ignoreFocusOut: true,
    });
    if (value === undefined) return undefined;
    values[name] = value;
  }
  return values;
}

/** Offers to keep the values in a file, and does not wait for an answer. */
export function offerToSave(configuration: ConfigurationId, values: Values, memory: Memory): void {
  const save = 'Save to a Values File…';
  const count = Object.keys(values).length === 1 ? 'The value' : 'The values';
  const message = `${count} that you typed can be kept in a file, for the next time and for the command line.`;
  void vscode.window.showInformationMessage(message, save).then(async (answer) => {
    if (answer === save) await saveValues(configuration, values, memory);
  });
}

async function saveValues(
  configuration: ConfigurationId,
  values: Values,
  memory: Memory,
): Promise<void> {
  const folder = vscode.Uri.joinPath(vscode.Uri.parse(configuration.uri), '..');
  const uri = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(folder, `${configuration.name || 'application'}-values.yaml`),
    filters: { YAML: ['yaml', 'yml'] },
    saveLabel: 'Save Values',
    title: 'File for the values of variables',
  });
  if (uri === undefined) return;
  const text = withValues(await textOf(uri), values);
  if (text === undefined) {
    const path = vscode.workspace.asRelativePath(uri);
    tellError(`Nothing was saved: ${path} is no plain map of names to values.`);
    return;
  }
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  await rememberValues(memory, configuration, uri.toString());
  await vscode.window.showTextDocument(uri);
}

/** The URI of the file that values of the configuration were saved into, for as long as it is there. */
export async function savedValues(
  configuration: ConfigurationId,
  memory: Memory,
): Promise<string | undefined> {
  const uri = rememberedValues(memory, configuration);
  if (uri === undefined) return undefined;
  try {
    await vscode.workspace.fs.stat(vscode.Uri.parse(uri));
    return uri;
  } catch {
    // It was deleted or moved: the values are asked for again.
    await rememberValues(memory, configuration, undefined);
    return undefined;
  }
}

/** Empty for a file that is not there yet. */
async function textOf(uri: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return '';
    throw error;
  }
}
