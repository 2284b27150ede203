// Offsets and plain data of the features ↔ the shapes of the protocol. The only place with lines and characters.
import {
  FoldingRangeKind,
  SymbolKind,
  type DocumentSymbol,
  type FoldingRange,
  type Position,
  type Range,
  type SelectionRange,
  type SymbolInformation,
  type TextEdit,
} from 'vscode-languageserver';
import type { LineIndex, PositionEncoding } from '../base/line-index.ts';
import type { TextEdit as OffsetEdit } from '../base/text-edit.ts';
import type { TextRange } from '../base/text-range.ts';
import type { FoldingSpan } from '../features/folding/folding.ts';
import type { OutlineNode } from '../features/outline/outline.ts';
import type { SpecFile } from '../workspace/spec-file.ts';

/** A text with the units in which the client counts. */
export interface Placement {
  readonly uri: string;
  readonly lines: LineIndex;
  readonly encoding: PositionEncoding;
}

export function placementOf(file: SpecFile, encoding: PositionEncoding): Placement {
  return { uri: file.uri, lines: file.lines, encoding };
}

export function toPosition({ lines, encoding }: Placement, offset: number): Position {
  return lines.positionAt(offset, encoding);
}

export function toOffset({ lines, encoding }: Placement, position: Position): number {
  return lines.offsetAt(position, encoding);
}

export function toRange(placement: Placement, { start, end }: TextRange): Range {
  return { start: toPosition(placement, start), end: toPosition(placement, end) };
}

export function toOffsets(placement: Placement, { start, end }: Range): TextRange {
  return { start: toOffset(placement, start), end: toOffset(placement, end) };
}

export function toTextEdit(placement: Placement, { range, newText }: OffsetEdit): TextEdit {
  return { range: toRange(placement, range), newText };
}

const SYMBOLS: Readonly<Record<OutlineNode['kind'], SymbolKind>> = {
  resource: SymbolKind.Class,
  component: SymbolKind.Class,
  configuration: SymbolKind.Module,
  definition: SymbolKind.Interface,
  container: SymbolKind.Package,
  parameter: SymbolKind.TypeParameter,
  variable: SymbolKind.Variable,
  instance: SymbolKind.Object,
  trait: SymbolKind.Event,
  scope: SymbolKind.Namespace,
  port: SymbolKind.Number,
  env: SymbolKind.Constant,
  volume: SymbolKind.Struct,
  setting: SymbolKind.Property,
  file: SymbolKind.File,
  probe: SymbolKind.Operator,
  field: SymbolKind.Field,
};

export function toDocumentSymbol(placement: Placement, node: OutlineNode): DocumentSymbol {
  return {
    name: node.name === '' ? '(unnamed)' : node.name,
    ...(node.detail === undefined ? {} : { detail: node.detail }),
    kind: SYMBOLS[node.kind],
    range: toRange(placement, node.range),
    selectionRange: toRange(placement, node.selectionRange),
    children: node.children.map((child) => toDocumentSymbol(placement, child)),
  };
}

/** The same tree as a flat list, for clients that know no other. */
export function toSymbolInformation(
  placement: Placement,
  node: OutlineNode,
  containerName?: string,
): SymbolInformation[] {
  const { name, kind, range } = toDocumentSymbol(placement, { ...node, children: [] });
  const location = { uri: placement.uri, range };
  return [
    { name, kind, location, ...(containerName === undefined ? {} : { containerName }) },
    ...node.children.flatMap((child) => toSymbolInformation(placement, child, name)),
  ];
}

export function toFoldingRange(placement: Placement, span: FoldingSpan): FoldingRange | undefined {
  const start = toPosition(placement, span.range.start);
  const end = toPosition(placement, span.range.end);
  if (end.line <= start.line) return undefined;
  const kinds = { comment: FoldingRangeKind.Comment, region: FoldingRangeKind.Region } as const;
  const kind = span.kind === 'code' ? undefined : kinds[span.kind];
  return { startLine: start.line, endLine: end.line, ...(kind === undefined ? {} : { kind }) };
}

/** Ranges from the innermost to the outermost as the protocol's chain of parents. */
export function toSelectionRange(
  placement: Placement,
  ranges: readonly TextRange[],
): SelectionRange {
  let parent: SelectionRange | undefined;
  for (const range of ranges.toReversed()) {
    parent = { range: toRange(placement, range), ...(parent === undefined ? {} : { parent }) };
  }
  return parent ?? { range: toRange(placement, { start: 0, end: 0 }) };
}
