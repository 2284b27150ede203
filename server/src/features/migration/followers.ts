// Documents that stay in their API version, but name things that moved to it.
import type { TextEdit } from '../../base/text-edit.ts';
import { dialects } from '../../model/dialects/registry.ts';
import { keyOfUse, type NameKey } from '../../workspace/name-key.ts';
import type { SpecDocument } from '../../workspace/spec-file.ts';
import { resourceOf } from '../../workspace/workspace.ts';
import { replaceScalar } from '../../yaml/edit.ts';
import type { DocumentMigration } from './document.ts';
import { migratedTypeName } from './steps/type-names.ts';

/** Rewrites the names of older types: all of them, or those that others declare under these keys. */
export function followMigration(
  document: SpecDocument,
  moved: ReadonlySet<NameKey> | 'all',
): DocumentMigration {
  const resource = resourceOf(document);
  const older = dialects.filter(({ successor }) => successor === resource?.dialect.apiVersion);
  if (resource === undefined || older.length === 0) return { edits: [], notes: [] };
  const edits = new Map<number, TextEdit>();
  for (const use of document.names) {
    if (moved !== 'all' && !moved.has(keyOfUse(resource, use) ?? '')) continue;
    for (const from of older) {
      // A name without a group is in the document's own already.
      const isOlder = use.name.startsWith(`${from.group}/`);
      const name = isOlder ? migratedTypeName(use, { from, to: resource.dialect }) : undefined;
      if (name !== undefined) edits.set(use.range.start, replaceScalar(use.node, name));
    }
  }
  return { edits: [...edits.values()].sort((a, b) => a.range.start - b.range.start), notes: [] };
}
