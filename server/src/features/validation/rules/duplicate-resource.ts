// Two resources of one kind with the same name.
import { resourceKey } from '../../../workspace/name-key.ts';
import type { NameSite } from '../../../workspace/workspace.ts';
import { defineRule, type Related } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-resource',
  number: 'R012',
  title: 'No two resources of a kind have the same name.',
  level: 'error',
  checkInWorkspace: ({ resource, site, workspace, report }) => {
    const key = resourceKey(resource);
    const name = resource.metadata?.name;
    if (key === undefined || name === undefined) return;
    // Sorted by file and place, so the first of this file is the one that the others repeat.
    const all = workspace.declarations(key);
    const first = all.find(({ uri }) => uri === site.uri);
    const kind = resource.kind?.value ?? 'resource';
    if (first !== undefined && first.document !== site.document) {
      report({
        at: name.node,
        message: `Another ${kind} in this file is already called "${name.value ?? ''}".`,
        related: [placeOfName(first, `The first "${name.value ?? ''}"`)],
      });
      return;
    }
    const elsewhere = all.filter(({ uri }) => uri !== site.uri);
    if (elsewhere.length > 0) {
      report({
        at: name.node,
        message: `${countOf(elsewhere)} ${/^[AEIOU]/i.test(kind) ? 'an' : 'a'} ${kind} "${name.value ?? ''}" as well.`,
        severity: 'information',
        related: elsewhere
          .slice(0, MAX_RELATED)
          .map((other) => placeOfName(other, `Another "${name.value ?? ''}"`)),
      });
    }
  },
});

/** A few are enough to see what it is about. */
const MAX_RELATED = 5;

function countOf(others: readonly NameSite[]): string {
  const files = new Set(others.map(({ uri }) => uri)).size;
  return files === 1 ? 'Another file declares' : `${String(files)} other files declare`;
}

function placeOfName({ uri, document, use }: NameSite, message: string): Related {
  return { at: use.range, message, elsewhere: { uri, yaml: document.yaml } };
}
