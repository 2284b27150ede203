// How rules of health read an object, and the three answers they give.
import type { JsonObject } from '../cluster.ts';
import type { Health } from '../event.ts';
import { numberAt, objectsAt, textAt } from '../json.ts';

/** What a rule may know besides the object itself. */
export interface HealthContext {
  /** Milliseconds since the object was written in this run. */
  readonly waited: number;
  /** When a StorageClass binds its volumes; undefined when it may not be read. For claims only. */
  readonly volumeBinding?: 'Immediate' | 'WaitForFirstConsumer';
  /** `required` keeps waiting for the address of a load balancer; otherwise a minute is enough. */
  readonly loadBalancer?: 'required' | 'optional';
}

export type HealthRule = (object: JsonObject, context: HealthContext) => Health;

export function ready(note?: string): Health {
  return note === undefined ? { status: 'ready' } : { status: 'ready', note };
}

export function waiting(reason: string): Health {
  return { status: 'waiting', reason };
}

export function failed(reason: string): Health {
  return { status: 'failed', reason };
}

/** A count of the status; controllers leave out those that are 0. */
export function countAt(object: JsonObject, ...path: readonly string[]): number {
  return numberAt(object, ...path) ?? 0;
}

export interface Condition {
  readonly status: string;
  readonly reason: string;
  readonly message: string;
}

/** The condition of a type; undefined where nobody has set it for the present generation. */
export function conditionOf(object: JsonObject, type: string): Condition | undefined {
  return conditionIn(
    objectsAt(object, 'status', 'conditions'),
    type,
    numberAt(object, 'metadata', 'generation') ?? 0,
  );
}

/** The condition of a type in a list, unless it tells of an older generation. */
export function conditionIn(
  conditions: readonly JsonObject[],
  type: string,
  generation: number,
): Condition | undefined {
  const found = conditions.find((each) => each['type'] === type);
  if (found === undefined || (numberAt(found, 'observedGeneration') ?? generation) < generation) {
    return undefined;
  }
  const text = (key: string): string => textAt(found, key) ?? '';
  return { status: text('status'), reason: text('reason'), message: text('message') };
}

/** `MinimumReplicasUnavailable: no pod is up`, or what there is of it. */
export function because({ reason, message }: Condition, otherwise: string): string {
  const parts = [reason, message].filter((part) => part !== '');
  return parts.length === 0 ? otherwise : parts.join(': ');
}
