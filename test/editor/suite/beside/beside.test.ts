// Tests the extension beside others for the same files: nothing is said twice.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { but, component } from '../specs.ts';
import {
  closeAll,
  eventually,
  openFile,
  problemWith,
  problemsBecome,
  problemsOf,
  until,
} from '../support.ts';

interface YamlApi {
  schemasOf(resource: string): readonly { contributor: string; schema: string; content: string }[];
}

/** The mistake that a reader of YAML stumbles over, with one that only we know of. */
const unclosed = `${but(component, 'memory:', 'memry:')}  osType: "linux\n`;

describe('beside other extensions', () => {
  afterEach(closeAll);

  it('leaves syntax errors of YAML to the extension for YAML', async () => {
    const { document } = await openFile(unclosed);
    await problemWith(document, 'unknown-key');
    const sources = await eventually('both', [vscode.languages.onDidChangeDiagnostics], () => {
      const found = vscode.languages.getDiagnostics(document.uri).map(({ source }) => source);
      return found.includes('YAML') ? found : undefined;
    });
    assert.deepEqual(sources.filter((source) => source === 'YAML').length, 1);
    await problemsBecome(document, [['warning', 'unknown-key', 'memry']]);
  });

  it('reports them itself where that one is told not to', async () => {
    const settings = vscode.workspace.getConfiguration('yaml');
    const { document } = await openFile(unclosed);
    await problemsBecome(document, [['warning', 'unknown-key', 'memry']]);
    await settings.update('validate', false, vscode.ConfigurationTarget.Global);
    try {
      await problemWith(document, 'unclosed-quote');
    } finally {
      await settings.update('validate', undefined, vscode.ConfigurationTarget.Global);
    }
    await problemsBecome(document, [['warning', 'unknown-key', 'memry']]);
  });

  it('leaves syntax errors of JSON to the editor', async () => {
    const broken = '{"apiVersion": "core.oam.dev/v1alpha1", "kind": "Trait",, "metadata": {}}';
    const { document } = await openFile(broken, '.json');
    await eventually('an error', [vscode.languages.onDidChangeDiagnostics], () =>
      vscode.languages.getDiagnostics(document.uri).length > 0 ? true : undefined,
    );
    // The outline comes from the same server, which has looked at the text by then.
    await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri);
    assert.deepEqual(problemsOf(document), []);
    assert.equal(vscode.languages.getDiagnostics(document.uri).length, 1);
  });

  it('asks for no other schema of files made of OAM alone', async () => {
    const api = await yamlApi();
    const oam = await openFile(component);
    const plain = await openFile('apiVersion: v1\nkind: Service\n');
    const mixed = await openFile(`${component}---\napiVersion: v1\nkind: Service\n`);
    const [ours] = await until('our schema', () => {
      const schemas = api.schemasOf(oam.document.uri.toString());
      return Promise.resolve(schemas.length > 0 ? schemas : undefined);
    });
    assert.deepEqual([ours?.contributor, ours?.content], ['oam', '{}']);
    assert.deepEqual(api.schemasOf(plain.document.uri.toString()), []);
    assert.deepEqual(api.schemasOf(mixed.document.uri.toString()), []);
  });

  it('goes on after a restart of the language server', async () => {
    const api = await yamlApi();
    await vscode.commands.executeCommand('oam.restart');
    const { document } = await openFile(component);
    await until('our schema', () =>
      Promise.resolve(api.schemasOf(document.uri.toString()).length === 1 || undefined),
    );
  });
});

async function yamlApi(): Promise<YamlApi> {
  const found = vscode.extensions.getExtension<YamlApi>('redhat.vscode-yaml');
  assert.ok(found, 'the stand-in is not there');
  return found.activate();
}
