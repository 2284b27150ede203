// Tests what happens while an author types: squiggles come and go, and the Problems view says the same.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as page from '../host/page.ts';
import { but, component, configuration } from './specs.ts';
import {
  closeAll,
  eventually,
  focusEditor,
  openAt,
  openFile,
  problemWith,
  problemsBecome,
  selectText,
} from './support.ts';

const squiggle = '.editor-instance .squiggly-error';

describe('typing', () => {
  afterEach(closeAll);

  it('marks a mistyped key, and lets go of it when it is put right', async function () {
    if (!page.hasPage()) this.skip();
    const text = but(component, 'containerPort: 8080', '<|>');
    const { document } = await openAt(text);
    await problemWith(document, 'missing-container-port');
    await focusEditor();
    await page.type('contanerPort: 8080');
    await problemsBecome(document, [['error', 'unknown-key', 'contanerPort']]);
    await page.waitFor(squiggle);

    const [problem] = vscode.languages.getDiagnostics(document.uri);
    assert.ok(problem);
    assert.equal(
      problem.message,
      '"contanerPort" is not known here. Did you mean "containerPort"?',
    );
    const { target } = problem.code as { target: vscode.Uri };
    assert.match(target.toString(true), /unknown-key/);

    await selectText('contanerPort');
    await page.type('containerPort');
    await problemsBecome(document, []);
    await page.waitUntilGone(squiggle);
    assert.equal(document.getText(), component);
  });

  it('lists the problems in their view', async function () {
    if (!page.hasPage()) this.skip();
    await openFile(but(component, 'memory:', 'memry:'));
    await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
    try {
      const row = '.markers-panel .monaco-list-row';
      await page.waitFor(row, '"memry" is not known here. Did you mean "memory"?');
      assert.match(await page.visibleText(row), /oam\s*\(?unknown-key/);
    } finally {
      await vscode.commands.executeCommand('workbench.action.closePanel');
    }
  });

  it('forgets the problems of a file that is deleted', async () => {
    const { document } = await openFile(but(component, 'memory:', 'memry:'));
    await problemWith(document, 'unknown-key');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.workspace.fs.delete(document.uri);
    await eventually('nothing', [vscode.languages.onDidChangeDiagnostics], () =>
      vscode.languages.getDiagnostics(document.uri).length === 0 ? true : undefined,
    );
  });

  it('fades what is unused', async () => {
    const unused = await openFile(but(configuration, '[fromVariable(domain)]', 'plain'));
    const hint = await problemWith(unused.document, 'unused-variable');
    assert.deepEqual(hint.tags, [vscode.DiagnosticTag.Unnecessary]);
    if (page.hasPage()) await page.waitFor('.editor-instance .squiggly-unnecessary');
  });

  it('checks JSON alike', async () => {
    const spec = { apiVersion: 'core.oam.dev/v1alpha1', kind: 'Trait', metadata: { name: 'a' } };
    const { document } = await openFile(JSON.stringify(spec, null, 2), '.json');
    await problemsBecome(document, [['error', 'missing-spec', '"apiVersion"']]);
  });

  it('checks an untitled document', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'yaml',
      content: but(component, 'memory:', 'memry:'),
    });
    await vscode.window.showTextDocument(document);
    await problemWith(document, 'unknown-key');
  });

  it('keeps two documents side by side apart', async function () {
    if (!page.hasPage()) this.skip();
    const left = await openFile(but(component, 'name: frontend', 'name: backend'));
    const right = await openFile(but(component, 'memory:', 'memry:'));
    await vscode.window.showTextDocument(right.document, vscode.ViewColumn.Two);
    await problemWith(right.document, 'unknown-key');
    await problemsBecome(left.document, []);
    await vscode.window.showTextDocument(left.document, vscode.ViewColumn.One);
    await selectText('memory');
    await page.type('memori');
    await problemWith(left.document, 'unknown-key');
    await problemsBecome(right.document, [['warning', 'unknown-key', 'memry']]);
  });

  it('follows the keys in a document of 12,000 lines', async function () {
    if (!page.hasPage()) this.skip();
    const instance = (n: number): string =>
      `    - componentName: frontend\n      instanceName: web-${n}\n` +
      `      parameterValues:\n        - name: host\n          value: "[fromVariable(domain)]"\n`;
    const start = configuration.slice(0, configuration.indexOf('    - componentName'));
    const many = Array.from({ length: 2400 }, (_, n) => instance(n)).join('');
    const { document } = await openAt(`${start}${many}    <|>`);
    assert.ok(document.lineCount > 12_000);
    await focusEditor();
    await page.type('- {componentNam: x}');
    const problem = await problemWith(document, 'unknown-key');
    assert.equal(document.getText(problem.range), 'componentNam');
    assert.equal(problem.range.start.line, document.lineCount - 1);
  });
});
