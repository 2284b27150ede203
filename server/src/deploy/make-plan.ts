// Finds out what a deployment would do to each object, without writing anything.
import type { PlanChoices } from './plan.ts';

/** Decides nothing: whatever somebody has to decide stops the deployment. */
export const noChoices: PlanChoices = {
  keepTheirs: new Set(),
  takeOver: new Set(),
  adopt: new Set(),
  replace: new Set(),
  prune: new Set(),
};
