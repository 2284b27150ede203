// Characters counted in each unit of the protocol: every answer marks the same text, whatever the client counts in.
import { beforeAll, describe, expect, it } from 'vitest';
import type { InitializeParams } from 'vscode-languageserver-protocol/node';
import { clientFeaturesOf } from '../../../server/src/lsp/client-features.ts';
import { RawClient } from '../../support/raw-client.ts';

type Encoding = 'utf-8' | 'utf-16' | 'utf-32';

const uri = 'file:///specs/shop.yaml';
/** Wide characters stand before what is asked about, in the same line. One line ends with CRLF and one with CR. */
const TEXT = `# 😀 a comment\r# é and another
apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata: {annotations: {"é😀": "😀é"}, name: web}\r
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  parameters:
    - {description: "😀 Größe 🎉", name: size, type: number, required: true}
    - {description: "see https://example.com/😀", name: host, type: string}
  containers:
    - {"x-😀é": [], name: main, image: "example/web:1.0.0", osTyp: "é", env: [{"x😀": 1, name: SIZE, fromParam: size}]}
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata: {annotations: {"😀": "é"}, name: shop}
spec:
  variables: [{"x-é": "😀", name: domain, value: "é😀"}]
  components:
    - {"x-😀": "é", componentName: web, instanceName: front, parameterValues: [{"é😀": 1, name: size, value: "[fromVariable(domain)]"}, {name: host, value: "https://example.com/é😀"}]}
`;

/** Where to ask: behind these texts. */
const MARKS = [
  'name: web',
  'name: si',
  'fromParam: si',
  'image: "exa',
  'componentName: w',
  'instanceName: fr',
  'fromVariable(do',
  'osTy',
  'name: ho',
  'domain, value: "é😀',
];

/** How many units a text has. */
function unitsIn(text: string, encoding: Encoding): number {
  if (encoding === 'utf-16') return text.length;
  return encoding === 'utf-8' ? Buffer.byteLength(text) : [...text].length;
}

interface Position {
  readonly line: number;
  readonly character: number;
}

/** The start of each line of the text, by the protocol: after LF, CRLF and CR. */
const STARTS = [
  0,
  ...[...TEXT.matchAll(/\r\n|\n|\r/g)].map(({ index, 0: end }) => index + end.length),
];

function positionAt(offset: number, encoding: Encoding): Position {
  const line = STARTS.findLastIndex((start) => start <= offset);
  return { line, character: unitsIn(TEXT.slice(STARTS[line], offset), encoding) };
}

function offsetAt({ line, character }: Position, encoding: Encoding): number {
  const start = STARTS[line] ?? TEXT.length;
  for (let offset = start; offset <= TEXT.length; offset++) {
    const isInPair = /[\uD800-\uDBFF]/.test(TEXT[offset - 1] ?? '') && offset > start;
    if (!isInPair && unitsIn(TEXT.slice(start, offset), encoding) === character) return offset;
  }
  throw new Error(
    `There is no ${encoding} character ${String(character)} in line ${String(line)}.`,
  );
}

/** The answer with offsets for positions, and without what differs between any two servers. */
function withOffsets(value: unknown, encoding: Encoding): unknown {
  if (Array.isArray(value)) return value.map((item) => withOffsets(item, encoding));
  if (typeof value !== 'object' || value === null) return value;
  if ('line' in value && 'character' in value) return offsetAt(value as Position, encoding);
  if ('data' in value && Array.isArray(value.data))
    return tokensIn(value.data as number[], encoding);
  const entries = Object.entries(value).filter(([key]) => key !== 'resultId');
  return Object.fromEntries(entries.map(([key, item]) => [key, withOffsets(item, encoding)]));
}

/** The texts that semantic tokens cover. */
function tokensIn(data: readonly number[], encoding: Encoding): string[] {
  const texts: string[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0] = data.slice(at);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    const start = offsetAt({ line, character }, encoding);
    const end = offsetAt({ line, character: character + length }, encoding);
    texts.push(`${String(start)} ${TEXT.slice(start, end)}`);
  }
  return texts;
}

async function started(encoding: Encoding): Promise<RawClient> {
  const client = new RawClient();
  const greeting = await client.greet({
    general: { positionEncodings: [encoding] },
    textDocument: {
      diagnostic: {},
      definition: { linkSupport: true },
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      rename: { prepareSupport: true },
      codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
    },
    workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
  });
  expect(greeting.result).toMatchObject({ capabilities: { positionEncoding: encoding } });
  client.notify('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text: TEXT },
  });
  return client;
}

/** What is asked at a place, and what is asked of a range. */
const AT_PLACE = [
  'textDocument/hover',
  'textDocument/completion',
  'textDocument/definition',
  'textDocument/typeDefinition',
  'textDocument/documentHighlight',
  'textDocument/prepareRename',
  'textDocument/prepareCallHierarchy',
] as const;
const OF_FILE = [
  'textDocument/documentSymbol',
  'textDocument/documentLink',
  'textDocument/codeLens',
  'textDocument/semanticTokens/full',
  'textDocument/diagnostic',
] as const;
const OF_RANGE = ['textDocument/inlayHint', 'textDocument/semanticTokens/range'] as const;

