// Everything about clusters: who may ask, plans, runs, what is deployed, and what runs there.
import { Deployments } from '../deployments.ts';
import type { Session } from '../session.ts';
import type { Trust } from '../trust.ts';
import { registerClusterLogs } from './cluster-logs.ts';
import { registerClusterObjects } from './cluster-objects.ts';
import { registerDeletions } from './deploy-delete.ts';
import { registerDrift } from './deploy-drift.ts';
import { registerFollowing } from './deploy-follow.ts';
import { registerPlans } from './deploy-plan.ts';
import { registerRepairs } from './deploy-repair.ts';
import { registerRuns } from './deploy-run.ts';
import { registerDeployments } from './deploy-status.ts';

/** Answers what has to be closed at the end of the session. */
export function registerDeploying(session: Session, trust: Trust): Deployments {
  const deployments = new Deployments(session, trust);
  registerPlans(deployments);
  registerRepairs(deployments);
  registerRuns(deployments);
  registerDeletions(deployments);
  registerDrift(deployments);
  registerDeployments(deployments);
  registerFollowing(deployments);
  registerClusterObjects(deployments);
  registerClusterLogs(deployments);
  return deployments;
}
