// Who manages which field of an object, by the server's own book of it (`metadata.managedFields`).
import type { Json, JsonObject } from './cluster.ts';
import { equalJson, isJsonList, isJsonObject, objectsAt, textAt } from './json.ts';
import type { ItemIdentity, PathStep } from './plan.ts';
import { TOOL } from './tools.ts';

/** One line of the server's book. */
export interface Manager {
  /** As it calls itself: `kubectl-edit`, `kube-controller-manager`. */
  readonly name: string;
  /** `Apply` for server-side apply. */
  readonly operation: string;
  /** `scale` and `status` write through a door of their own; older servers do not tell. */
  readonly subresource: string | undefined;
  /** RFC 3339; when it last wrote. */
  readonly time: string | undefined;
}

/**
 * Who manages the value at a path of keys and positions: those who wrote it, something in it, or the
 * whole that it belongs to. Empty for defaults, which nobody wrote.
 */
export function managersOf(
  live: JsonObject,
  path: readonly (string | number)[],
): readonly Manager[] {
  return objectsAt(live, 'metadata', 'managedFields').flatMap((entry) => {
    if (!holds(entry['fieldsV1'], live, path)) return [];
    return [managerOf(entry)];
  });
}

function managerOf(entry: JsonObject): Manager {
  return {
    name: textAt(entry, 'manager') ?? 'unknown',
    operation: textAt(entry, 'operation') ?? '',
    subresource: textAt(entry, 'subresource'),
    time: textAt(entry, 'time'),
  };
}

/** Whether it is this tool that manages the field as a member of an application. */
export function isOwn({ name, operation }: Manager): boolean {
  return name === TOOL && operation === 'Apply';
}

function holds(fields: Json | undefined, value: Json | undefined, path: Path): boolean {
  if (!isJsonObject(fields)) return false;
  const [step, ...rest] = path;
  if (step === undefined) return true;
  // A leaf stands for all that is in it.
  if (Object.keys(fields).length === 0) return true;
  const inner = innerValue(value, step);
  return holds(fieldsAt(fields, step, inner), inner, rest);
}

type Path = readonly (string | number)[];

function innerValue(value: Json | undefined, step: string | number): Json | undefined {
  if (isJsonList(value)) return value[Number(step)];
  return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

/** What the book says of a key, or of the item that stands at a position: by its keys, its value or the position. */
function fieldsAt(
  fields: JsonObject,
  step: string | number,
  item: Json | undefined,
): Json | undefined {
  const key = `f:${step}`;
  if (typeof step === 'string') return Object.hasOwn(fields, key) ? fields[key] : undefined;
  for (const [mark, inner] of Object.entries(fields)) {
    if (mark === `i:${step}` || isMarkOf(mark, item)) return inner;
  }
  return undefined;
}

function isMarkOf(mark: string, item: Json | undefined): boolean {
  const kind = mark.slice(0, 2);
  if (kind !== 'k:' && kind !== 'v:') return false;
  const said = parsed(mark.slice(2));
  if (kind === 'v:') return equalJson(said, item);
  return (
    isJsonObject(said) &&
    isJsonObject(item) &&
    Object.entries(said).every(([key, value]) => equalJson(item[key], value))
  );
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** A field that somebody wrote, as it can be found in the object and as it is called. */
export interface WrittenField {
  readonly path: readonly (string | number)[];
  readonly steps: readonly PathStep[];
}

/**
 * The outermost fields that others of these managers wrote, that this tool did not, and that are there:
 * of an item of a list that they added, the item. The status does not count.
 */
export function foreignFields(
  live: JsonObject,
  isWanted: (manager: Manager) => boolean,
): readonly WrittenField[] {
  const found = new Map<string, WrittenField>();
  const isOurs = ({ path }: WrittenField): boolean => managersOf(live, path).some(isOwn);
  for (const entry of objectsAt(live, 'metadata', 'managedFields')) {
    if (!isWanted(managerOf(entry))) continue;
    for (const field of fieldsIn(entry['fieldsV1'], live, { path: [], steps: [] }, isOurs)) {
      if (field.path[0] !== 'status') found.set(JSON.stringify(field.path), field);
    }
  }
  return [...found.values()];
}

function fieldsIn(
  fields: Json | undefined,
  value: Json | undefined,
  at: WrittenField,
  isOurs: (field: WrittenField) => boolean,
): readonly WrittenField[] {
  if (value === undefined || !isJsonObject(fields)) return [];
  const marks = Object.keys(fields);
  const isItem = typeof at.path.at(-1) === 'number' && marks.includes('.');
  // Whoever has added an item is named with it as a whole.
  if (marks.length === 0 || (isItem && !isOurs(at))) return isOurs(at) ? [] : [at];
  return marks.flatMap((mark) => {
    const inner = innerField(mark, value, at);
    return inner === undefined ? [] : fieldsIn(fields[mark], inner.value, inner.field, isOurs);
  });
}

function innerField(
  mark: string,
  value: Json,
  { path, steps }: WrittenField,
): { readonly value: Json | undefined; readonly field: WrittenField } | undefined {
  if (mark.startsWith('f:') && isJsonObject(value)) {
    const key = mark.slice(2);
    if (!Object.hasOwn(value, key)) return undefined;
    return { value: value[key], field: { path: [...path, key], steps: [...steps, key] } };
  }
  if (!isJsonList(value)) return undefined;
  const index = value.findIndex((item, each) => mark === `i:${each}` || isMarkOf(mark, item));
  if (index < 0) return undefined;
  const said = mark.startsWith('k:') ? (parsed(mark.slice(2)) as ItemIdentity) : index;
  return { value: value[index], field: { path: [...path, index], steps: [...steps, said] } };
}
