// When a custom resource is ready: applications of KubeVela by their phase, all others by the usual conditions.
import { objectsAt, textAt } from '../json.ts';
import { because, conditionOf, failed, ready, waiting, type HealthRule } from './reading.ts';

const applicationFailures: ReadonlySet<string> = new Set([
  'workflowFailed',
  'workflowTerminated',
  'deleting',
]);

/** A suspended workflow waits for a person, which is not success. */
export const applicationHealth: HealthRule = (application) => {
  const phase = textAt(application, 'status', 'status') ?? textAt(application, 'status', 'phase');
  if (phase === undefined) return waiting('No controller has taken it up yet');
  if (phase === 'running') return ready();
  if (applicationFailures.has(phase)) return failed(`Its phase is ${phase}.`);
  return waiting(phase === 'workflowSuspending' ? 'Paused: its workflow is suspended' : phase);
};

/** The conditions that controllers agree on; without any, there is nothing to wait for. */
export const customHealth: HealthRule = (object) => {
  const stalled = conditionOf(object, 'Stalled');
  if (stalled?.status === 'True') return failed(because(stalled, 'Stalled'));
  const reconciling = conditionOf(object, 'Reconciling');
  if (reconciling?.status === 'True') return waiting(because(reconciling, 'Reconciling'));
  const conditions = objectsAt(object, 'status', 'conditions');
  if (!conditions.some((each) => each['type'] === 'Ready')) {
    return ready('There is no rule that tells when it is ready.');
  }
  const isReady = conditionOf(object, 'Ready');
  if (isReady?.status === 'True') return ready();
  return waiting(
    isReady === undefined ? 'Its state is out of date' : because(isReady, 'Not ready'),
  );
};
