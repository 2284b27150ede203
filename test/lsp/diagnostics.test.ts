// Problems as a client receives them: pushed or pulled, at the right characters, following edits and settings.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  DiagnosticSeverity,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DocumentDiagnosticRequest,
  FileChangeType,
} from 'vscode-languageserver-protocol/node';
import { startServer } from '../support/server-process.ts';

const uri = 'file:///specs/web.yaml';
const spec = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: web
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  os: linux
  containers:
    - name: main
      image: example/web:1.0.0
      resources:
        cpu:
          required: 0.5
        memory:
          required: 64M
`;

describe('pushed diagnostics', () => {
  it('mark the token that has to change, with a code and its page', async () => {
    const server = await startServer({
      capabilities: { textDocument: { publishDiagnostics: { codeDescriptionSupport: true } } },
      initializationOptions: { rulePages: 'https://example.com/{code}' },
    });
    await server.open(uri, spec);
    const { diagnostics, version } = await server.diagnostics(uri);
    expect(version).toBe(1);
    expect(diagnostics.filter(({ code }) => code === 'unknown-key')).toMatchObject([
      {
        range: { start: { line: 6, character: 2 }, end: { line: 6, character: 4 } },
        severity: DiagnosticSeverity.Warning,
        source: 'oam',
        codeDescription: { href: 'https://example.com/unknown-key' },
        message: expect.stringContaining('osType') as unknown,
      },
    ]);
  });

  it('follow edits that arrive in pieces', async () => {
    const server = await startServer();
    await server.open(uri, spec);
    await server.diagnostics(uri, 1);
    await server.change(uri, 2, [
      {
        range: { start: { line: 6, character: 4 }, end: { line: 6, character: 4 } },
        text: 'Type',
      },
    ]);
    const { diagnostics } = await server.diagnostics(uri, 2);
    expect(diagnostics.map(({ code }) => code)).not.toContain('unknown-key');
  });

  it('lie at the right place in the second document, in CRLF text and behind wide characters', async () => {
    const server = await startServer({
      capabilities: { general: { positionEncodings: ['utf-8'] } },
    });
    expect(server.initializeResult.capabilities.positionEncoding).toBe('utf-8');
    const text = `${spec.replace('os: linux', 'osType: linux')}---\n{"😀é": 1, apiVersion: core.oam.dev/v1alpha1, kind: Trait, metadata: {name: a}, spec: {}}\n`;
    await server.open(uri, text.replaceAll('\n', '\r\n'));
    const { diagnostics } = await server.diagnostics(uri);
    const unknown = diagnostics.find(({ message }) => String(message).includes('😀é'));
    expect(unknown?.range).toEqual({
      start: { line: 16, character: 1 },
      end: { line: 16, character: 9 },
    });
  });

  it('follow edits behind wide characters, counted as the client counts', async () => {
    const server = await startServer({
      capabilities: { general: { positionEncodings: ['utf-8'] } },
    });
    const start = '{"😀é": 1, ';
    await server.open(uri, `${start}apiVersion: core.oam.dev/v1alpha1, kind: Trait, spec: {}}\n`);
    const before = (await server.diagnostics(uri)).diagnostics.map(({ code }) => code);
    expect(before).toContain('missing-metadata');
    const character = new TextEncoder().encode(start).length;
    await server.change(uri, 2, [
      {
        range: { start: { line: 0, character }, end: { line: 0, character } },
        text: 'metadata: {name: a}, ',
      },
    ]);
    const after = (await server.diagnostics(uri, 2)).diagnostics.map(({ code }) => code);
    expect(after).not.toContain('missing-metadata');
    expect(after).not.toContain('syntax');
  });

  it('go away with the document', async () => {
    const server = await startServer();
    await server.open(uri, spec);
    await server.diagnostics(uri);
    await server.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri },
    });
    expect((await server.diagnostics(uri)).diagnostics).toEqual([]);
  });

  it('leave other documents in peace', async () => {
    const server = await startServer();
    await server.open(uri, 'apiVersion: apps/v1\nkind: Deployment\nspec: {bad: [}\n');
    expect((await server.diagnostics(uri)).diagnostics).toEqual([]);
  });

  it('leave syntax to the extension that reports it already', async () => {
    const server = await startServer({ initializationOptions: { syntaxReporters: ['yaml'] } });
    await server.open(uri, `${spec}\tx\n`);
    const { diagnostics } = await server.diagnostics(uri);
    expect(diagnostics.map(({ code }) => code)).toEqual(['unknown-key']);
  });
});

describe('pulled diagnostics', () => {
  it('are answered once per state', async () => {
    const server = await startServer({ capabilities: { textDocument: { diagnostic: {} } } });
    await server.open(uri, spec);
    const ask = (previousResultId?: string) =>
      server.connection.sendRequest(DocumentDiagnosticRequest.type, {
        textDocument: { uri },
        ...(previousResultId === undefined ? {} : { previousResultId }),
      });
    const first = await ask();
    expect(first).toMatchObject({ kind: 'full', items: [{ code: 'unknown-key' }] });
    expect(await ask(first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
    await server.change(uri, 2, [{ text: spec.replace('os:', 'osType:') }]);
    expect(await ask(first.resultId)).toMatchObject({ kind: 'full', items: [] });
  });
});

describe('settings', () => {
  it('of the editor are asked for and followed', async () => {
    let rules: Record<string, string> = { 'unknown-key': 'error' };
    const server = await startServer({
      capabilities: { workspace: { configuration: true } },
      configuration: () => ({ profile: 'spec', rules }),
    });
    await server.open(uri, spec);
    await server.diagnosticsUntil(uri, ([first]) => first?.severity === DiagnosticSeverity.Error);
    rules = { 'unknown-key': 'off' };
    await server.connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: null,
    });
    await server.diagnosticsUntil(uri, (diagnostics) => diagnostics.length === 0);
  });

  it('of the folder win over the editor, and are read again when they change', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'oam-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const config = join(folder, 'oam.config.yaml');
    await writeFile(config, 'rules:\n  unknown-key: "off"\n');
    const folderUri = pathToFileURL(folder).href;
    const server = await startServer({
      capabilities: { workspace: { configuration: true } },
      configuration: () => ({ rules: { 'unknown-key': 'error' } }),
      folders: [folderUri],
    });
    const inside = `${folderUri}/web.yaml`;
    await server.open(inside, spec);
    await server.diagnosticsUntil(inside, (diagnostics) => diagnostics.length === 0);
    await writeFile(config, 'rules:\n  unknown-key: hint\n');
    await server.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: pathToFileURL(config).href, type: FileChangeType.Changed }],
    });
    const hints = await server.diagnosticsUntil(inside, ({ length }) => length > 0);
    expect(hints).toMatchObject([{ code: 'unknown-key', severity: DiagnosticSeverity.Hint }]);
  });
});
