// The cursor of a request in the world of its file, and the way back to what the client knows.
import type { Position, Range, TextDocumentIdentifier } from 'vscode-languageserver';
import type { TextRange } from '../base/text-range.ts';
import { normalizeUri, relativeUri } from '../base/uri.ts';
import type { Location as OwnLocation } from '../workspace/occurrences.ts';
import type { WorkspaceView } from '../workspace/workspace.ts';
import { toOffset, toRange, type Placement } from './convert.ts';
import type { Session } from './session.ts';

/** A file in its world. URIs in the world are normalized. */
export interface FileInWorld {
  readonly view: WorkspaceView;
  readonly uri: string;
  /** Speaks to the client: with its spelling of the URI. */
  readonly placement: Placement;
}

export interface PlaceInWorld extends FileInWorld {
  readonly offset: number;
}

/** A file that the client asks about; undefined when it is not known. */
export function fileInWorld(
  session: Session,
  { uri }: TextDocumentIdentifier,
): FileInWorld | undefined {
  const view = session.world(uri);
  const own = normalizeUri(uri);
  const placement = placementIn(session, view, own);
  return placement === undefined ? undefined : { view, uri: own, placement };
}

/** A cursor that the client asks about. */
export function placeInWorld(
  session: Session,
  params: { readonly textDocument: TextDocumentIdentifier; readonly position: Position },
): PlaceInWorld | undefined {
  const file = fileInWorld(session, params.textDocument);
  return file === undefined
    ? undefined
    : { ...file, offset: toOffset(file.placement, params.position) };
}

/** A file of a world with the units and the URI that the client knows. */
export function placementIn(
  session: Session,
  view: WorkspaceView,
  uri: string,
): Placement | undefined {
  const file = view.file(uri);
  return file === undefined
    ? undefined
    : { ...session.placement(file), uri: session.clientUri(uri) };
}

/** A stretch of a file, as the client knows it. */
export interface ClientLocation {
  readonly uri: string;
  readonly range: Range;
  /** Other stretches of the same file. */
  readonly rangeOf: (range: TextRange) => Range;
}

/** Places of a world for the client; those in files that are gone are left out. */
export function toLocations<L extends OwnLocation>(
  session: Session,
  view: WorkspaceView,
  locations: readonly L[],
): (ClientLocation & { readonly source: L })[] {
  return locations.flatMap((source) => {
    const placement = placementIn(session, view, source.uri);
    if (placement === undefined) return [];
    const rangeOf = (range: TextRange): Range => toRange(placement, range);
    return [{ uri: placement.uri, range: rangeOf(source.range), rangeOf, source }];
  });
}

/** The path of a file below the innermost folder that is open; undefined for files outside. */
export function pathInFolder(session: Session, uri: string): string | undefined {
  const own = normalizeUri(uri);
  const paths = session.folders.flatMap((folder) => relativeUri(folder, own) ?? []);
  return paths.sort((a, b) => a.length - b.length)[0];
}
