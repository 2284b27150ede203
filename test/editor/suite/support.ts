// What the in-editor tests share: files to open, and waiting for what a user would then see.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import * as vscode from 'vscode';
import * as page from '../host/page.ts';

/** Longer than anything here takes, in milliseconds; a test that waits for this long has failed. */
const longest = 30_000;

/** The extension under test. */
export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('oam-editor.oam-editor');
  assert.ok(found, 'the extension is not there');
  return found;
}

/** The folder that the editor has open. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no folder is open');
  return folder.uri;
}

/** Every test file is bundled with this one, so what they count together is kept outside. */
const shared = globalThis as { oamFilesMade?: number };

/**
 * Opens a new file each time: the editor remembers where the cursor was in one that it showed before.
 * Untitled documents would take each other's names.
 */
export async function openFile(text: string, suffix = '.yaml'): Promise<vscode.TextEditor> {
  return openNamed(`spec-${(shared.oamFilesMade = (shared.oamFilesMade ?? 0) + 1)}${suffix}`, text);
}

/**
 * Writes and shows a file of the workspace. It is opened as a user opens it: a document that an
 * extension opens stays open for minutes after its editor was closed.
 */
export async function openNamed(name: string, text: string): Promise<vscode.TextEditor> {
  const file = await writeFile(name, text);
  await vscode.commands.executeCommand('vscode.open', file, { preview: false });
  return eventually('the editor', [vscode.window.onDidChangeActiveTextEditor], () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.toString() === file.toString() ? editor : undefined;
  });
}

/** Writes a file of the workspace on the disk, behind the editor's back. */
export async function writeFile(name: string, text: string): Promise<vscode.Uri> {
  const file = vscode.Uri.joinPath(workspaceFolder(), name);
  await vscode.workspace.fs.writeFile(file, Buffer.from(text));
  written.add(name);
  return file;
}

const written = new Set<string>();

/** Opens a text with the cursor where its mark `<|>` stands. */
export async function openAt(marked: string, suffix = '.yaml'): Promise<vscode.TextEditor> {
  const at = marked.indexOf('<|>');
  assert.ok(at >= 0, 'the text has no mark');
  const editor = await openFile(marked.replace('<|>', ''), suffix);
  const position = editor.document.positionAt(at);
  await select(editor, new vscode.Selection(position, position));
  return editor;
}

/** Closes everything, throws changes away and removes the files, which would be part of the next test's world. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor !== undefined) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  for (const name of written) {
    const file = vscode.Uri.joinPath(workspaceFolder(), name);
    await vscode.workspace.fs.delete(file).then(undefined, () => undefined);
  }
  written.clear();
}

/** Waits until `look` finds something, looking again whenever one of the events fires. */
export async function eventually<T>(
  what: string,
  events: readonly vscode.Event<unknown>[],
  look: () => T | undefined,
  { patience = longest } = {},
): Promise<T> {
  const subscriptions: vscode.Disposable[] = [];
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      const again = (): void => {
        const found = look();
        if (found !== undefined) resolve(found);
      };
      timer = setTimeout(() => reject(new Error(`waited in vain for ${what}`)), patience);
      for (const event of events) subscriptions.push(event(again));
      again();
    });
  } finally {
    clearTimeout(timer);
    for (const subscription of subscriptions) subscription.dispose();
  }
}

/** For what no event tells: asks again and again. */
export async function until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + longest;
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A problem as people read it: level, code and the text that the squiggle is under. */
export type ShownProblem = readonly [level: string, code: string, marked: string];

const levels = ['error', 'warning', 'information', 'hint'];

/** The extension's diagnostics of a document, in the order of the text. */
export function diagnosticsOf(document: vscode.TextDocument): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'oam')
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

export function problemsOf(document: vscode.TextDocument): readonly ShownProblem[] {
  return diagnosticsOf(document).map((each) => [
    levels[each.severity] ?? '',
    codeOf(each),
    document.getText(each.range),
  ]);
}

/** Waits until the problems are exactly these. */
export async function problemsBecome(
  document: vscode.TextDocument,
  expected: readonly ShownProblem[],
): Promise<void> {
  const wanted = JSON.stringify(expected);
  await eventually('problems', [vscode.languages.onDidChangeDiagnostics], () =>
    JSON.stringify(problemsOf(document)) === wanted ? true : undefined,
  ).catch(() => assert.deepEqual(problemsOf(document), expected));
}

/** Waits until there is a problem with that code, and returns it. */
export function problemWith(
  document: vscode.TextDocument,
  code: string,
): Promise<vscode.Diagnostic> {
  return eventually(`a problem ${code}`, [vscode.languages.onDidChangeDiagnostics], () =>
    diagnosticsOf(document).find((each) => codeOf(each) === code),
  );
}

/** Waits until the text of a document is as wanted. */
export async function textBecomes(document: vscode.TextDocument, expected: string): Promise<void> {
  await eventually('the text', [vscode.workspace.onDidChangeTextDocument], () =>
    document.getText() === expected ? true : undefined,
  ).catch(() => assert.equal(document.getText(), expected));
}

/** The process ids of running language servers, children of this extension host; Linux only. */
export function serverProcesses(): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        const parent = /\)\s+\S\s+(\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
        return command.includes('server.cjs') && Number(parent) === process.pid;
      } catch {
        // It ended while we were looking.
        return false;
      }
    })
    .map(Number);
}

/** Puts the keyboard's focus into the text of the active editor, where its cursor is. */
export async function focusEditor(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  // The command is done before the page has moved the focus, and keys go where the focus is.
  if (page.hasPage()) await page.waitFor('.editor-instance .monaco-editor.focused');
}

/**
 * Selects in an editor, and resolves when the window has done so: what the editor object says is
 * the wish alone, and a key pressed before that acts where the cursor was.
 */
async function select(editor: vscode.TextEditor, wanted: vscode.Selection): Promise<void> {
  if (!editor.selection.isEqual(wanted)) {
    let done: true | undefined;
    const heard = vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      if (textEditor === editor && selections[0]?.isEqual(wanted)) done = true;
    });
    try {
      editor.selection = wanted;
      await eventually('the selection', [vscode.window.onDidChangeTextEditorSelection], () => done);
    } finally {
      heard.dispose();
    }
  }
  editor.revealRange(wanted);
  await focusEditor();
}

/** Selects the first occurrence of a text in the active editor, for the keyboard to go on from. */
export async function selectText(text: string): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor, 'no editor is active');
  const at = editor.document.getText().indexOf(text);
  assert.ok(at >= 0, `"${text}" is not there`);
  const { document } = editor;
  const end = document.positionAt(at + text.length);
  await select(editor, new vscode.Selection(document.positionAt(at), end));
}

/**
 * Goes to the next tab stop of a snippet. The key that does so takes a suggestion instead where one
 * happens to be shown.
 */
export async function nextField(): Promise<void> {
  await vscode.commands.executeCommand('hideSuggestWidget');
  await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
}
