// Makes of a recorded release what is to be written to have it again.
import { textAt } from '../json.ts';
import { rankOf } from '../order.ts';
import { idOf } from '../pruning.ts';
import type { Release } from '../release.ts';
import type { WriteTask } from './write.ts';

const lastFoundation = 1;

/** What the release sent; each object is looked at before it is written. */
export function tasksOfRelease({ manifests }: Release): readonly WriteTask[] {
  const ids = manifests.map(idOf);
  const place = ids.some((id) => rankOf(id) <= lastFoundation) ? 'fresh' : 'known';
  return manifests.map((body) => ({
    id: idOf(body),
    apiVersion: textAt(body, 'apiVersion') ?? '',
    body,
    guard: { kind: 'look' },
    conflicts: 'refuse',
    place,
    planned: undefined,
  }));
}
