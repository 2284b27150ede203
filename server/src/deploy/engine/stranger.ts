// Whose a live object is, where no plan has looked at it.
import { applySetId } from '../apply-set.ts';
import type { JsonObject } from '../cluster.ts';
import { objectsAt } from '../json.ts';
import { ownershipOf } from '../ownership.ts';
import { TOOL } from '../tool-name.ts';
import type { RunContext } from './context.ts';

/** Why a live object must not be touched; undefined when it is a member of the application. */
export function strangerOf(
  { tools, application }: Pick<RunContext, 'tools' | 'application'>,
  live: JsonObject,
): string | undefined {
  const owner = ownershipOf(live, applySetId(tools.codec, application));
  switch (owner.kind) {
    case 'ours':
      return undefined;
    case 'nobody':
      return 'It exists and is not part of this application. Make a plan, which says what adopting it would change.';
    case 'foreign':
      return `It belongs to ${owner.owner}. Delete it there first, or give the one here another name.`;
  }
}

/** Whether this tool has applied it. */
export function isOurs(live: JsonObject): boolean {
  return objectsAt(live, 'metadata', 'managedFields').some(
    ({ manager, operation }) => manager === TOOL && operation === 'Apply',
  );
}
