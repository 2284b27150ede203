// The fields in which a live object differs from its release and from the specs, each with those who manage it.
import type { JsonObject } from './cluster.ts';
import { differences, pathText } from './difference.ts';
import { resolveField } from './field-path.ts';
import { isOwn, managersOf, foreignFields, type Manager } from './managed-fields.ts';
import { normalize } from './normalize.ts';
import type { FieldChange, PathStep } from './plan.ts';
import { valueText } from './plan-view.ts';
import type { Redactor } from './redact.ts';

/** A field; a side is left out where it has nothing, and where it was not asked. */
export interface DriftChange {
  readonly path: string;
  readonly released?: string;
  readonly live?: string;
  readonly source?: string;
  /** Who else manages the live value; nobody, where it was taken away. */
  readonly managers: readonly string[];
  /** RFC 3339; when the last of them wrote. */
  readonly changedAt?: string;
}

/** Objects as they are and as each side would make them; undefined where a side says nothing. */
export interface DriftSides {
  readonly live: JsonObject;
  readonly released: JsonObject | undefined;
  readonly source: JsonObject | undefined;
}

/** All differences without secrets; `drifted` when the live object is not as released. */
export function driftChanges(
  sides: DriftSides,
  redactor: Redactor,
): { readonly changes: readonly DriftChange[]; readonly drifted: boolean } {
  const shown = (object: JsonObject): JsonObject => redactor.object(normalize(object));
  const live = shown(sides.live);
  const against = (other: JsonObject | undefined): readonly FieldChange[] =>
    other === undefined ? [] : differences(live, shown(other));
  const byReleased = against(sides.released);
  const bySource = new Map(against(sides.source).map((each) => [textOf(each.path), each]));
  const changes = new Map<string, DriftChange>();
  for (const { path, before, after } of byReleased) {
    const key = textOf(path);
    const source = bySource.get(key);
    changes.set(key, {
      path: key,
      ...side('released', after),
      ...side('live', before),
      // Where the specs ask for no other value, they agree with what is there.
      ...(sides.source && side('source', source === undefined ? before : source.after)),
      ...managing(sides.live, path),
    });
  }
  if (sides.released !== undefined) addOthers(changes, { ...sides, shown: live });
  const drifted = changes.size > 0;
  for (const [key, { path, before, after }] of bySource) {
    if (changes.has(key)) continue;
    changes.set(key, {
      path: key,
      ...(sides.released && side('released', before)),
      ...side('live', before),
      ...side('source', after),
      ...managing(sides.live, path),
    });
  }
  return { changes: [...changes.values()], drifted };
}

/** Fields that others have added, and that neither the release nor the specs mention. */
function addOthers(
  changes: Map<string, DriftChange>,
  { live, shown }: Pick<DriftSides, 'live'> & { readonly shown: JsonObject },
): void {
  for (const { path, steps } of foreignFields(live, isPerson)) {
    const key = textOf(steps);
    const value = valueAt(shown, path);
    if (value === undefined || changes.has(key)) continue;
    changes.set(key, { path: key, live: valueText(value), ...managing(live, steps) });
  }
}

/** Controllers of the cluster keep their own fields in objects, as they should. */
function isPerson(manager: Manager): boolean {
  const isPart = /^(?:kube-.*|kubelet|cloud-controller-manager)$/.test(manager.name);
  return !isPart && !isOwn(manager) && manager.subresource !== 'status';
}

function managing(
  live: JsonObject,
  steps: readonly PathStep[],
): Pick<DriftChange, 'managers' | 'changedAt'> {
  const { path, rest } = resolveField(live, steps);
  const others = rest.length > 0 ? [] : managersOf(live, path).filter((each) => !isOwn(each));
  const changedAt = others.map(({ time }) => time ?? '').reduce((a, b) => (a > b ? a : b), '');
  return {
    managers: [...new Set(others.map(({ name }) => name))],
    ...(changedAt !== '' && { changedAt }),
  };
}

function side<K extends 'released' | 'live' | 'source'>(
  name: K,
  value: unknown,
): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [name]: valueText(value) } as Partial<Record<K, string>>);
}

function textOf(path: readonly PathStep[]): string {
  return pathText(path);
}

function valueAt(object: JsonObject, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return (value as Readonly<Record<string, unknown>>)[String(step)];
  }, object);
}
