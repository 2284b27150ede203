// What is under the cursor: said once, here, for hover, definition, rename and the rest.
import { touches } from '../base/text-range.ts';
import type { NameUse } from '../model/names.ts';
import type { SchemaView } from '../schema/schema-view.ts';
import { pathOf, type YamlPath } from '../yaml/access.ts';
import { nodeAt, type NodeAt } from '../yaml/node-at.ts';
import { schemaAt } from './schema-at.ts';
import { documentAt, type PlacedDocument, type SpecFile } from './spec-file.ts';
import type { WorkspaceView } from './workspace.ts';

/** The meaning of a place in a file. */
export interface Cursor {
  readonly file: SpecFile;
  readonly placed: PlacedDocument;
  /** Offset from the start of the document. */
  readonly offset: number;
  /** The innermost node there; undefined in blank space, comments and markers. */
  readonly at: NodeAt | undefined;
  /** Path of the value, also when the cursor is on its key. */
  readonly path: YamlPath;
  readonly schema: SchemaView | undefined;
  /** The name that is declared or referred to there. */
  readonly name: NameUse | undefined;
}

/**
 * The cursor at an offset of a file; undefined only for a file without documents. Schemas of
 * properties come from the workspace, where one is given, and from the catalog.
 */
export function cursorAt(file: SpecFile, offset: number, view?: WorkspaceView): Cursor | undefined {
  const placed = documentAt(file, offset);
  if (placed === undefined) return undefined;
  const { document } = placed;
  const inner = offset - placed.start;
  const at = nodeAt(document.yaml, inner);
  const path = at === undefined ? [] : pathAt(at);
  return {
    file,
    placed,
    offset: inner,
    at,
    path,
    schema: at === undefined ? undefined : schemaAt(file, document, path, view),
    name: document.names.find((use) => touches(use.range, inner)),
  };
}

function pathAt(at: NodeAt): YamlPath {
  return pathOf(at.role === 'key' && at.pair !== undefined ? at.pair.value : at.node);
}
