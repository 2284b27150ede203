// Renders parts of a configuration for Kubernetes without its workloads: traits, scopes, extended types.
import { findWorkloadType } from '../../server/src/model/catalog/catalog.ts';
import type {
  InstanceContext,
  TraitEffects,
} from '../../server/src/render/kubernetes/instance-context.ts';
import { renderExtended } from '../../server/src/render/kubernetes/extended/extended.ts';
import { renderScopes } from '../../server/src/render/kubernetes/scopes.ts';
import { traitEffects } from '../../server/src/render/kubernetes/traits/trait-effects.ts';
import { placeOfOrigin, type Place } from '../../server/src/render/origin.ts';
import { eachScalar, plainValue, renderedAt } from '../../server/src/render/rendered-node.ts';
import {
  defaultRenderOptions,
  type RenderedObject,
  type RenderOptions,
  type RenderProblem,
} from '../../server/src/render/rendering.ts';
import { resolveConfiguration } from '../../server/src/render/resolve.ts';
import { exactScalar, placeIn } from '../../server/src/render/source-document.ts';
import { configurationSites, workspaceOfTexts } from './rendering.ts';

const FILE = 'file:///specs/app.yaml';

export interface RenderedParts {
  /** By name of the instance. */
  readonly effects: ReadonlyMap<string, TraitEffects>;
  /** Objects of traits, scopes and extended workload types, in this order, as plain values. */
  readonly values: readonly Record<string, unknown>[];
  /** `severity code [text at the place] message`. */
  readonly problems: readonly string[];
  /** The text of the specs that decides the scalar at a path of an object; the reason of a constant. */
  readonly originOf: (object: number, path: string) => string;
  /** Paths of scalars that come from nowhere, or from a place outside the file. */
  readonly lost: readonly string[];
}

/** Renders the traits, scopes and extended types of the first configuration in a text. */
export function renderParts(text: string, options: Partial<RenderOptions> = {}): RenderedParts {
  const workspace = workspaceOfTexts(new Map([[FILE, text]]));
  const [site] = configurationSites(workspace);
  if (site === undefined) throw new Error(`No configuration in this text:\n${text}`);
  const problems: RenderProblem[] = [];
  const report = (problem: RenderProblem): void => void problems.push(problem);
  const all = { ...defaultRenderOptions, ...options };
  const resolved = resolveConfiguration(workspace, site, all, report);
  if (resolved === undefined) throw new Error('The configuration cannot be resolved.');
  const application = exactScalar(resolved.source, resolved.configuration.metadata?.name);
  if (application === undefined) throw new Error('The configuration has no name.');
  const effects = new Map<string, TraitEffects>();
  const objects: RenderedObject[] = [];
  const extended: RenderedObject[] = [];
  for (const instance of resolved.instances) {
    const name = exactScalar(resolved.source, instance.instance.instanceName);
    if (name === undefined) throw new Error('An instance has no name.');
    const type = instance.component.workloadType?.value ?? '';
    const workloadType = findWorkloadType(type, instance.component.dialect.group)?.info;
    const base = { resolved: instance, application, name, workloadType, options: all, report };
    const context: InstanceContext = { ...base, effects: traitEffects(base) };
    effects.set(instance.name, context.effects);
    objects.push(...context.effects.objects);
    if (workloadType?.tier !== 'core') extended.push(...renderExtended(context));
  }
  objects.push(...renderScopes(resolved, application), ...extended);
  return {
    effects,
    values: objects.map(({ root }) => plainValue(root) as Record<string, unknown>),
    problems: problems.map(
      ({ severity, code, place, message }) =>
        `${severity} ${code} [${textAt(text, place)}] ${message}`,
    ),
    originOf: (object, path) => originAt(text, objects[object], path),
    lost: objects.flatMap((object) => lostIn(object, text)),
  };
}

function textAt(text: string, { range }: Place): string {
  return text.slice(range.start, range.end);
}

function originAt(text: string, object: RenderedObject | undefined, path: string): string {
  const node = object && renderedAt(object.root, path.split(' '));
  if (node?.kind !== 'scalar') return `nothing at ${path}`;
  const { origin } = node;
  if (origin.kind === 'constant') return `(${origin.reason})`;
  if (origin.kind === 'given') return `(given: ${origin.name})`;
  return textAt(
    text,
    placeOfOrigin(origin) ?? placeIn({ uri: FILE, start: 0, label: '' }, { start: 0, end: 0 }),
  );
}

function lostIn({ root, kind }: RenderedObject, text: string): readonly string[] {
  const lost: string[] = [];
  eachScalar(root, ({ origin }, path) => {
    if (origin.kind === 'given') return;
    const place = placeOfOrigin(origin);
    const isFound =
      origin.kind === 'constant'
        ? origin.reason !== ''
        : place !== undefined && textAt(text, place) !== '' && place.range.end <= text.length;
    if (!isFound) lost.push(`${kind} ${path.join(' ')}`);
  });
  return lost;
}
