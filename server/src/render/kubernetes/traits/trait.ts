// What the rendering of one attached trait works with, and what it comes to.
import type { Severity } from '../../../model/problem.ts';
import type { Place } from '../../origin.ts';
import { childOf, type RenderedNode, type RenderedScalar } from '../../rendered-node.ts';
import type { RenderedObject } from '../../rendering.ts';
import type { ResolvedTrait } from '../../resolve.ts';
import type { InstanceContext } from '../instance-context.ts';

export type TraitContext = Omit<InstanceContext, 'effects'>;

/** One attachment of a trait. */
export interface AttachedTrait {
  readonly trait: ResolvedTrait;
  readonly context: TraitContext;
  /** Which of the attachments of this trait to the instance it is; from 1. */
  readonly ordinal: number;
}

/** Storage that was claimed for a volume. */
export interface Claim {
  /** Name of the volume in the component. */
  readonly volume: string;
  /** Name of the claim. */
  readonly name: RenderedScalar;
  /** How many nodes may mount it at a time. */
  readonly nodes: 'one' | 'many';
  readonly place: Place;
}

/** What an attachment comes to; nothing of it where it cannot be rendered. */
export interface TraitOutcome {
  readonly replicas?: RenderedScalar;
  readonly objects?: readonly RenderedObject[];
  readonly claim?: Claim;
  /** Set where the trait is to claim storage, and nobody knows for which volume. */
  readonly claimsFor?: 'unknown-volume';
}

/** A property as an attachment sets it. */
export type PropertyValue =
  | { readonly state: 'usable'; readonly scalar: RenderedScalar }
  | { readonly state: 'missing' }
  /** Of a wrong type, which was reported. */
  | { readonly state: 'unusable' };

/** Where and how badly something is wrong with an attachment; the attachment itself unless said otherwise. */
interface Trouble {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly place?: Place;
  readonly related?: readonly { readonly place: Place; readonly message: string }[];
}

/** Tells the author what is wrong with an attachment. */
export function reportTrait({ trait, context }: AttachedTrait, trouble: Trouble): void {
  context.report({ place: trait.place, related: [], ...trouble });
}

/** Where the value of a property is decided. */
export function propertyPlace({ trait }: AttachedTrait, node: RenderedNode): Place {
  const { origin } = node;
  return origin === undefined || origin.kind === 'constant'
    ? trait.place
    : (origin.steps.at(-1)?.place ?? trait.place);
}

/** The property that holds a text; other scalars count as the text that they are written with. */
export function textProperty(attached: AttachedTrait, name: string): PropertyValue {
  const node = childOf(attached.trait.properties, name);
  if (isMissing(node)) return { state: 'missing' };
  if (node.kind === 'scalar') {
    return { state: 'usable', scalar: { ...node, value: String(node.value) } };
  }
  return unusable(attached, { name, node, wanted: 'a text' });
}

/**
 * The property that holds a whole number of at least `minimum`. Texts of digits count, since
 * variables often hold numbers as texts.
 */
export function integerProperty(
  attached: AttachedTrait,
  name: string,
  minimum: number,
): PropertyValue {
  const node = childOf(attached.trait.properties, name);
  if (isMissing(node)) return { state: 'missing' };
  const number = node.kind === 'scalar' ? numberIn(node.value) : undefined;
  if (node.kind === 'scalar' && number !== undefined && number >= minimum) {
    return { state: 'usable', scalar: { ...node, value: number } };
  }
  return unusable(attached, { name, node, wanted: `a whole number from ${String(minimum)} on` });
}

function isMissing(node: RenderedNode | undefined): node is undefined {
  return node === undefined || (node.kind === 'scalar' && node.value === null);
}

function numberIn(value: RenderedScalar['value']): number | undefined {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

function unusable(
  attached: AttachedTrait,
  { name, node, wanted }: { name: string; node: RenderedNode; wanted: string },
): PropertyValue {
  reportTrait(attached, {
    code: 'trait-property-value',
    severity: 'error',
    message: `"${name}" of "${attached.trait.name}" must be ${wanted}.`,
    place: propertyPlace(attached, node),
  });
  return { state: 'unusable' };
}

/** Reports a property without which the trait cannot be rendered; `instead` says what happens. */
export function reportMissing(attached: AttachedTrait, name: string, instead: string): void {
  reportTrait(attached, {
    code: 'missing-trait-property',
    severity: 'error',
    message: `"${attached.trait.name}" needs "${name}". ${instead}`,
  });
}
