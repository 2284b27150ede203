// Ways through the workspace: definitions, references, highlights, symbols, who uses what.
import {
  DocumentHighlightKind,
  type Location,
  type LocationLink,
  type SymbolInformation,
} from 'vscode-languageserver';
import {
  definitionAt,
  typeDefinitionAt,
  type Definition,
} from '../../features/navigation/definition.ts';
import { highlightsAt, referencesAt } from '../../features/navigation/references.ts';
import { workspaceSymbols } from '../../features/navigation/workspace-symbols.ts';
import { toRange } from '../convert.ts';
import { handle } from '../handle.ts';
import { placeInWorld, placementIn, toLocations, type PlaceInWorld } from '../place.ts';
import type { Late } from '../late.ts';
import { isRendered } from '../rendered-uri.ts';
import type { Session } from '../session.ts';
import type { RenderedDocuments } from './rendering.ts';
import { symbolKinds } from '../symbol-kinds.ts';

export function registerNavigation(session: Session, rendered: Late<RenderedDocuments>): void {
  const { connection, client } = session;
  connection.onDefinition(
    handle(session, 'textDocument/definition', async (params) => {
      if (isRendered(params.textDocument.uri))
        return (await rendered.get()).places.definition(params);
      const place = placeInWorld(session, params);
      if (place === undefined) return null;
      const { view, uri, offset } = place;
      const found = definitionAt(view, uri, offset);
      return toDefinition(session, place, { found, links: client.definitionLinks });
    }),
  );
  connection.onTypeDefinition(
    handle(session, 'textDocument/typeDefinition', (params) => {
      const place = placeInWorld(session, params);
      if (place === undefined) return null;
      const { view, uri, offset } = place;
      const found = typeDefinitionAt(view, uri, offset);
      return toDefinition(session, place, { found, links: client.typeDefinitionLinks });
    }),
  );
  connection.onReferences(
    handle(session, 'textDocument/references', (params): Location[] => {
      const place = placeInWorld(session, params);
      if (place === undefined) return [];
      const { includeDeclaration } = params.context;
      const wanted = includeDeclaration ? 'with-declarations' : 'without-declarations';
      const found = referencesAt(place.view, place, wanted);
      return toLocations(session, place.view, found).map(({ uri, range }) => ({ uri, range }));
    }),
  );
  connection.onDocumentHighlight(
    handle(session, 'textDocument/documentHighlight', (params) => {
      const place = placeInWorld(session, params);
      if (place === undefined) return [];
      const kinds = { read: DocumentHighlightKind.Read, write: DocumentHighlightKind.Write };
      return highlightsAt(place.view, place.uri, place.offset).map(({ range, kind }) => ({
        range: toRange(place.placement, range),
        kind: kinds[kind],
      }));
    }),
  );
  connection.onWorkspaceSymbol(
    handle(session, 'workspace/symbol', ({ query }) => symbolsFor(session, query)),
  );
}

function toDefinition(
  session: Session,
  { view, placement }: PlaceInWorld,
  { found, links }: { readonly found: Definition | undefined; readonly links: boolean },
): LocationLink[] | Location[] | null {
  if (found === undefined) return null;
  const targets = toLocations(session, view, found.targets);
  if (!links) return targets.map(({ uri, range }) => ({ uri, range }));
  return targets.map(({ uri, range, rangeOf, source }) => ({
    originSelectionRange: toRange(placement, found.origin),
    targetUri: uri,
    targetRange: rangeOf(source.extent),
    targetSelectionRange: range,
  }));
}

function symbolsFor(session: Session, query: string): SymbolInformation[] {
  const views = new Set(session.uris().map((uri) => session.world(uri)));
  return workspaceSymbols(views, query).flatMap(({ uri, range, name, symbol, container }) => {
    const placement = placementIn(session, session.world(uri), uri);
    if (placement === undefined) return [];
    return [
      {
        name,
        kind: symbolKinds[symbol],
        location: { uri: placement.uri, range: toRange(placement, range) },
        ...(container === undefined ? {} : { containerName: container }),
      },
    ];
  });
}
