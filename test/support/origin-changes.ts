// Changes the text that a rendered value is said to come from, and looks whether the value follows.
import type { TextEdit } from '../../server/src/base/text-edit.ts';
import { placeOfOrigin, type Place, type SourceOrigin } from '../../server/src/render/origin.ts';
import {
  eachScalar,
  renderedAt,
  type RenderedScalar,
} from '../../server/src/render/rendered-node.ts';
import { readSpecFile } from '../../server/src/workspace/spec-file.ts';
import type { Workspace } from '../../server/src/workspace/workspace.ts';
import { otherTexts } from './other-texts.ts';
import { shuffled, type Random } from './random.ts';
import { renderAll, type Specs } from './render-sets.ts';
import { workspaceOfTexts } from './rendering.ts';

interface Traced extends RenderedScalar {
  readonly origin: SourceOrigin;
  /** Where the object is named: another place means another object of the same name. */
  readonly object: Place;
}

/** Scalars by where they stand: the configuration, the object and the path in it. */
type Scalars = ReadonlyMap<string, Traced>;

/** Scalars that one place decides, with that place. */
interface Group {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
  readonly scalars: Scalars;
}

export interface OriginChanges {
  /** How many values were looked at. */
  readonly tried: number;
  /** The values that did not follow, in words. */
  readonly untrue: readonly string[];
}

/** Tries up to `most` places of a set, each with everything that comes from it. A value follows when it changes, or goes, and an exact one says the new text. */
export function changesAtOrigins(
  specs: Specs,
  target: string,
  { random, most }: { random: Random; most: number },
): OriginChanges {
  const workspace = workspaceOfTexts(specs);
  const groups = shuffled(groupsOf(scalarsOf(workspace, target)), random).slice(0, most);
  const untrue = groups.flatMap((group) => unfollowed(group, workspace, target));
  return { tried: groups.reduce((sum, { scalars }) => sum + scalars.size, 0), untrue };
}

function scalarsOf(workspace: Workspace, target: string): Scalars {
  const scalars = new Map<string, Traced>();
  for (const [number, { objects }] of renderAll(workspace, target).entries()) {
    const counts = new Map<string, number>();
    for (const { kind, name, root, place } of objects) {
      const called = `${kind} ${name}`;
      const named = renderedAt(root, ['metadata', 'name'])?.origin;
      const object = (named && placeOfOrigin(named)) ?? place;
      const count = (counts.get(called) ?? 0) + 1;
      counts.set(called, count);
      eachScalar(root, ({ origin, ...scalar }, path) => {
        if (origin.kind !== 'source') return;
        const where = `${String(number)} ${called} ${String(count)} ${path.join(' ')}`;
        scalars.set(where, { ...scalar, origin, object });
      });
    }
  }
  return scalars;
}

function groupsOf(scalars: Scalars): readonly Group[] {
  const groups = new Map<string, Group & { scalars: Map<string, Traced> }>();
  for (const [where, scalar] of scalars) {
    const { uri, range } = placeOf(scalar);
    const key = `${uri} ${String(range.start)} ${String(range.end)}`;
    const group = groups.get(key) ?? { uri, ...range, scalars: new Map<string, Traced>() };
    group.scalars.set(where, scalar);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function placeOf({ origin: { steps } }: Traced) {
  return (steps.at(-1) ?? steps[0]).place;
}

function unfollowed(group: Group, workspace: Workspace, target: string): readonly string[] {
  const file = workspace.file(group.uri);
  if (file === undefined) return [`no file ${group.uri}`];
  const waiting = new Map(group.scalars);
  for (const { edit, value, isWhole } of otherTexts(file, group)) {
    if (waiting.size === 0) break;
    const text =
      file.lines.text.slice(0, edit.range.start) +
      edit.newText +
      file.lines.text.slice(edit.range.end);
    workspace.set(readSpecFile(group.uri, text));
    const after = scalarsOf(workspace, target);
    for (const [where, scalar] of waiting) {
      const found = after.get(where);
      const now = found !== undefined && isSameObject(found, scalar, edit) ? found : undefined;
      const isOther = now?.value !== scalar.value;
      const mustSay = isWhole && scalar.origin.how === 'exact';
      if (isOther && (!mustSay || saysIt(now, after, group, value))) waiting.delete(where);
    }
  }
  workspace.set(file);
  const shown = JSON.stringify(file.lines.text.slice(group.start, group.end)).slice(0, 80);
  return [...waiting].map(
    ([
      where,
      {
        value,
        origin: { how },
      },
    ]) =>
      `${how} ${where}: ${JSON.stringify(value)} does not follow ${shown} at ${String(group.start)} of ${group.uri}`,
  );
}

/** Whether both are of the object that comes from one place, which the edit may have moved. */
function isSameObject(after: Traced, before: Traced, { range, newText }: TextEdit): boolean {
  const { uri } = placeOf(before);
  const moves = before.object.uri === uri && before.object.range.start > range.start;
  const by = moves ? newText.length - (range.end - range.start) : 0;
  return after.object.range.start === before.object.range.start + by;
}

/** True when the value stands there or, where the object or its part moved, came from that place elsewhere. */
function saysIt(
  now: Traced | undefined,
  after: Scalars,
  { uri, start }: Group,
  value: unknown,
): boolean {
  if (now !== undefined && String(now.value) === String(value)) return true;
  const moved = [...after.values()].filter((scalar) => {
    const place = placeOf(scalar);
    return place.uri === uri && place.range.start === start && scalar.origin.how === 'exact';
  });
  return moved.length === 0
    ? now === undefined
    : moved.every((scalar) => String(scalar.value) === String(value));
}
