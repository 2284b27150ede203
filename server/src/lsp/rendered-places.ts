// A cursor in a rendered document: where it leads in the specs, and what there is to say of it.
import {
  SymbolKind,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type Location,
  type LocationLink,
  type Position,
  type SymbolInformation,
  type TextDocumentIdentifier,
} from 'vscode-languageserver';
import { blocks, plainText } from '../base/markdown.ts';
import { describeOrigin, markdownStyle } from '../render/describe-origin.ts';
import type { Place } from '../render/origin.ts';
import { placedSpanAt } from '../render/printed-places.ts';
import { printedFolds, printedObjects, type PrintedObject } from '../render/printed-structure.ts';
import type { WorkspaceView } from '../workspace/workspace.ts';
import { toOffset, toPosition, toRange, type Placement } from './convert.ts';
import { placementIn } from './place.ts';
import type { Preview, Previews } from './previews.ts';
import type { Session } from './session.ts';

interface Cursor {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
}

/** Answers about rendered documents. */
export class RenderedPlaces {
  readonly #session: Session;
  readonly #previews: Previews;

  constructor(session: Session, previews: Previews) {
    this.#session = session;
    this.#previews = previews;
  }

  /** Where the value under the cursor comes from, in words with links. */
  hover({ textDocument, position }: Cursor): Hover | null {
    const preview = this.#previews.of(textDocument.uri);
    if (preview === undefined) return null;
    const placement = this.placement(textDocument.uri, preview);
    const found = placedSpanAt(preview.printed, toOffset(placement, position));
    if (found === undefined) return null;
    const { span, place } = found;
    const style = markdownStyle((each) => this.#link(preview.world, each));
    const isSaid = span.origin !== undefined && span.origin.kind !== 'constant';
    const value = blocks(
      span.origin === undefined ? undefined : describeOrigin(span.origin, style),
      isSaid ? undefined : `Rendered for ${style.place(place)}.`,
    );
    return { contents: { kind: 'markdown', value }, range: toRange(placement, span.range) };
  }

  /** The place that an author changes to change what is under the cursor. */
  definition({ textDocument, position }: Cursor): LocationLink[] | Location[] | null {
    const preview = this.#previews.of(textDocument.uri);
    if (preview === undefined) return null;
    const placement = this.placement(textDocument.uri, preview);
    const found = placedSpanAt(preview.printed, toOffset(placement, position));
    const target = found === undefined ? undefined : this.location(preview.world, found.place);
    if (found === undefined || target === undefined) return null;
    if (!this.#session.client.definitionLinks) return [target];
    return [
      {
        originSelectionRange: toRange(placement, found.span.range),
        targetUri: target.uri,
        targetRange: target.range,
        targetSelectionRange: target.range,
      },
    ];
  }

  /** The objects with the keys at their top. */
  symbols({ uri }: TextDocumentIdentifier): DocumentSymbol[] | SymbolInformation[] {
    const preview = this.#previews.of(uri);
    if (preview === undefined) return [];
    const placement = this.placement(uri, preview);
    const objects = printedObjects(preview.printed);
    if (this.#session.client.nestedSymbols) {
      return objects.map((object) => symbolOf(placement, object));
    }
    return objects.map((object) => ({
      name: titleOf(object),
      kind: SymbolKind.Object,
      location: { uri, range: toRange(placement, object.range) },
    }));
  }

  folds({ uri }: TextDocumentIdentifier): FoldingRange[] {
    const preview = this.#previews.of(uri);
    if (preview === undefined) return [];
    const placement = this.placement(uri, preview);
    return printedFolds(preview.printed).map(({ start, end }) => ({
      startLine: toPosition(placement, start).line,
      endLine: toPosition(placement, end).line,
    }));
  }

  /** A rendered text with the units in which the client counts. */
  placement(uri: string, { printed }: Preview): Placement {
    return { uri, lines: printed.lines, encoding: this.#session.client.encoding };
  }

  /** A place in the specs, as the client knows it; undefined when the file is gone. */
  location(world: WorkspaceView, { uri, range }: Place): Location | undefined {
    const placement = placementIn(this.#session, world, uri);
    return placement && { uri: placement.uri, range: toRange(placement, range) };
  }

  #link(world: WorkspaceView, place: Place): string {
    const { line, character } = this.location(world, place)?.range.start ?? {
      line: 0,
      character: 0,
    };
    const words = `${this.#previews.showFile(place.uri)}, line ${line + 1}`;
    // Clients open the fragment `L12,5` at that line and column.
    const target = `${this.#session.clientUri(place.uri)}#L${line + 1},${character + 1}`;
    return `[${plainText(words)}](<${target}>)`;
  }
}

function titleOf({ kind, name }: PrintedObject): string {
  return `${kind} ${name}`.trim() || '(unnamed)';
}

function symbolOf(placement: Placement, object: PrintedObject): DocumentSymbol {
  const range = toRange(placement, object.range);
  return {
    name: titleOf(object),
    kind: SymbolKind.Object,
    range,
    selectionRange: { start: range.start, end: range.start },
    children: object.entries.map((entry) => ({
      name: entry.name === '' ? '(unnamed)' : entry.name,
      kind: SymbolKind.Field,
      range: toRange(placement, entry.range),
      selectionRange: toRange(placement, entry.nameRange),
    })),
  };
}
