// Tests completion with real keys: what the list shows, and the exact text that accepting leaves.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as page from '../host/page.ts';
import { but, component, configuration } from './specs.ts';
import {
  closeAll,
  eventually,
  focusEditor,
  nextField,
  openAt,
  problemsBecome,
  problemsOf,
  textBecomes,
  until,
} from './support.ts';

const list = '.suggest-widget.visible';
const chosen = `${list} .monaco-list-row.focused`;

describe('completion', () => {
  before(function () {
    if (!page.hasPage()) this.skip();
  });
  afterEach(closeAll);

  it('writes a key from its first letters', async () => {
    const { document } = await openAt(but(component, 'containerPort: 8080', 'cont<|>'));
    await ask('containerPort');
    await page.press('Enter');
    await page.type('8080');
    await textBecomes(document, component);
  });

  it('comes up by itself after a dash, and writes a whole item', async () => {
    const { document } = await openAt(
      but(component, '- name: http\n          containerPort: 8080', '<|>'),
    );
    await page.type('- ');
    await page.waitFor(chosen, 'name');
    await page.press('Enter');
    await page.type('http');
    await nextField();
    await page.type('8080');
    await textBecomes(document, component);
    await problemsBecome(document, []);
  });

  it('offers the workload types, with what they are', async () => {
    const { document } = await openAt(but(component, 'core.oam.dev/v1alpha1.Server', '<|>'));
    await ask('core.oam.dev/v1alpha1.Server');
    await page.type('v1alpha1.Serv');
    await page.waitFor(chosen, 'core.oam.dev/v1alpha1.Server');
    await page.press('Control+Space');
    await page.waitFor('.suggest-details', 'replica');
    await page.press('Enter');
    await textBecomes(document, component);
  });

  it('offers the values of an enumeration', async () => {
    const text = but(
      component,
      'containerPort: 8080',
      'containerPort: 8080\n          protocol: <|>',
    );
    const { document } = await openAt(text);
    await ask('UDP');
    assert.match(await page.visibleText(`${list} .monaco-list-rows`), /TCP/);
    await page.type('U');
    await page.waitFor(chosen, 'UDP');
    await page.press('Enter');
    await textBecomes(document, text.replace('<|>', 'UDP'));
  });

  it('offers the variables of the configuration', async () => {
    const { document } = await openAt(but(configuration, '"[fromVariable(domain)]"', '<|>'));
    await ask('domain');
    await page.type('fromVar');
    await page.waitFor(chosen, 'domain');
    await page.press('Enter');
    await textBecomes(document, configuration);
  });

  it('writes a key with what it must hold, at the right indentation', async () => {
    const { document } = await openAt(
      but(component, 'ports:\n        - name: http\n          containerPort: 8080', 'port<|>'),
    );
    await ask('ports');
    await page.press('Enter');
    await page.type('http');
    await nextField();
    await page.type('8080');
    await textBecomes(document, component);
  });

  it('works in JSON', async () => {
    const before = '{"apiVersion": "core.oam.dev/v1alpha1", "kind": "<|>"}';
    const { document } = await openAt(before, '.json');
    await ask('Trait');
    await page.type('Tra');
    await page.waitFor(chosen, 'Trait');
    await page.press('Enter');
    await textBecomes(document, before.replace('<|>', 'Trait'));
  });

  it('starts a resource in an empty file', async () => {
    const { document } = await openAt('<|>');
    await page.type('Compo');
    await page.waitFor(chosen, 'Component');
    await page.press('Enter');
    await eventually('a resource', [vscode.workspace.onDidChangeTextDocument], () =>
      /^apiVersion: core\.oam\.dev\/v1alpha1\nkind: ComponentSchematic\n/.test(document.getText())
        ? true
        : undefined,
    );
    // The name is selected, to be written over.
    await page.type('checkout');
    await eventually('the name', [vscode.workspace.onDidChangeTextDocument], () =>
      document.lineAt(3).text === '  name: checkout' ? true : undefined,
    );
    const errors = await until('the problems', async () => {
      await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri);
      return Promise.resolve(problemsOf(document));
    });
    assert.deepEqual(
      errors.filter(([level]) => level === 'error'),
      [],
    );
  });
});

/**
 * Asks with the keyboard once there is an answer, and waits for a label. An answer that came too early
 * leaves a list of mere words, which the same key does not ask for anew (it folds the details of the
 * chosen one), so whatever is shown is put away before the key is pressed again.
 */
async function ask(label: string): Promise<void> {
  await until(`an answer with ${label}`, () => answered(label));
  const shown: string[] = [];
  await until(label, async () => {
    await vscode.commands.executeCommand('hideSuggestWidget');
    await focusEditor();
    await page.press('Control+Space');
    return page.waitFor(`${list} .monaco-list-row`, label, { timeout: 3000 }).then(
      () => true,
      async () => void shown.push(await page.visibleText(list)),
    );
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}; shown instead: ${JSON.stringify(shown)}`);
  });
}

/** Whether what the editor would be told at the cursor holds a label. */
async function answered(label: string): Promise<true | undefined> {
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor, 'no editor is active');
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    editor.document.uri,
    editor.selection.active,
  );
  // A row shows more than the name that a test is about.
  const found = items.some(({ label: shown }) =>
    (typeof shown === 'string' ? shown : shown.label).includes(label),
  );
  return found ? true : undefined;
}