/** Every answer that holds positions, with offsets in their place. */
async function answers(client: RawClient, encoding: Encoding): Promise<Record<string, unknown>> {
  const textDocument = { uri };
  const all: Record<string, unknown> = {};
  const ask = async (name: string, method: string, params: object): Promise<unknown> => {
    const { result, error } = await client.ask(`${encoding} ${name}`, method, params);
    all[name] = withOffsets(error?.message ?? result, encoding);
    return result;
  };
  for (const mark of MARKS) {
    const position = positionAt(TEXT.indexOf(mark) + mark.length, encoding);
    const params = { textDocument, position };
    for (const method of AT_PLACE) await ask(`${method} at ${mark}`, method, params);
    await ask(`references at ${mark}`, 'textDocument/references', {
      ...params,
      context: { includeDeclaration: true },
    });
    await ask(`rename at ${mark}`, 'textDocument/rename', { ...params, newName: 'other' });
    await ask(`selection at ${mark}`, 'textDocument/selectionRange', {
      textDocument,
      positions: [position],
    });
    await ask(`actions at ${mark}`, 'textDocument/codeAction', {
      textDocument,
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
  }
  for (const [way, mark] of [
    ['callHierarchy/incomingCalls', '"}, name: web'],
    ['callHierarchy/outgoingCalls', '"}, name: shop'],
  ] as const) {
    const position = positionAt(TEXT.indexOf(mark) + mark.length, encoding);
    const method = 'textDocument/prepareCallHierarchy';
    const items = (await client.result(method, { textDocument, position })) as object[];
    await ask(way, way, { item: items[0] });
  }
  for (const method of OF_FILE) await ask(method, method, { textDocument });
  await ask('workspace/symbol', 'workspace/symbol', { query: '' });
  const start = TEXT.indexOf('env: [');
  const end = TEXT.indexOf(', {name: host, value');
  const range = { start: positionAt(start, encoding), end: positionAt(end, encoding) };
  for (const method of OF_RANGE) await ask(method, method, { textDocument, range });
  return all;
}

describe.each(['utf-8', 'utf-32'] as const)('a client that counts in %s', (encoding) => {
  let usual: RawClient;
  let client: RawClient;
  beforeAll(async () => {
    [usual, client] = await Promise.all([started('utf-16'), started(encoding)]);
    return () => {
      usual.process.kill();
      client.process.kill();
    };
  });

  it('is answered about the same stretches of text by every feature', async () => {
    const wanted = await answers(usual, 'utf-16');
    const given = await answers(client, encoding);
    expect(given).toEqual(wanted);
    const empty = Object.entries(given).filter(([, value]) =>
      /^(null|\[\]|\{\})$/.test(JSON.stringify(value)),
    );
    // Each feature had something to say somewhere.
    for (const method of [...AT_PLACE, 'references', 'rename', 'selection', 'actions']) {
      const silent = empty.filter(([name]) => name.startsWith(`${method} at`));
      expect([method, silent.length < MARKS.length]).toEqual([method, true]);
    }
    expect(empty.map(([name]) => name).filter((name) => !name.includes(' at '))).toEqual([]);
  });

  it('edits the text that it means', async () => {
    const change = (from: string, behind: string, text: string): object => {
      const start = TEXT.indexOf(from) + from.length;
      const end = TEXT.indexOf(behind, start);
      return {
        range: { start: positionAt(start, encoding), end: positionAt(end, encoding) },
        text,
      };
    };
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      // From the end to the start, so that each place is one of the first text.
      contentChanges: [
        change('"x-😀": "é", componentName: ', ', inst', 'gone😀'),
        change('"é😀": "😀é"}, name: ', '}\r', 'gate'),
      ],
    });
    const { items } = (await client.result('textDocument/diagnostic', {
      textDocument: { uri },
    })) as {
      items: { code: string; message: string }[];
    };
    const symbols = JSON.stringify(
      await client.result('textDocument/documentSymbol', { textDocument: { uri } }),
    );
    expect(symbols).toContain('ComponentSchematic gate');
    expect(symbols).not.toContain('ComponentSchematic web');
    expect(items.map(({ message }) => message).join('\n')).toContain('this one holds "😀"');
    expect(items.map(({ code }) => code)).not.toContain('syntax');
  });
});

it.each([
  [undefined, 'utf-16'],
  [[], 'utf-16'],
  [['utf-7'], 'utf-16'],
  [['utf-8', 'utf-16'], 'utf-16'],
  [['utf-32', 'utf-8'], 'utf-8'],
])('of %j it chooses %s', (positionEncodings, chosen) => {
  const client = clientFeaturesOf({
    processId: null,
    rootUri: null,
    capabilities: { general: { positionEncodings } },
  } as InitializeParams);
  expect(client.encoding).toBe(chosen);
});
