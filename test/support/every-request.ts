// Every request that a client may make about a file, each with parameters that make sense.
import {
  COMPONENTS,
  CONFIGURATIONS,
  MIGRATE,
  NEW_RESOURCE,
  RENDER,
  RENDERED_FILES,
  RENDERED_PLACES,
  renderedUri,
} from '../../server/src/protocol.ts';

interface Position {
  readonly line: number;
  readonly character: number;
}

/** A request by its method; several may have the same one. */
export type NamedRequest = readonly [method: string, params: object];

/** What is asked at a place. */
export function requestsAt(uri: string, position: Position): readonly NamedRequest[] {
  const textDocument = { uri };
  const at = { textDocument, position };
  const range = { start: position, end: position };
  const item = { name: 'x', kind: 5, uri, range, selectionRange: range };
  return [
    ['textDocument/hover', at],
    ['textDocument/completion', at],
    ['textDocument/definition', at],
    ['textDocument/typeDefinition', at],
    ['textDocument/references', { ...at, context: { includeDeclaration: true } }],
    ['textDocument/documentHighlight', at],
    ['textDocument/prepareRename', at],
    ['textDocument/rename', { ...at, newName: 'another' }],
    ['textDocument/prepareCallHierarchy', at],
    ['callHierarchy/incomingCalls', { item }],
    ['callHierarchy/outgoingCalls', { item }],
    ['textDocument/selectionRange', { textDocument, positions: [position] }],
    ['textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }],
    ['textDocument/inlayHint', { textDocument, range }],
    ['textDocument/semanticTokens/range', { textDocument, range }],
    ['codeLens/resolve', { range, data: { uri } }],
    ['completionItem/resolve', { label: 'x', data: { of: 'definition', uri, name: 'x' } }],
  ];
}

/** What is asked about a whole file, or about all files. */
export function requestsAbout(uri: string, configuration = ''): readonly NamedRequest[] {
  const textDocument = { uri };
  const range = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } };
  const view = { uri, name: configuration, target: 'kubernetes' };
  return [
    ['textDocument/diagnostic', { textDocument }],
    ['textDocument/documentSymbol', { textDocument }],
    ['textDocument/foldingRange', { textDocument }],
    ['textDocument/documentLink', { textDocument }],
    ['textDocument/codeLens', { textDocument }],
    ['textDocument/inlayHint', { textDocument, range }],
    ['textDocument/semanticTokens/full', { textDocument }],
    ['textDocument/semanticTokens/full/delta', { textDocument, previousResultId: '1' }],
    ['textDocument/semanticTokens/range', { textDocument, range }],
    [
      'textDocument/codeAction',
      { textDocument, range, context: { diagnostics: [], only: ['source.fixAll.oam'] } },
    ],
    ['textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }],
    ['codeAction/resolve', { title: 'x', data: { code: 'unknown-key', uri } }],
    ['workspace/symbol', { query: '' }],
    ['workspace/diagnostic', { previousResultIds: [] }],
    ['workspace/textDocumentContent', { uri: renderedUri(view) }],
    [MIGRATE, { uris: [uri] }],
    [COMPONENTS, {}],
    [CONFIGURATIONS, { uri }],
    [NEW_RESOURCE, { role: 'configuration', components: [{ uri, name: 'web' }] }],
    [RENDER, { view, format: 'yaml' }],
    [RENDERED_FILES, { view, layout: 'one-file' }],
    [RENDERED_PLACES, { rendered: renderedUri(view), at: { uri, ...range.start } }],
  ];
}
