// Whole new resources as snippets: one for each role, and configurations made of chosen components.
import { dialects, kindOfRole } from '../../model/dialects/registry.ts';
import { toDnsLabel } from '../../model/name-syntax.ts';
import type { ComponentResource } from '../../model/resource.ts';
import { instanceEntries, resourceSketch } from '../../model/resource-sketch.ts';
import type { Role } from '../../model/role.ts';
import type { Sketch, SketchEntry } from '../../model/sketch.ts';
import { startWriting, writeValue, type Layout } from '../../model/sketch-text.ts';

/** A component that a new configuration is to run. */
export interface ChosenComponent {
  readonly name: string;
  readonly component: ComponentResource;
}

const LAYOUT: Layout = {
  style: 'block',
  flow: 'one-line',
  step: 2,
  blank: ' ',
  listStep: 2,
  lineBreak: '\n',
  format: 'snippet',
};

/**
 * The text of a new YAML document with tab stops, in the current API version. Components matter for
 * configurations only; without any, a place is left for the first one.
 */
export function newResource(
  role: Role,
  components: readonly ChosenComponent[] = [],
): string | undefined {
  const [dialect] = dialects;
  const kind = kindOfRole(dialect, role);
  const whole = kind === undefined ? undefined : resourceSketch(dialect, kind);
  if (whole === undefined) return undefined;
  const sketch =
    role === 'configuration' && components.length > 0 ? withInstances(whole, components) : whole;
  return `${writeValue(startWriting(LAYOUT), sketch, 0)}\n`;
}

function withInstances(whole: Sketch, components: readonly ChosenComponent[]): Sketch {
  const taken = new Set<string>();
  const items = components.map(({ name, component }): Sketch => {
    const instance = freeName(toDnsLabel(name) ?? name, taken);
    const own: SketchEntry = { key: 'componentName', value: { shape: 'fixed', value: name } };
    return { shape: 'map', entries: [own, ...instanceEntries(instance, component)] };
  });
  return replaced(whole, ['spec', 'components'], { shape: 'list', items });
}

/** The name, with a number where it is taken. */
function freeName(base: string, taken: Set<string>): string {
  let name = base;
  for (let count = 2; taken.has(name); count++) name = `${base}-${String(count)}`;
  taken.add(name);
  return name;
}

function replaced(sketch: Sketch, [key, ...rest]: readonly string[], value: Sketch): Sketch {
  if (key === undefined) return value;
  if (sketch.shape !== 'map') return sketch;
  const entries = sketch.entries.map((entry) =>
    entry.key === key ? { key, value: replaced(entry.value, rest, value) } : entry,
  );
  return { shape: 'map', entries };
}
