// The sets of specs that properties of renderings are tried on, and what all targets make of them.
import fc from 'fast-check';
import { printYaml } from '../../server/src/render/print.ts';
import { renderConfiguration } from '../../server/src/render/render.ts';
import {
  defaultRenderOptions,
  type RenderedObject,
  type Rendering,
} from '../../server/src/render/rendering.ts';
import { targets } from '../../server/src/render/targets.ts';
import type { Workspace } from '../../server/src/workspace/workspace.ts';
import { corpusSets } from './corpus-sets.ts';
import { renderCase, renderCaseNames } from './render-cases.ts';
import { configurationSites } from './rendering.ts';

/** Texts by URI. */
export type Specs = ReadonlyMap<string, string>;

export const goldenSets: readonly Specs[] = renderCaseNames().map((name) => renderCase(name).texts);

/** Empty when there is no collection of public specs. */
export const publicSets: readonly Specs[] = corpusSets();

/** Names of all targets, for `test.each`. */
export const targetNames = targets.map(({ name }) => name);

/** All configurations of a workspace, in the order of its files. */
export function renderAll(workspace: Workspace, target: string): readonly Rendering[] {
  const options = { ...defaultRenderOptions, target };
  return configurationSites(workspace).flatMap(
    (site) => renderConfiguration(workspace, site, options) ?? [],
  );
}

/** All objects of all configurations. */
export function objectsOf(workspace: Workspace, target: string): readonly RenderedObject[] {
  return renderAll(workspace, target).flatMap(({ objects }) => objects);
}

/** The bytes of every configuration, whichever of them comes first. */
export function printedSorted(workspace: Workspace, target: string): readonly string[] {
  return renderAll(workspace, target)
    .map(({ application, objects }) => printYaml(objects, [application ?? '']).text)
    .sort();
}

/** How often properties are tried, and from which seed: give OAM_SEED to see a run again. */
export const runs = {
  numRuns: Number(process.env['OAM_RUNS'] ?? 40),
  // To make a set smaller takes long; the seed is enough to see it again.
  endOnFailure: true,
  seed: Number(process.env['OAM_SEED'] ?? Math.floor(Math.random() * 2 ** 31)),
};

/** One of the sets, and a seed for what is done to it. */
export function oneOf(sets: readonly Specs[]): fc.Arbitrary<readonly [Specs, number]> {
  return fc.tuple(fc.constantFrom(...sets), fc.nat());
}
