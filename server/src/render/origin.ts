// Where a rendered value comes from: the places in the specs that an author would change, or the rendering itself.
import type { TextRange } from '../base/text-range.ts';

/** A place in a file; unlike ranges inside documents, it counts from the start of the file. */
export interface Place {
  readonly uri: string;
  readonly range: TextRange;
}

/** One station on the way of a value from where it is written to where it is used. */
export interface OriginStep {
  readonly what: 'field' | 'parameter-value' | 'parameter-default' | 'variable' | 'property';
  /** Name of the parameter, variable or property; for a field its key. */
  readonly name: string;
  /** What it belongs to, such as `component web`. */
  readonly owner: string;
  readonly place: Place;
}

/** A value that the specs say. */
export interface SourceOrigin {
  readonly kind: 'source';
  /** `exact`: the value is what is written there; `derived`: it is computed from it. */
  readonly how: 'exact' | 'derived';
  /** From the field that asks for the value to the text that decides it, which comes last. Never empty. */
  readonly steps: readonly [OriginStep, ...OriginStep[]];
  /** Other places that the value is computed from as well. */
  readonly also: readonly OriginStep[];
}

/** A value that was given with the request to render, such as `--set`. */
export interface GivenOrigin {
  readonly kind: 'given';
  /** Name of the variable or option. */
  readonly name: string;
  /** The places that ask for it, in the order of `SourceOrigin.steps`. */
  readonly steps: readonly OriginStep[];
}

/** A value that is the same whatever the specs say. */
export interface ConstantOrigin {
  readonly kind: 'constant';
  /** Why it is there: a sentence for authors, without a period. */
  readonly reason: string;
}

export type Origin = SourceOrigin | GivenOrigin | ConstantOrigin;

/** The place that an author changes to change the value; undefined when no spec says it. */
export function placeOfOrigin(origin: Origin): Place | undefined {
  return origin.kind === 'constant' ? undefined : origin.steps.at(-1)?.place;
}

/** All stations of a value, those of the other places that it is computed from last. */
export function stepsOf(origin: Origin): readonly OriginStep[] {
  if (origin.kind === 'constant') return [];
  return origin.kind === 'given' ? origin.steps : [...origin.steps, ...origin.also];
}

/** The same origin for a value that is computed from the one that came from there. */
export function derived(origin: Origin): Origin {
  return origin.kind === 'source' ? { ...origin, how: 'derived' } : origin;
}

/** The origin of a value that is computed from several; the first one leads. */
export function derivedFromAll(origins: readonly [Origin, ...Origin[]]): Origin {
  const said = origins.filter((origin) => origin.kind === 'source');
  const [first, ...others] = said;
  if (first === undefined) return origins[0];
  const also = [...first.also, ...others.flatMap(({ steps, also: more }) => [...steps, ...more])];
  return { ...first, how: 'derived', also };
}

/** The origin with one more station before all others: the field that asked. */
export function askedBy(step: OriginStep, origin: Origin): Origin {
  if (origin.kind === 'constant') return origin;
  if (origin.kind === 'given') return { ...origin, steps: [step, ...origin.steps] };
  return { ...origin, steps: [step, ...origin.steps] };
}
