// Carries out the changes of a difference, to show that they say all of it.
import type { Json, JsonObject } from '../../server/src/deploy/cluster.ts';
import type { FieldChange, PathStep } from '../../server/src/deploy/plan.ts';

type Loose = Record<string, unknown> | unknown[];

/** The object that the changes make of this one. */
export function applyChanges(before: JsonObject, changes: readonly FieldChange[]): Json {
  const root = { object: structuredClone(before) as unknown };
  const ordered = [
    ...changes.filter((each) => each.position === undefined && each.about === undefined),
    ...changes.filter(({ about }) => about === 'order'),
    ...changes.filter(({ position }) => position !== undefined),
  ];
  // Inside an item that moves, its changes are made first; an item is added where all others stand.
  for (const change of ordered) applyChange(root, change);
  return root.object as Json;
}

function applyChange(root: { object: unknown }, change: FieldChange): void {
  const path: readonly PathStep[] = ['object', ...change.path];
  const holder = path.slice(0, -1).reduce<unknown>(inside, root) as Loose;
  const last = path.at(-1)!;
  if (change.about === 'order') return reorder(inside(holder, last) as unknown[], change);
  if (Array.isArray(holder)) {
    if (change.position !== undefined) holder.splice(change.position, 0, change.after);
    else if (Object.hasOwn(change, 'after')) holder[placeOf(holder, last)] = change.after;
    else holder.splice(placeOf(holder, last), 1);
    return;
  }
  if (Object.hasOwn(change, 'after')) holder[String(last)] = change.after;
  else Reflect.deleteProperty(holder, String(last));
}

function inside(holder: unknown, step: PathStep): unknown {
  if (Array.isArray(holder)) return holder[placeOf(holder, step)];
  return (holder as Record<string, unknown>)[String(step)];
}

function placeOf(list: readonly unknown[], step: PathStep): number {
  if (typeof step === 'number') return step;
  return list.findIndex((item) => isNamed(item, step));
}

function isNamed(item: unknown, step: PathStep): boolean {
  const fields = item as Record<string, unknown>;
  return Object.entries(step).every(
    ([key, value]) => (Object.hasOwn(fields, key) ? fields[key] : 'TCP') === value,
  );
}

function reorder(list: unknown[], { after }: FieldChange): void {
  const items = (after as PathStep[]).map((step) => list[placeOf(list, step)]);
  list.splice(0, list.length, ...items);
}
