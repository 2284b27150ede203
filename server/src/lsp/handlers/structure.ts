// What is read off the structure of a file: hover, outline, folding, selection, links.
import type { Hover, HoverParams } from 'vscode-languageserver';
import { hoverAt } from '../../features/hover/hover.ts';
import { foldingOf } from '../../features/folding/folding.ts';
import { linksIn } from '../../features/links/links.ts';
import { outlineOf } from '../../features/outline/outline.ts';
import { selectionAt } from '../../features/selection/selection.ts';
import { ruleByCode } from '../../features/validation/claims.ts';
import {
  toDocumentSymbol,
  toFoldingRange,
  toOffset,
  toRange,
  toSelectionRange,
  toSymbolInformation,
} from '../convert.ts';
import { handle } from '../handle.ts';
import type { Late } from '../late.ts';
import { isRendered } from '../rendered-uri.ts';
import type { Session } from '../session.ts';
import type { RenderedDocuments } from './rendering.ts';

export function registerStructure(session: Session, rendered: Late<RenderedDocuments>): void {
  const { connection } = session;
  connection.onHover(
    handle(session, 'textDocument/hover', async (params) =>
      isRendered(params.textDocument.uri)
        ? (await rendered.get()).places.hover(params)
        : hover(session, params),
    ),
  );
  connection.onDocumentSymbol(
    handle(session, 'textDocument/documentSymbol', async ({ textDocument }) => {
      if (isRendered(textDocument.uri)) return (await rendered.get()).places.symbols(textDocument);
      const file = session.file(textDocument.uri);
      if (file === undefined) return [];
      const placement = session.placement(file);
      const outline = outlineOf(file);
      return session.client.nestedSymbols
        ? outline.map((node) => toDocumentSymbol(placement, node))
        : outline.flatMap((node) => toSymbolInformation(placement, node));
    }),
  );
  connection.onFoldingRanges(
    handle(session, 'textDocument/foldingRange', async ({ textDocument }) => {
      if (isRendered(textDocument.uri)) return (await rendered.get()).places.folds(textDocument);
      const file = session.file(textDocument.uri);
      if (file === undefined) return [];
      const placement = session.placement(file);
      return foldingOf(file).flatMap((span) => toFoldingRange(placement, span) ?? []);
    }),
  );
  connection.onSelectionRanges(
    handle(session, 'textDocument/selectionRange', ({ textDocument, positions }) => {
      const file = session.file(textDocument.uri);
      if (file === undefined) return [];
      const placement = session.placement(file);
      return positions.map((position) =>
        toSelectionRange(placement, selectionAt(file, toOffset(placement, position))),
      );
    }),
  );
  connection.onDocumentLinks(
    handle(session, 'textDocument/documentLink', ({ textDocument }) => {
      const file = session.file(textDocument.uri);
      if (file === undefined) return [];
      const placement = session.placement(file);
      return linksIn(file).map(({ range, target }) => ({
        range: toRange(placement, range),
        target,
      }));
    }),
  );
}

function hover(session: Session, { textDocument, position }: HoverParams): Hover | null {
  const file = session.file(textDocument.uri);
  if (file === undefined) return null;
  const placement = session.placement(file);
  const hover = hoverAt(file, toOffset(placement, position), {
    profile: session.settings.of(file.uri).profile,
    ruleTitle: (code) => ruleByCode(code)?.title,
    workspace: session.world(file.uri),
  });
  if (hover === undefined) return null;
  const contents = { kind: 'markdown' as const, value: hover.markdown };
  return { contents, range: toRange(placement, hover.range) };
}
