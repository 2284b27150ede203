// Files that are too large to be read: said to be so, at no cost to anything else, until they are smaller.
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver-protocol/node';
import { manyDocuments, oneDocument } from '../bench/inputs.ts';
import { requestsAbout, requestsAt } from '../support/every-request.ts';
import { component, folderWith, misspelt } from '../support/oam.ts';
import { startRaw, type RawClient } from '../support/raw-client.ts';
import { PulledProblems, pulls, startIn, touched, uriAt } from '../support/workspace-client.ts';

const LARGE = 50_000_000;
const uri = 'file:///specs/large.yaml';
const other = 'file:///specs/other.yaml';

/** A file of that many characters: all of them in one document, or 40 lines in each. */
const texts: Readonly<Record<string, () => string>> = {
  'one document': () => oneDocument(LARGE / 28),
  'many documents': () => manyDocuments(LARGE / 24),
};

function open(client: RawClient, at: string, text: string): void {
  client.notify('textDocument/didOpen', {
    textDocument: { uri: at, languageId: 'yaml', version: 1, text },
  });
}

async function problemsOf(client: RawClient, at: string): Promise<readonly Diagnostic[]> {
  const report = await client.result('textDocument/diagnostic', { textDocument: { uri: at } });
  return (report as { readonly items: readonly Diagnostic[] }).items;
}

describe.each(Object.keys(texts))('an open file of 50 MB, %s', (name) => {
  it('is said to be unchecked, holds nobody up, and is checked again once it is smaller', async () => {
    const text = texts[name]?.() ?? '';
    expect(text.length).toBeGreaterThan(LARGE);
    const client = startRaw();
    await client.greet({ textDocument: { diagnostic: {} } });
    open(client, other, component('web'));
    const started = performance.now();
    open(client, uri, text);
    expect(await problemsOf(client, uri)).toMatchObject([
      {
        severity: DiagnosticSeverity.Information,
        code: 'too-large',
        range: { start: { line: 0, character: 0 } },
      },
    ]);
    const line = Math.floor(text.length / 60);
    for (const [method, params] of [
      ...requestsAt(uri, { line, character: 6 }),
      ...requestsAbout(uri),
    ]) {
      await client.ask(`${method} ${JSON.stringify(params)}`, method, params);
    }
    // Typing in it, and elsewhere.
    const start = { line: 3, character: 2 };
    for (let version = 2; version < 12; version++) {
      client.notify('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ range: { start, end: start }, text: 'x' }],
      });
      expect(await problemsOf(client, uri)).toHaveLength(1);
      expect(await problemsOf(client, other)).toEqual([]);
    }
    const took = performance.now() - started;
    console.info(`50 MB, ${name}: opened, asked everything and edited in ${took.toFixed(0)} ms`);
    expect(took).toBeLessThan(30_000);
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: 20 },
      contentChanges: [{ text: misspelt }],
    });
    expect((await problemsOf(client, uri)).map(({ code }) => code)).toContain('unknown-key');
    expect(client.received.filter(({ method }) => method === 'window/logMessage')).toEqual([]);
  }, 120_000);
});

it('reads the other documents of a file in which one is too large', async () => {
  const client = startRaw();
  await client.greet({ textDocument: { diagnostic: {} } });
  open(client, uri, `${misspelt}---\n${oneDocument(130_000)}`);
  const problems = await problemsOf(client, uri);
  expect(problems.map(({ code }) => code)).toEqual(['unknown-key', 'too-large']);
  expect(problems[1]?.message).toBe(
    'This document is larger than 3 MB, so nothing in it is checked. Move parts of it to other documents, each after a line "---".',
  );
});

it('tells at most a thousand problems of one file, the worst of them', async () => {
  const client = startRaw();
  await client.greet({ textDocument: { diagnostic: {} } });
  const ports = '    - {name: 0, value: 1}\n'.repeat(2000);
  open(client, uri, misspelt.replace('spec:\n', `spec:\n  parameters:\n${ports}`));
  const problems = await problemsOf(client, uri);
  expect(problems).toHaveLength(1000);
  expect(new Set(problems.map(({ severity }) => severity))).toEqual(
    new Set([DiagnosticSeverity.Error]),
  );
});

it('leaves large files of a folder unread, says so, and takes nothing for undeclared meanwhile', async () => {
  const configuration = `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata: {name: shop}
spec:
  components: [{componentName: backend, instanceName: main}]
`;
  const folder = folderWith({ 'shop.yaml': configuration });
  const large = join(folder, 'large.yaml');
  writeFileSync(large, manyDocuments(LARGE / 24));
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'data/numbers.json'), `[${'1,'.repeat(10_000_000)}1]`);
  const server = await startIn([folder], { capabilities: pulls });
  const problems = new PulledProblems(server);
  await problems.pull();
  expect([...problems.codes]).toEqual([[uriAt(large), ['too-large']]]);
  expect(server.log).toEqual([`The file ${large} is too large to be checked.`]);
  truncateSync(large, 0);
  await touched(server, large);
  await problems.until(
    ({ size }) => size === 1 && problems.codes.has(uriAt(join(folder, 'shop.yaml'))),
  );
  expect([...problems.codes.values()]).toEqual([['unknown-component']]);
}, 60_000);
