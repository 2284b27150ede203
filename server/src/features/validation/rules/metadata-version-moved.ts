// A version or description where only the draft has it.
import type { TextEdit } from '../../../base/text-edit.ts';
import type { Fix } from '../../../model/problem.ts';
import { pairOf, resolveAlias } from '../../../yaml/access.ts';
import { moveIntoSibling } from '../../../yaml/edit-move.ts';
import { removePair } from '../../../yaml/edit.ts';
import type { YamlDocument, YamlPair } from '../../../yaml/nodes.ts';
import { defineRule } from '../rule.ts';
import { fixOf } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'metadata-version-moved',
  number: 'R026',
  title: 'Version and description stand in the annotations.',
  level: { spec: 'warning', rudr: 'off' },
  claims: [
    { at: ['metadata.version', 'metadata.description'], keywords: ['additionalProperties'] },
  ],
  onViolation: ({ at, node, property = '' }, { document }) => {
    const pair = node.parent;
    return {
      at,
      message: `"${property}" belongs below "annotations"; right below "metadata" it is ignored.`,
      tags: ['deprecated'],
      fixes: () => (pair?.kind === 'pair' ? fixesFor(document, pair) : []),
    };
  },
});

/** Both keys move at once where that starts a mapping, since two fixes that each start one would not go together. */
function fixesFor(document: YamlDocument, pair: YamlPair): readonly Fix[] {
  const metadata = pair.parent;
  let moved = metadata.pairs.filter(({ key }) => {
    const name = resolveAlias(key);
    return name?.kind === 'scalar' && (name.value === 'version' || name.value === 'description');
  });
  const annotations = pairOf(metadata, 'annotations')?.value;
  const target = resolveAlias(annotations);
  if (target?.kind === 'map' && target.pairs.length > 0) moved = [pair];
  const present = moved.some(
    ({ key }) => key.kind === 'scalar' && pairOf(annotations, String(key.value)) !== undefined,
  );
  const edits: readonly TextEdit[] | undefined = present
    ? undefined
    : moveIntoSibling(document, moved, 'annotations');
  if (edits === undefined) {
    return fixOf('Remove it', [removePair(document, pair)], 'choice');
  }
  return fixOf('Move to the annotations', edits);
}
