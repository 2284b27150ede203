// All targets of rendering, found by name.
import { kubernetes } from './kubernetes/target.ts';
import { native } from './native/target.ts';
import { rudr } from './rudr/target.ts';
import type { SourceTarget, Target } from './target.ts';

export const targets: readonly (Target | SourceTarget)[] = [kubernetes, rudr, native];

/** The target of that name; the first one where there is none, so that asking never fails. */
export function findTarget(name: string): Target | SourceTarget {
  return targets.find((target) => target.name === name) ?? kubernetes;
}
