// Renderings as files that can be kept: one for all objects, or one for each.
import { printYaml } from './print.ts';
import type { RenderedObject, Rendering } from './rendering.ts';

/** The first line of every file that a rendering is saved to begins so; others are never overwritten. */
export const SAVED_MARK = '# Rendered by OAM';

export interface SavedFile {
  /** Without folders; safe on every system. */
  readonly name: string;
  readonly text: string;
}

/** A rendering, and what to say that it was made from. */
export interface SavedRendering {
  readonly rendering: Rendering;
  /** Such as `configuration shop in shop.yaml`. */
  readonly from: string;
}

export type SavedLayout = 'one-file' | 'file-per-object';

/** Longer names are cut: with a folder in front they would be too long for some systems. */
const LONGEST_NAME = 120;

/**
 * The files to write. Names are `kind-name.yaml`, with a number where several would have the same
 * one; a single file is called by the application. The same renderings give the same files.
 */
export function savedFiles(
  renderings: readonly SavedRendering[],
  layout: SavedLayout,
): readonly SavedFile[] {
  if (layout === 'one-file') return [oneFile(renderings)];
  const taken = new Set<string>();
  return renderings.flatMap(({ rendering, from }) =>
    rendering.objects.map((object) => ({
      name: freeName(safeName(`${object.kind}-${object.name}`), taken),
      text: textOf([object], from),
    })),
  );
}

/** The text of several renderings one after the other, each below a line that names it. */
export function printAll(renderings: readonly Rendering[]): string {
  if (renderings.length === 1) return printYaml(renderings[0]?.objects ?? []).text;
  let text = '';
  let hasObjects = false;
  for (const { application, objects } of renderings) {
    // No document is begun by what has none: readers would take it for an empty object.
    if (hasObjects && objects.length > 0) text += '---\n';
    text += printYaml(objects, [`application ${application ?? 'without a name'}`]).text;
    hasObjects ||= objects.length > 0;
  }
  return text;
}

/** Whether a file was written by this project, going by its first line. */
export function isOurs(text: string): boolean {
  return text.startsWith(SAVED_MARK);
}

/** Whether both texts were made from the same configuration. */
export function hasSameSource(text: string, other: string): boolean {
  return isOurs(text) && firstLine(text) === firstLine(other);
}

function oneFile(renderings: readonly SavedRendering[]): SavedFile {
  const [first, ...others] = renderings;
  const name =
    others.length > 0 ? 'rendered' : safeName(first?.rendering.application ?? 'rendered');
  const from = renderings.map((each) => each.from).join(', ');
  const body = printAll(renderings.map(({ rendering }) => rendering));
  return { name: `${withoutDevice(name)}.yaml`, text: head(from) + body };
}

function textOf(objects: readonly RenderedObject[], from: string): string {
  return head(from) + printYaml(objects).text;
}

function head(from: string): string {
  const said = from.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu, ' ');
  return `${SAVED_MARK} from ${said}. Changes made here get lost.\n`;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

function safeName(text: string): string {
  const safe = text
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .slice(0, LONGEST_NAME)
    .replace(/^[-.]+|[-.]+$/g, '');
  return safe === '' ? 'object' : safe;
}

/** Windows keeps some names for devices, whatever their ending. */
function withoutDevice(name: string): string {
  return /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/.test(name) ? `app-${name}` : name;
}

function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}-${number}`;
  taken.add(free);
  return `${free}.yaml`;
}
