// Semantic tokens in the protocol's numbers, whole or as what changed since the last time.
import { SemanticTokensBuilder } from 'vscode-languageserver';
import { tokenModifiers, tokenTypes } from '../../features/tokens/legend.ts';
import { semanticTokens, type SemanticToken } from '../../features/tokens/semantic-tokens.ts';
import { toOffsets, toRange, type Placement } from '../convert.ts';
import { handle } from '../handle.ts';
import { fileInWorld } from '../place.ts';
import type { Session } from '../session.ts';

export function registerSemanticTokens(session: Session): void {
  const { connection, documents } = session;
  /** What was sent last, by the client's URI: changes are told against it. */
  const builders = new Map<string, SemanticTokensBuilder>();
  const builderOf = (uri: string): SemanticTokensBuilder => {
    let builder = builders.get(uri);
    if (builder === undefined) builders.set(uri, (builder = new SemanticTokensBuilder()));
    return builder;
  };
  documents.onDidClose(({ document }) => builders.delete(document.uri));
  const { semanticTokens: requests } = connection.languages;
  requests.on(
    handle(session, 'textDocument/semanticTokens/full', ({ textDocument }) => {
      const file = fileInWorld(session, textDocument);
      if (file === undefined) return { data: [] };
      const builder = builderOf(textDocument.uri);
      // Forgets what was sent before: a whole answer starts anew.
      builder.previousResult('');
      push(builder, file.placement, semanticTokens(file.view, file.uri));
      return builder.build();
    }),
  );
  requests.onDelta(
    handle(session, 'textDocument/semanticTokens/full/delta', (params) => {
      const { textDocument, previousResultId } = params;
      const file = fileInWorld(session, textDocument);
      if (file === undefined) return { data: [] };
      const builder = builderOf(textDocument.uri);
      builder.previousResult(previousResultId);
      push(builder, file.placement, semanticTokens(file.view, file.uri));
      return builder.buildEdits();
    }),
  );
  requests.onRange(
    handle(session, 'textDocument/semanticTokens/range', ({ textDocument, range }) => {
      const file = fileInWorld(session, textDocument);
      if (file === undefined) return { data: [] };
      const builder = new SemanticTokensBuilder();
      const within = toOffsets(file.placement, range);
      push(builder, file.placement, semanticTokens(file.view, file.uri, within));
      return { data: builder.build().data };
    }),
  );
}

function push(
  builder: SemanticTokensBuilder,
  placement: Placement,
  tokens: readonly SemanticToken[],
): void {
  for (const { range, type, modifier } of tokens) {
    const { start, end } = toRange(placement, range);
    const bits = modifier === undefined ? 0 : 1 << tokenModifiers.indexOf(modifier);
    const length = end.character - start.character;
    builder.push(start.line, start.character, length, tokenTypes.indexOf(type), bits);
  }
}
