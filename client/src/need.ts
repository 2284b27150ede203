// Decides whether the language server is needed at all: only where there is OAM.
import * as vscode from 'vscode';
import { OAM_TEXT } from '../../server/src/protocol.ts';

const LANGUAGES = ['yaml', 'json', 'jsonc'];
const CONFIG_NAME = 'oam.config.yaml';

/** Files looked at when no open document says anything; most workspaces with OAM show it sooner. */
const MOST_FILES = 200;
/** An `apiVersion` stands at the top of its document; larger files are looked at as far as this. */
const MOST_BYTES = 64 * 1024;

/** Calls `start` once, as soon as an OAM document is open or the workspace turns out to have one. */
export function whenNeeded(start: () => Promise<void>): vscode.Disposable {
  const subscriptions: vscode.Disposable[] = [];
  const search = new vscode.CancellationTokenSource();
  const state = { decided: false };
  const begin = (): void => {
    if (state.decided) return;
    state.decided = true;
    search.cancel();
    for (const subscription of subscriptions.splice(0)) subscription.dispose();
    // The server says itself what kept it from starting.
    void start().catch(() => undefined);
  };
  const look = (document: vscode.TextDocument): void => {
    if (isOam(document)) begin();
  };
  subscriptions.push(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      look(document);
    }),
  );
  vscode.workspace.textDocuments.forEach(look);
  if (!state.decided) void searchWorkspace(search.token).then((found) => found && begin());
  return new vscode.Disposable(() => {
    state.decided = true;
    search.cancel();
    search.dispose();
    for (const subscription of subscriptions.splice(0)) subscription.dispose();
  });
}

function isOam(document: vscode.TextDocument): boolean {
  if (!LANGUAGES.includes(document.languageId)) return false;
  return document.uri.path.endsWith(`/${CONFIG_NAME}`) || OAM_TEXT.test(document.getText());
}

async function searchWorkspace(token: vscode.CancellationToken): Promise<boolean> {
  const configs = await vscode.workspace.findFiles(`**/${CONFIG_NAME}`, undefined, 1, token);
  if (configs.length > 0) return true;
  const files = await vscode.workspace.findFiles(
    '**/*.{yaml,yml}',
    '**/{node_modules,.git}/**',
    MOST_FILES,
    token,
  );
  for (const file of files) {
    if (token.isCancellationRequested) return false;
    if (await mentionsOam(file)) return true;
  }
  return false;
}

async function mentionsOam(file: vscode.Uri): Promise<boolean> {
  try {
    const bytes = await vscode.workspace.fs.readFile(file);
    return OAM_TEXT.test(latin1(bytes.subarray(0, MOST_BYTES)));
  } catch {
    // A file that cannot be read says nothing about the workspace.
    return false;
  }
}

/** What is looked for is plain ASCII, so the bytes need no proper decoding. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 4096) {
    text += String.fromCharCode(...bytes.subarray(start, start + 4096));
  }
  return text;
}
