// Tests what the editor takes from the structure of a spec: outline, folding, selection and links.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as page from '../host/page.ts';
import { component, configuration } from './specs.ts';
import { closeAll, openFile, until } from './support.ts';

describe('structure', () => {
  afterEach(closeAll);

  it('shows in the outline', async () => {
    const { document } = await openFile(`${component}---\n${configuration}`);
    const symbols = await ask<vscode.DocumentSymbol>(
      'vscode.executeDocumentSymbolProvider',
      document,
    );
    assert.deepEqual(symbols.map(names), [
      ['ComponentSchematic frontend', ['web', ['http']]],
      [
        'ApplicationConfiguration shop',
        ['domain'],
        ['web', ['ingress', ['hostname'], ['servicePort'], ['path']]],
      ],
    ]);
  });

  it('shows in the breadcrumbs', async function () {
    if (!page.hasPage()) this.skip();
    const { document } = await openFile(component);
    await ask('vscode.executeDocumentSymbolProvider', document);
    await page.waitFor('.breadcrumbs-control', 'frontend');
  });

  it('folds', async () => {
    const { document } = await openFile(component);
    const ranges = await ask<vscode.FoldingRange>('vscode.executeFoldingRangeProvider', document);
    const folded = ranges.map(({ start, end }) => [
      document.lineAt(start).text.trim(),
      end - start,
    ]);
    assert.deepEqual(
      folded.filter(([text]) => text === 'spec:' || text === 'ports:' || text === '- name: web'),
      [
        ['spec:', 12],
        ['- name: web', 9],
        ['ports:', 2],
      ],
    );
  });

  it('widens a selection step by step', async () => {
    const { document } = await openFile(component);
    const at = document.positionAt(document.getText().indexOf('8080') + 1);
    const [chain] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      document.uri,
      [at],
    );
    const texts: string[] = [];
    for (let each = chain; each !== undefined; each = each.parent) {
      texts.push(document.getText(each.range));
    }
    assert.ok(texts.indexOf('8080') >= 0, texts.join(' | '));
    assert.ok(texts.indexOf('containerPort: 8080') > texts.indexOf('8080'), texts.join(' | '));
    assert.ok(texts.length > 5);
  });

  it('links the documentation of an image or an address', async () => {
    const linked = configuration.replace('value: example.com', 'value: https://example.com/a');
    const { document } = await openFile(linked);
    const links = await until('links', async () => {
      const found = await ask<vscode.DocumentLink>('vscode.executeLinkProvider', document);
      return found.length > 0 ? found : undefined;
    });
    assert.deepEqual(
      links.map(({ range, target }) => [document.getText(range), target?.toString()]),
      [['https://example.com/a', 'https://example.com/a']],
    );
  });
});

type Names = readonly [string, ...Names[]];

function names({ name, children }: vscode.DocumentSymbol): Names {
  return [name, ...children.map(names)];
}

/** Asks until the language server has an answer: the first question may come before it started. */
function ask<T>(command: string, document: vscode.TextDocument): Promise<T[]> {
  return until(command, async () => {
    const found = await vscode.commands.executeCommand<T[] | undefined>(command, document.uri);
    return found !== undefined && found.length > 0 ? found : undefined;
  });
}
