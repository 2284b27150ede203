// When services, routes, claims, namespaces and definitions are ready.
import { jsonAt, numberAt, objectsAt, textAt } from '../json.ts';
import {
  because,
  conditionIn,
  conditionOf,
  failed,
  ready,
  waiting,
  type HealthRule,
} from './reading.ts';

/** Milliseconds after which a missing load balancer is no more than worth a note. */
const loadBalancerTime = 60_000;

export const serviceHealth: HealthRule = (service, { waited, loadBalancer = 'optional' }) => {
  const type = textAt(service, 'spec', 'type');
  if (type === 'ExternalName') return ready();
  if ((textAt(service, 'spec', 'clusterIP') ?? '') === '') return waiting('No cluster IP yet');
  if (type !== 'LoadBalancer') return ready();
  if (objectsAt(service, 'status', 'loadBalancer', 'ingress').length > 0) return ready();
  return loadBalancer === 'optional' && waited >= loadBalancerTime
    ? ready('The load balancer has no address yet.')
    : waiting('The load balancer has no address yet');
};

/** Whether a controller serves it, nobody may ever say. */
export const ingressHealth: HealthRule = (ingress) => {
  const [first] = objectsAt(ingress, 'status', 'loadBalancer', 'ingress');
  const address = textAt(first, 'hostname') ?? textAt(first, 'ip');
  return address === undefined ? ready() : ready(`Its address is ${address}.`);
};

export const routeHealth: HealthRule = (route) => {
  const generation = numberAt(route, 'metadata', 'generation') ?? 0;
  for (const parent of objectsAt(route, 'status', 'parents')) {
    const accepted = conditionIn(objectsAt(parent, 'conditions'), 'Accepted', generation);
    if (accepted?.status === 'False') return failed(because(accepted, 'The gateway refused it.'));
  }
  return ready();
};

/** A claim whose volume is made for its first pod is looked at again when that pod is there. */
export const claimHealth: HealthRule = (claim, { volumeBinding }) => {
  const phase = textAt(claim, 'status', 'phase');
  if (phase === 'Bound') return ready();
  if (phase === 'Lost') return failed('Its volume is lost.');
  return phase === 'Pending' && volumeBinding !== 'Immediate'
    ? ready('Its volume is made when the first pod uses it.')
    : waiting('No volume is bound yet');
};

export const namespaceHealth: HealthRule = (namespace) => {
  const phase = textAt(namespace, 'status', 'phase');
  if (phase === 'Terminating') return failed('The namespace is being deleted.');
  return phase === 'Active' ? ready() : waiting('Not yet active');
};

/** A quota that is not counted yet refuses the first object. */
export const quotaHealth: HealthRule = (quota) =>
  jsonAt(quota, 'spec', 'hard') !== undefined && jsonAt(quota, 'status', 'hard') === undefined
    ? waiting('The quota is not counted yet')
    : ready();

export const definitionHealth: HealthRule = (definition) => {
  const names = conditionOf(definition, 'NamesAccepted');
  if (names?.status === 'False') return failed(because(names, 'Its names are taken.'));
  return conditionOf(definition, 'Established')?.status === 'True'
    ? ready()
    : waiting('Not yet established');
};

export const apiServiceHealth: HealthRule = (service) => {
  const available = conditionOf(service, 'Available');
  if (available?.status === 'True') return ready();
  return waiting(available === undefined ? 'Not yet available' : because(available, 'Unavailable'));
};

export const atOnce: HealthRule = () => ready();
