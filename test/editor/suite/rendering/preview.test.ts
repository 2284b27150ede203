// Tests the rendered document beside its source: how it is opened, that it follows, and the ways between the two.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as page from '../../host/page.ts';
import { closeAll, eventually, focusEditor, openFile, until } from '../support.ts';
import {
  chosen,
  configuration,
  entries,
  moveTo,
  openSpec,
  picker,
  placeOf,
  renderBeside,
  renderedEditor,
  retype,
  textHas,
} from './rendered.ts';

const sourceGroup = '.editor-group-container:has([data-resource-name="shop.yaml"])';
const renderedGroup = '.editor-group-container:has([data-resource-name^="shop.kubernetes"])';
/** A decoration of an extension. */
const mark = '.view-overlays .cdr[class*="ced-"]';

const lens = '.codelens-decoration a';

describe('a rendered configuration', () => {
  afterEach(closeAll);

  it('is shown beside its source, where the focus stays', async () => {
    const { source, rendered } = await renderBeside('shop');
    assert.equal(vscode.window.activeTextEditor?.document, source.document);
    assert.notEqual(rendered.viewColumn, source.viewColumn);
    assert.equal(rendered.document.languageId, 'yaml');
    assert.match(rendered.document.getText(), /example\/frontend:1\.0\.0/);
  });

  it('takes the place of its source when it is not asked for to the side', async () => {
    await openSpec('frontend.yaml');
    await vscode.commands.executeCommand('oam.renderConfiguration', configuration('shop'));
    const rendered = await renderedEditor('shop');
    assert.equal(vscode.window.activeTextEditor, rendered);
    assert.equal(vscode.window.tabGroups.all.length, 1);
  });

  it('is picked where a file has several: the one around the cursor, the last choice first', async function () {
    if (!page.hasPage()) this.skip();
    await openSpec('shop.yaml', 'Testing');
    const first = vscode.commands.executeCommand('oam.renderConfigurationToSide');
    await page.waitFor(chosen, 'shop-test');
    await page.press('Enter');
    await first;
    await renderedEditor('shop-test');
    await openSpec('shop.yaml', 'customers');
    const second = vscode.commands.executeCommand('oam.renderConfigurationToSide');
    await page.waitFor(entries, 'last choice');
    assert.match(await page.visibleText(entries), /^shop-test.*last choice\s+shopshop\.yaml/s);
    await page.press('Escape');
    await page.waitUntilGone(picker);
    await second;
    // What was chosen last comes first; what the cursor is in is chosen all the same.
    await openSpec('shop.yaml', 'Welcome');
    const third = vscode.commands.executeCommand('oam.renderConfiguration');
    await until('the entry that the cursor is in', async () => {
      const entry = await page.visibleText(chosen);
      return entry.includes('shop') && !entry.includes('shop-test') ? true : undefined;
    });
    await page.press('Enter');
    await third;
    await renderedEditor('shop');
  });

  it('is picked among those that use a component', async function () {
    if (!page.hasPage()) this.skip();
    await openSpec('frontend.yaml');
    const asked = vscode.commands.executeCommand('oam.renderConfigurationToSide');
    await page.waitFor(entries, 'shop-test');
    await page.press('Escape');
    await asked;
    // Only one of them uses the other component, so there is nothing to pick.
    await openSpec('worker.yaml');
    await vscode.commands.executeCommand('oam.renderConfigurationToSide');
    await renderedEditor('shop');
  });

  it('is offered in the title of files that hold specs, and of no others', async function () {
    if (!page.hasPage()) this.skip();
    await openSpec('shop.yaml');
    await page.waitFor('.editor-actions .codicon-open-preview');
    await openFile('kind: Service\n');
    await page.waitUntilGone('.editor-actions .codicon-open-preview');
  });

  it('is offered above each configuration', async function () {
    if (!page.hasPage()) this.skip();
    await openSpec('shop.yaml');
    await page.click(lens, 'Render');
    await renderedEditor('shop');
    await page.waitFor(lens, 'Render');
  });

  it('follows the source as it is typed', async () => {
    const { source, rendered } = await renderBeside('shop');
    await retype(source, 'Welcome', 'Good morning');
    await textHas(rendered.document, 'Good morning');
    assert.doesNotMatch(rendered.document.getText(), /Welcome/);
    const component = await openSpec('frontend.yaml');
    await retype(component, '1.0.0', '1.0.1');
    await textHas(rendered.document, 'example/frontend:1.0.1');
  });

  it('stays where it was scrolled to while the source is typed', async () => {
    const { source, rendered } = await renderBeside('shop');
    const last = rendered.document.lineCount - 1;
    rendered.revealRange(new vscode.Range(last, 0, last, 0), vscode.TextEditorRevealType.AtTop);
    const top = await eventually(
      'the scrolling',
      [vscode.window.onDidChangeTextEditorVisibleRanges],
      () => rendered.visibleRanges[0]?.start.line || undefined,
    );
    await focusEditor();
    await source.edit((edit) => edit.replace(placeOf(source.document, 'Welcome'), 'You are '));
    await textHas(rendered.document, 'You are Welcome');
    assert.equal(rendered.visibleRanges[0]?.start.line, top);
  });

  it('says where a value comes from, and leads there', async () => {
    const { source, rendered } = await renderBeside('shop');
    const at = placeOf(rendered.document, 'Welcome');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      rendered.document.uri,
      at,
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (typeof content === 'string' ? content : content.value))
      .join('\n');
    assert.match(text, /parameter/i);
    assert.match(text, /greeting/);
    await vscode.window.showTextDocument(rendered.document, rendered.viewColumn);
    moveTo(rendered, 'Welcome');
    await vscode.commands.executeCommand('editor.action.revealDefinition');
    const editor = await eventually(
      'the source',
      [vscode.window.onDidChangeActiveTextEditor, vscode.window.onDidChangeTextEditorSelection],
      () => {
        const active = vscode.window.activeTextEditor;
        return active?.document === source.document ? active : undefined;
      },
    );
    assert.equal(
      editor.document.lineAt(editor.selection.active.line).text.trim(),
      'value: Welcome',
    );
  });

  it('folds, and has an outline', async () => {
    const { rendered } = await renderBeside('shop');
    const { uri } = rendered.document;
    const ask = <T>(command: string): Promise<T[]> =>
      until(command, async () => {
        const found = await vscode.commands.executeCommand<T[] | undefined>(command, uri);
        return found !== undefined && found.length > 0 ? found : undefined;
      });
    const symbols = await ask<vscode.DocumentSymbol>('vscode.executeDocumentSymbolProvider');
    const names = symbols.map(({ name, detail }) => `${name} ${detail}`).join('\n');
    assert.match(names, /Deployment/);
    assert.match(names, /Ingress/);
    const ranges = await ask<vscode.FoldingRange>('vscode.executeFoldingRangeProvider');
    const folded = ranges.map(({ start }) => rendered.document.lineAt(start).text.trim());
    assert.ok(folded.includes('spec:'), folded.join('\n'));
  });

  it('has no problems, and nothing is completed in it', async () => {
    const { rendered } = await renderBeside('shop');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      rendered.document.uri,
      placeOf(rendered.document, 'kind: Deployment'),
    );
    const ours = list.items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text);
    assert.deepEqual(ours, []);
    assert.deepEqual(vscode.languages.getDiagnostics(rendered.document.uri), []);
  });

  it('is marked where the cursor in the source belongs, and scrolled there', async function () {
    if (!page.hasPage()) this.skip();
    const { source, rendered } = await renderBeside('shop', '# The shop');
    await page.waitUntilGone(`${renderedGroup} ${mark}`);
    moveTo(source, 'path: /');
    await page.waitFor(`${renderedGroup} ${mark}`);
    const line = placeOf(rendered.document, 'path: /').line;
    await eventually('the scrolling', [vscode.window.onDidChangeTextEditorVisibleRanges], () =>
      rendered.visibleRanges.some(({ start, end }) => start.line <= line && line <= end.line)
        ? true
        : undefined,
    );
    moveTo(source, '# The shop');
    await page.waitUntilGone(`${renderedGroup} ${mark}`);
  });

  it('marks the source where its own cursor belongs', async function () {
    if (!page.hasPage()) this.skip();
    const { rendered } = await renderBeside('shop');
    await vscode.window.showTextDocument(rendered.document, rendered.viewColumn);
    moveTo(rendered, 'Welcome');
    await page.waitFor(`${sourceGroup} ${mark}`);
    assert.equal(vscode.window.activeTextEditor?.document, rendered.document);
  });

  it('is there again after the server was restarted', async () => {
    const { source, rendered } = await renderBeside('shop');
    await vscode.commands.executeCommand('oam.restart');
    await retype(source, 'Welcome', 'Once more');
    await textHas(rendered.document, 'Once more');
  });
});
