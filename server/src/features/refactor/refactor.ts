// Refactorings for the place under the cursor: what can be extracted there, and what can go.
import { containsRange, shift, type TextRange } from '../../base/text-range.ts';
import { cursorAt } from '../../workspace/cursor.ts';
import type { SpecFile } from '../../workspace/spec-file.ts';
import { resourceOf, type WorkspaceView } from '../../workspace/workspace.ts';
import { pairRange } from '../../yaml/access.ts';
import { extractParameter } from './extract-parameter.ts';
import { extractVariable } from './extract-variable.ts';
import type { Refactoring } from './refactoring.ts';
import { removeParameter } from './remove-parameter.ts';

/** The refactorings for a selection, or for the cursor as an empty one. */
export function refactoringsAt(
  file: SpecFile,
  within: TextRange,
  view: WorkspaceView,
): readonly Refactoring[] {
  const cursor = cursorAt(file, within.start, view);
  const resource = cursor && resourceOf(cursor.placed.document);
  if (cursor?.at === undefined || resource === undefined) return [];
  const { at, placed } = cursor;
  const node = at.role === 'key' && at.pair !== undefined ? at.pair.value : at.node;
  const extent = at.pair === undefined ? node.range : pairRange(at.pair);
  if (!containsRange(shift(extent, placed.start), within)) return [];
  const found = ((): readonly Refactoring[] => {
    if (resource.role === 'configuration') return extractVariable(cursor, resource, node);
    if (resource.role !== 'component') return [];
    return [
      ...extractParameter(cursor, resource, node),
      ...removeParameter(cursor, resource, view),
    ];
  })();
  return found.map((refactoring) => inFile(refactoring, placed.start));
}

function inFile(refactoring: Refactoring, start: number): Refactoring {
  const { edits, rename } = refactoring;
  return {
    ...refactoring,
    edits: edits.map(({ range, newText }) => ({ range: shift(range, start), newText })),
    rename: rename === undefined ? undefined : rename + start,
  };
}
