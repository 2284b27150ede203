// Says what rolling back cannot undo.
import { idKey, idText } from '../object-id.ts';
import type { WrittenObject } from './ledger.ts';
import type { GoingRelease } from './going-release.ts';
import { tasksOfRelease } from './release-tasks.ts';

const keepers: ReadonlySet<string> = new Set(['/PersistentVolumeClaim', 'apps/StatefulSet']);

/** One sentence for each thing, by what a run has done before it is rolled back. */
export function notUndoneOf({ context, work }: GoingRelease): readonly string[] {
  const { ledger } = context;
  const before = (work.previous ? tasksOfRelease(work.previous) : []).map(({ id }) => id);
  const keys = new Set(before.map(idKey));
  const adopted = new Set(
    work.tasks
      .filter(({ planned }) => planned?.verdict.kind === 'adopt')
      .map(({ id }) => idKey(id)),
  );
  const single = ledger.allWritten.flatMap((each) => {
    const kind = adopted.has(idKey(each.id)) ? 'adopted' : 'own';
    return sentenceOf(each, { kind, isBefore: keys.has(idKey(each.id)) });
  });
  const deleted = ledger.objects.flatMap(({ id, outcome }) =>
    outcome === 'deleted'
      ? [`${idText(id)} was deleted and is made anew: what only the old one held is lost.`]
      : [],
  );
  const hasData =
    ledger.allWritten.length > 0 &&
    before.some(({ group, kind }) => keepers.has(`${group}/${kind}`));
  const data = hasData ? ['What was written into volumes meanwhile stays in them.'] : [];
  return [...single, ...deleted, ...data];
}

function sentenceOf(
  { id, outcome, replaced }: WrittenObject,
  about: { readonly kind: 'adopted' | 'own'; readonly isBefore: boolean },
): readonly string[] {
  const text = idText(id);
  if (outcome === 'unchanged') return [];
  if (id.kind === 'Job') return [`${text} may have run: what it did is not undone.`];
  if (replaced === 'yes') {
    return [`${text} was deleted and made anew: what only the old one held is lost.`];
  }
  if (outcome === 'created') {
    return id.kind === 'PersistentVolumeClaim'
      ? [`${text} was new and is deleted, with the data in it.`]
      : [];
  }
  if (id.kind === 'CustomResourceDefinition') {
    return [`${text} was changed: objects stay stored in the version that it stored them in.`];
  }
  if (about.isBefore) return [];
  return about.kind === 'adopted'
    ? [`${text} was adopted and stays as this release wrote it.`]
    : [`${text} is in no earlier release that succeeded, so it stays as this release wrote it.`];
}
