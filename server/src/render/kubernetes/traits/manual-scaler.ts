// The trait that fixes the number of replicas.
import { integerProperty, reportMissing, type AttachedTrait, type TraitOutcome } from './trait.ts';

/** Replicas of a Deployment, pods of a Job that run at a time, or the bounds of a function's scale. */
export function manualScaler(attached: AttachedTrait): TraitOutcome {
  const count = integerProperty(attached, 'replicaCount', 0);
  if (count.state === 'missing') {
    reportMissing(attached, 'replicaCount', 'The number of replicas is not set.');
  }
  return count.state === 'usable' ? { replicas: count.scalar } : {};
}
