// What all traits of an instance come to: objects of their own, and what they ask of the workload.
import type { RenderedScalar } from '../../rendered-node.ts';
import type { ResolvedTrait } from '../../resolve.ts';
import type { TraitEffects } from '../instance-context.ts';
import { scopePodLabels } from '../scopes.ts';
import { isApplicable } from './applicability.ts';
import { autoScaler } from './auto-scaler.ts';
import { customTrait } from './custom.ts';
import { ingress } from './ingress.ts';
import { manualScaler } from './manual-scaler.ts';
import {
  reportTrait,
  type AttachedTrait,
  type Claim,
  type TraitContext,
  type TraitOutcome,
} from './trait.ts';
import { volumeMounter } from './volume-mounter.ts';

const RENDERINGS: Readonly<Record<string, (attached: AttachedTrait) => TraitOutcome>> = {
  'manual-scaler': manualScaler,
  'auto-scaler': autoScaler,
  ingress,
  'volume-mounter': volumeMounter,
  // It does nothing, by its definition.
  empty: () => ({}),
};

/** Renders the traits of an instance in the order of the text; what cannot be rendered is reported. */
export function traitEffects(context: TraitContext): TraitEffects {
  const outcomes = attachedTraits(context).flatMap((attached) => {
    if (!isApplicable(attached) || isRepeatedScaler(attached)) return [];
    const name = attached.trait.info?.name;
    const render = name === undefined ? undefined : RENDERINGS[name];
    if (render === undefined) return { attached, ...customTrait(attached) };
    reportUnknownProperties(attached);
    return { attached, ...render(attached) };
  });
  const scaler = outcomes.find(
    ({ attached, objects }) => attached.trait.info?.name === 'auto-scaler' && objects !== undefined,
  );
  const fixed = outcomes.find(({ replicas }) => replicas !== undefined);
  if (scaler !== undefined && fixed !== undefined)
    reportTwoScalers(fixed.attached, scaler.attached);
  const replicas = scaler === undefined ? fixed?.replicas : undefined;
  const claims = claimsOf(outcomes);
  const scaled = scaler === undefined ? 'by-nobody' : 'by-cluster';
  reportReplicasOnOneNode([...claims.values()], { replicas, scaled }, context);
  const isLeftOut = (outcome: (typeof outcomes)[number]): boolean =>
    outcome.claim !== undefined && claims.get(outcome.claim.volume) !== outcome.claim;
  return {
    replicas,
    scaled,
    claims: new Map([...claims].map(([volume, { name }]) => [volume, name])),
    otherClaims: outcomes.some(({ claimsFor }) => claimsFor !== undefined) ? 'left-out' : 'made',
    podLabels: scopePodLabels(context.resolved, context.report),
    objects: outcomes.flatMap((outcome) => (isLeftOut(outcome) ? [] : (outcome.objects ?? []))),
  };
}

function attachedTraits(context: TraitContext): readonly AttachedTrait[] {
  const counts = new Map<string, number>();
  return context.resolved.traits.map((trait) => {
    const key = trait.info?.name ?? `${trait.name} ${ownName(trait)}`;
    const ordinal = (counts.get(key) ?? 0) + 1;
    counts.set(key, ordinal);
    return { trait, context, ordinal };
  });
}

function ownName({ attachment }: ResolvedTrait): string {
  return attachment.name?.value ?? '';
}

/** One instance has one number of replicas, so of several traits of one kind that set it the first counts. */
function isRepeatedScaler(attached: AttachedTrait): boolean {
  const { trait, ordinal } = attached;
  if (trait.info?.scales !== true || ordinal === 1) return false;
  reportTrait(attached, {
    code: 'duplicate-trait',
    severity: 'warning',
    message: `The instance has a "${trait.info.name}" already, so this one is left out.`,
  });
  return true;
}

/**
 * The autoscaler wins: it changes the number while the application runs, and a fixed number would
 * undo that each time the objects are applied.
 */
function reportTwoScalers(fixed: AttachedTrait, scaler: AttachedTrait): void {
  reportTrait(fixed, {
    code: 'two-scalers',
    severity: 'warning',
    message: `"${fixed.trait.name}" and "${scaler.trait.name}" both set the number of replicas. The auto-scaler decides, and no fixed number is written.`,
    related: [{ place: scaler.trait.place, message: 'The auto-scaler' }],
  });
}

/** Claims by volume; of several for one volume the first counts. */
function claimsOf(
  outcomes: readonly (TraitOutcome & { readonly attached: AttachedTrait })[],
): ReadonlyMap<string, Claim> {
  const claims = new Map<string, Claim>();
  for (const { claim, attached } of outcomes) {
    if (claim === undefined) continue;
    const first = claims.get(claim.volume);
    if (first === undefined) {
      claims.set(claim.volume, claim);
      continue;
    }
    reportTrait(attached, {
      code: 'duplicate-trait',
      severity: 'warning',
      message: `Storage for the volume "${claim.volume}" is claimed already, so this one is left out.`,
      related: [{ place: first.place, message: 'The claim that counts' }],
    });
  }
  return claims;
}

/** Replicas that land on another node than the first would wait for the volume forever. */
function reportReplicasOnOneNode(
  claims: readonly Claim[],
  { replicas, scaled }: { replicas: RenderedScalar | undefined; scaled: TraitEffects['scaled'] },
  { report }: TraitContext,
): void {
  const areMany = scaled === 'by-cluster' || Number(replicas?.value ?? 1) > 1;
  for (const { volume, nodes, place } of areMany ? claims : []) {
    if (nodes === 'many') continue;
    report({
      code: 'exclusive-volume-of-replicas',
      severity: 'warning',
      message: `The volume "${volume}" is exclusive, so one node can mount it at a time; replicas on other nodes will not start. Give it the sharing policy "Shared" if the storage allows that.`,
      place,
      related: [],
    });
  }
}

function reportUnknownProperties(attached: AttachedTrait): void {
  const { info, properties } = attached.trait;
  const known = info?.properties.properties;
  if (known === undefined || info?.properties.additionalProperties !== false) return;
  for (const { key, keyOrigin } of properties.entries) {
    if (Object.hasOwn(known, key)) continue;
    const place = keyOrigin?.kind === 'source' ? keyOrigin.steps[0].place : undefined;
    reportTrait(attached, {
      code: 'unknown-trait-property',
      severity: 'warning',
      message: `The trait "${info.name}" has no property "${key}", so it changes nothing.`,
      ...(place === undefined ? {} : { place }),
    });
  }
}
