// What differs between two states of an object, item by item of its lists rather than place by place.
import type { Json, JsonObject } from './cluster.ts';
import { byCodeUnits, equalJson, isJsonList, isJsonObject } from './json.ts';
import { listIdentities } from './list-identity.ts';
import type { FieldChange, PathStep } from './plan.ts';

/**
 * The changes that make the second object of the first, in an order that depends on the objects
 * alone: keys by their code units, items as the second object has them, then those that went.
 */
export function differences(before: JsonObject, after: JsonObject): readonly FieldChange[] {
  return objectChanges(before, after, []);
}

function objectChanges(
  before: JsonObject,
  after: JsonObject,
  path: readonly PathStep[],
): readonly FieldChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(byCodeUnits);
  return keys.flatMap((key) => {
    const here = [...path, key];
    if (!Object.hasOwn(before, key)) return [{ path: here, after: after[key] }];
    if (!Object.hasOwn(after, key)) return [{ path: here, before: before[key] }];
    return valueChanges(before[key], after[key], here);
  });
}

function valueChanges(
  before: Json | undefined,
  after: Json | undefined,
  path: readonly PathStep[],
): readonly FieldChange[] {
  if (equalJson(before, after)) return [];
  if (isJsonObject(before) && isJsonObject(after)) return objectChanges(before, after, path);
  if (isJsonList(before) && isJsonList(after)) return listChanges(before, after, path);
  return [{ path, before, after }];
}

function listChanges(
  before: readonly Json[],
  after: readonly Json[],
  path: readonly PathStep[],
): readonly FieldChange[] {
  const identities = listIdentities(path.at(-1), before, after);
  if (identities !== undefined) {
    return itemChanges(pairs(identities.before, before), pairs(identities.after, after), path);
  }
  // Words of a command are read together, so a list of scalars is one value.
  const inPlace = before.length === after.length && [...before, ...after].every(isJsonObject);
  if (!inPlace) return [{ path, before, after }];
  return after.flatMap((item, at) => valueChanges(before[at], item, [...path, at]));
}

interface Item {
  readonly step: Exclude<PathStep, string | number>;
  readonly value: Json;
}

function pairs(steps: readonly Item['step'][], values: readonly Json[]): ReadonlyMap<string, Item> {
  return new Map(
    values.flatMap((value, at) => {
      const step = steps[at];
      return step === undefined ? [] : [[JSON.stringify(step), { step, value }] as const];
    }),
  );
}

function itemChanges(
  before: ReadonlyMap<string, Item>,
  after: ReadonlyMap<string, Item>,
  path: readonly PathStep[],
): readonly FieldChange[] {
  const changed = [...after].flatMap(([key, { step, value }], position): readonly FieldChange[] => {
    const old = before.get(key);
    return old === undefined
      ? [{ path: [...path, step], after: value, position }]
      : valueChanges(old.value, value, [...path, step]);
  });
  const gone = [...before].flatMap(([key, { step, value }]) =>
    after.has(key) ? [] : [{ path: [...path, step], before: value }],
  );
  const oldOrder = [...before].filter(([key]) => after.has(key)).map(([, { step }]) => step);
  const newOrder = [...after].filter(([key]) => before.has(key)).map(([, { step }]) => step);
  const moved: readonly FieldChange[] =
    JSON.stringify(oldOrder) === JSON.stringify(newOrder)
      ? []
      : [{ path, before: oldOrder, after: newOrder, about: 'order' }];
  return [...changed, ...gone, ...moved];
}

/** A path as people read it: `spec.template.spec.containers[web].ports[containerPort=80, protocol=TCP]`. */
export function pathText(path: readonly PathStep[]): string {
  return path.map((step, at) => stepText(step, at)).join('');
}

function stepText(step: PathStep, at: number): string {
  if (typeof step === 'number') return `[${step}]`;
  if (typeof step === 'string') {
    if (!/^[\w$-]+$/.test(step)) return `[${JSON.stringify(step)}]`;
    return at === 0 ? step : `.${step}`;
  }
  const entries = Object.entries(step);
  const [first] = entries;
  if (entries.length === 1 && first?.[0] === 'name' && isPlainName(first[1])) {
    return `[${first[1]}]`;
  }
  return `[${entries.map(([key, value]) => `${key}=${plain(value)}`).join(', ')}]`;
}

/** A name that cannot be taken for a position or a quoted key. */
function isPlainName(value: string | number): value is string {
  return typeof value === 'string' && /^[\w.-]*[A-Za-z_][\w.-]*$/.test(value);
}

function plain(value: string | number): string {
  return typeof value === 'string' && !/^[\w./:*-]+$/.test(value)
    ? JSON.stringify(value)
    : String(value);
}
