// Rendered documents as a client sees them: their text, which follows the specs, and nothing else about them.
import { describe, expect, it } from 'vitest';
import {
  CodeLensRequest,
  DidCloseTextDocumentNotification,
  PublishDiagnosticsNotification,
  TextDocumentContentRefreshRequest,
  TextDocumentContentRequest,
  type ClientCapabilities,
  type Diagnostic,
} from 'vscode-languageserver-protocol/node';
import { RENDERED_SCHEME, renderedUri } from '../../server/src/protocol.ts';
import { startServer, type ServerOptions, type ServerProcess } from '../support/server-process.ts';
import { SYSTEM } from '../support/system.ts';
import { filesIn, uriOf } from '../support/workspace-fixture.ts';

const files = filesIn(SYSTEM);
const shows: ClientCapabilities = { workspace: { textDocumentContent: {} } };

async function openSystem(capabilities: ClientCapabilities = shows): Promise<ServerProcess> {
  const server = await startServer({ folders: ['file:///specs'], capabilities });
  for (const [name, text] of files) await server.open(uriOf(name), text);
  return server;
}

async function contentOf(server: ServerProcess, uri: string): Promise<string> {
  const { text } = await server.connection.sendRequest(TextDocumentContentRequest.type, { uri });
  return text;
}

function nextRefresh(server: ServerProcess): Promise<string> {
  return new Promise((resolve) => {
    server.connection.onRequest(TextDocumentContentRefreshRequest.type, (params) => {
      resolve(params.uri);
    });
  });
}

it('offers the texts of its scheme', async () => {
  const { initializeResult } = await openSystem();
  expect(initializeResult.capabilities.workspace?.textDocumentContent).toEqual({
    schemes: [RENDERED_SCHEME],
  });
});

const spec = (components: string): string => `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: lonely
spec:
  components:${components}
`;
const lonely = uriOf('lonely.yaml');
const rendered = renderedUri({ uri: lonely, name: 'lonely', target: 'kubernetes' });
const gone = '\n    - componentName: gone\n      instanceName: one';

it('says above the objects what kept others out, and where', async () => {
  const server = await openSystem();
  await server.open(lonely, spec(gone));
  expect(await contentOf(server, rendered)).toBe(
    '# error: No component is called "gone", so its instance is left out. (lonely.yaml:7)\n',
  );
});

it('asks to read a text again when it has changed, and only then', async () => {
  const server = await openSystem();
  await server.open(lonely, spec(gone));
  await contentOf(server, rendered);
  const refreshed = nextRefresh(server);
  // A change that the rendering does not show comes first: it must not be told.
  await server.change(lonely, 2, [{ text: `${spec(gone)}# the end\n` }]);
  await contentOf(server, rendered);
  await server.change(lonely, 3, [{ text: `# the start\n${spec(gone)}` }]);
  expect(await refreshed).toBe(rendered);
  expect(await contentOf(server, rendered)).toContain('(lonely.yaml:8)');
});

it('says so when the configuration is not there anymore', async () => {
  const server = await openSystem();
  await server.open(lonely, spec(' []'));
  expect(await contentOf(server, rendered)).toContain('Nothing is rendered');
  const refreshed = nextRefresh(server);
  await server.change(lonely, 2, [{ text: '' }]);
  expect(await refreshed).toBe(rendered);
  expect(await contentOf(server, rendered)).toContain(
    '# There is no configuration called "lonely" in lonely.yaml (anymore).\n',
  );
});

it('takes a rendered document that is open for none of the specs', async () => {
  const server = await openSystem({});
  const told: string[] = [];
  server.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
    told.push(params.uri);
  });
  await server.open(rendered, spec(gone));
  await server.change(rendered, 2, [{ text: spec(gone) }]);
  await server.open(lonely, spec(gone));
  await expect.poll(() => told.includes(lonely)).toBe(true);
  expect(told).not.toContain(rendered);
});

it('answers nothing for a URI that asks for nothing', async () => {
  const server = await openSystem();
  for (const of of [
    `${RENDERED_SCHEME}:/x.yaml`,
    `${RENDERED_SCHEME}:/x.yaml?{}`,
    `${RENDERED_SCHEME}:/x?[`,
  ]) {
    expect(await contentOf(server, of)).toBe('');
  }
});

it('shows the OAM resources themselves where these are asked for', async () => {
  const server = await openSystem();
  await server.open(lonely, spec(' []'));
  const native = renderedUri({ uri: lonely, name: 'lonely', target: 'native', namespace: 'team' });
  const text = await contentOf(server, native);
  expect(text).toContain('kind: ApplicationConfiguration');
  expect(text).toContain('namespace: team');
});

/** Rudr has words of its own for what it refuses. */
const refused = renderedUri({ uri: lonely, name: 'lonely', target: 'rudr' });

it.each([
  ['sends', {}],
  ['is asked for', { textDocument: { diagnostic: {} } }],
] as const)(
  'shows problems of the rendering in the specs where it %s problems',
  async (_, client) => {
    const server = await openSystem({ ...shows, ...client });
    await server.open(lonely, spec(gone));
    await server.open(refused, await contentOf(server, refused));
    const isShown = ({ source, code }: Diagnostic): boolean =>
      source === 'oam render' && code === 'rudr-refuses';
    const shown = await server.diagnosticsUntil(lonely, (all) => all.some(isShown));
    expect(shown.find(isShown)?.range.start).toEqual({ line: 6, character: 21 });
    // What the checks say themselves is not said again.
    const codes = shown.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    await server.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri: refused },
    });
    await server.diagnosticsUntil(lonely, (all) => !all.some(isShown));
  },
);

it('says nothing twice: what the checks say already stays theirs', async () => {
  const server = await openSystem();
  await server.open(lonely, spec(gone));
  await server.open(rendered, await contentOf(server, rendered));
  await server.open(refused, await contentOf(server, refused));
  const all = await server.diagnosticsUntil(lonely, (each) =>
    each.some(({ source }) => source === 'oam render'),
  );
  const unknown = all.filter(({ code }) => code === 'unknown-component');
  expect(unknown.map(({ source }) => source)).toEqual(['oam']);
});

describe('the lens above a configuration', () => {
  /** Asks a server that knows the command for the lenses, as often as wanted. */
  const asking = async (options: ServerOptions = {}) => {
    const initializationOptions = { renderCommand: 'render.it' };
    const server = await startServer({
      folders: ['file:///specs'],
      initializationOptions,
      ...options,
    });
    await server.open(lonely, spec(gone));
    const textDocument = { uri: lonely };
    return () => server.connection.sendRequest(CodeLensRequest.type, { textDocument });
  };

  it('renders it', async () => {
    const ask = await asking();
    expect(await ask()).toEqual([
      {
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        command: {
          title: 'Render',
          command: 'render.it',
          arguments: [{ uri: lonely, name: 'lonely' }],
        },
      },
    ]);
  });

  it('can be switched off', async () => {
    const ask = await asking({
      capabilities: { workspace: { configuration: true } },
      configuration: () => ({ codeLens: { render: false } }),
    });
    await expect.poll(ask).toEqual([]);
  });

  it('is not there for a client without the command', async () => {
    const ask = await asking({ initializationOptions: {} });
    expect(await ask()).toEqual([]);
  });
});
