// Ways between a rendered document and its specs as a client has them.
import { expect, it } from 'vitest';
import {
  DefinitionRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  TextDocumentContentRequest,
  type ClientCapabilities,
  type DocumentSymbol,
  type LocationLink,
  type MarkupContent,
  type Position,
  type Range,
  type SymbolInformation,
} from 'vscode-languageserver-protocol/node';
import { LineIndex } from '../../server/src/base/line-index.ts';
import {
  CONFIGURATIONS,
  RENDER,
  RENDERED_FILES,
  RENDERED_MARK,
  RENDERED_PLACES,
  renderedUri,
  type ConfigurationChoice,
  type RenderedFile,
  type RenderedPlace,
  type RenderResult,
} from '../../server/src/protocol.ts';
import { isOurs, SAVED_MARK } from '../../server/src/render/saved-files.ts';
import { startServer, type ServerProcess } from '../support/server-process.ts';

const FILE = 'file:///specs/shop.yaml';
const SHOP = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: web
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  parameters:
    - name: greeting
      type: string
      required: true
  containers:
    - name: main
      image: example/web:1.0.0
      env:
        - name: GREETING
          fromParam: greeting
      ports:
        - name: http
          containerPort: 8080
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: shop
spec:
  components:
    - componentName: web
      instanceName: shop-web
      parameterValues:
        - name: greeting
          value: good day
`;

const view = { uri: FILE, name: 'shop', target: 'rudr' };
const rendered = renderedUri(view);

interface Opened {
  readonly server: ServerProcess;
  readonly text: string;
  /** Where `words` stand first in the rendered text. */
  readonly at: (words: string) => Position;
  readonly shown: (range: Range) => string;
}

async function open(capabilities: ClientCapabilities = {}): Promise<Opened> {
  const server = await startServer({ folders: ['file:///specs'], capabilities });
  await server.open(FILE, SHOP);
  const { text } = await server.connection.sendRequest(TextDocumentContentRequest.type, {
    uri: rendered,
  });
  const lines = new LineIndex(text);
  return {
    server,
    text,
    at: (words) => {
      expect(text).toContain(words);
      return lines.positionAt(text.indexOf(words));
    },
    shown: ({ start, end }) => text.slice(lines.offsetAt(start), lines.offsetAt(end)),
  };
}

function inSource({ start, end }: Range): string {
  const lines = new LineIndex(SHOP);
  return `${String(start.line + 1)}: ${SHOP.slice(lines.offsetAt(start), lines.offsetAt(end))}`;
}

it('says in a hover where a value comes from, with a link to the place', async () => {
  const { server, at, shown } = await open();
  const params = { textDocument: { uri: rendered }, position: at('good day') };
  const hover = await server.connection.sendRequest(HoverRequest.type, params);
  const { value } = hover?.contents as MarkupContent;
  expect(value).toContain('From the parameter `greeting`, set in configuration shop');
  expect(value).toContain(`[shop.yaml, line 31](<${FILE}#L31,18>)`);
  expect(hover?.range === undefined ? '' : shown(hover.range)).toBe('good day');
});

it('says of what no spec says why it is there, and what it is there for', async () => {
  const { server, at } = await open();
  const params = { textDocument: { uri: rendered }, position: at('apps/v1') };
  const hover = await server.connection.sendRequest(HoverRequest.type, params);
  expect((hover?.contents as MarkupContent).value).toMatch(
    /\n\nRendered for \[shop\.yaml, line \d+\]/,
  );
});

it('leads from a value to the text that decides it', async () => {
  const { server, at, shown } = await open({ textDocument: { definition: { linkSupport: true } } });
  const params = { textDocument: { uri: rendered }, position: at('good day') };
  const found = await server.connection.sendRequest(DefinitionRequest.type, params);
  const [link] = found as LocationLink[];
  expect(link?.targetUri).toBe(FILE);
  expect(inSource(link!.targetSelectionRange)).toBe('31: good day');
  expect(shown(link!.originSelectionRange!)).toBe('good day');
});

it('has an outline of the objects and folds them', async () => {
  const { server } = await open({
    textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
  });
  const params = { textDocument: { uri: rendered } };
  const symbols = await server.connection.sendRequest(DocumentSymbolRequest.type, params);
  const deployment = (symbols as DocumentSymbol[]).find(
    ({ name }) => name === 'Deployment shop-web',
  );
  expect(deployment?.children?.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['apiVersion', 'kind', 'metadata', 'spec']),
  );
  const folds = await server.connection.sendRequest(FoldingRangeRequest.type, params);
  expect(folds).toContainEqual({
    startLine: deployment?.range.start.line,
    endLine: deployment?.range.end.line,
  });
  const spec = deployment?.children?.find(({ name }) => name === 'spec')?.range;
  expect(folds).toContainEqual({ startLine: spec?.start.line, endLine: spec?.end.line });
});

it('lists the objects for clients that know flat outlines only', async () => {
  const { server } = await open();
  const params = { textDocument: { uri: rendered } };
  const symbols = await server.connection.sendRequest(DocumentSymbolRequest.type, params);
  expect((symbols as SymbolInformation[]).map(({ name }) => name)).toContain('Service shop-web');
});

function places(
  { server }: Opened,
  at: Position & { readonly uri: string },
): Promise<readonly RenderedPlace[]> {
  return server.connection.sendRequest(RENDERED_PLACES, { rendered, at });
}

it('tells what came of a place in the specs, and the other way round', async () => {
  const opened = await open();
  const value = new LineIndex(SHOP).positionAt(SHOP.indexOf('good day'));
  const forth = await places(opened, { uri: FILE, ...value });
  expect(forth.map(({ uri, range }) => [uri, opened.shown(range)])).toContainEqual([
    rendered,
    'good day',
  ]);
  const back = await places(opened, { uri: rendered, ...opened.at('good day') });
  expect(back.map(({ range }) => inSource(range))).toEqual(
    expect.arrayContaining(['31: good day', '16: greeting']),
  );
  expect(inSource(back[0]!.range)).toBe('31: good day');
});

it('takes a key in the specs for its value', async () => {
  const opened = await open();
  const key = new LineIndex(SHOP).positionAt(SHOP.indexOf('containerPort'));
  const found = await places(opened, { uri: FILE, ...key });
  expect(found.map(({ range }) => opened.shown(range))).toContain('8080');
});

it('lists the configurations of a file with their lines', async () => {
  const { server } = await open();
  expect(await server.connection.sendRequest(CONFIGURATIONS, { uri: FILE })).toEqual([
    { uri: FILE, name: 'shop', path: 'shop.yaml', firstLine: 20, lastLine: 30 },
  ]);
});

it('lists the configurations that use what a file declares', async () => {
  const { server } = await open();
  const using = (uri: string): Promise<readonly ConfigurationChoice[]> =>
    server.connection.sendRequest(CONFIGURATIONS, { using: uri });
  expect((await using(FILE)).map(({ name }) => name)).toEqual(['shop']);
  expect(await using('file:///specs/other.yaml')).toEqual([]);
});

it('renders texts that are not in the files', async () => {
  const { server, text } = await open();
  const render = (files?: readonly { uri: string; text: string | null }[]): Promise<RenderResult> =>
    server.connection.sendRequest(RENDER, { view, format: 'yaml', files });
  const now = await render();
  expect(now.text).toBe(text);
  expect(now.objects).toContainEqual({ kind: 'Deployment', name: 'shop-web' });
  const other = await render([{ uri: FILE, text: SHOP.replace('good day', 'good night') }]);
  expect(other.text).toBe(text.replaceAll('good day', 'good night'));
  expect(await render([{ uri: FILE, text: null }])).toEqual({
    text: '',
    errors: 0,
    warnings: 0,
    objects: [],
  });
});

it('gives files that are known again as its own', async () => {
  const { server } = await open();
  const files = await server.connection.sendRequest<readonly RenderedFile[]>(RENDERED_FILES, {
    view,
    layout: 'file-per-object',
  });
  expect(files.map(({ name }) => name)).toContain('deployment-shop-web.yaml');
  expect(files.every(({ text }) => isOurs(text) && text.startsWith(RENDERED_MARK))).toBe(true);
  expect(SAVED_MARK).toBe(RENDERED_MARK);
});
