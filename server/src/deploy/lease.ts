// The Lease that says who deploys an application: how it is written, and what it says.
import type { JsonObject } from './cluster.ts';
import { numberAt, textAt } from './json.ts';
import { APPLICATION, ownLabels, parentName } from './names.ts';
import type { ObjectId } from './object-id.ts';
import type { Application } from './plan.ts';
import type { Codec, DeployTools, Holder } from './tools.ts';

/** Seconds for which a lock holds without being renewed. */
export const LEASE_SECONDS = 30;

/** Somebody who holds a lock. */
export interface LeaseHolder {
  /** `user@host/pid/id`, as it stands there. */
  readonly identity: string;
  /** As people are told: `user@host (pid)`. */
  readonly text: string;
  /** RFC 3339, by the holder's clock: since when they hold it. */
  readonly since: string | undefined;
  /** Changes with each renewal. */
  readonly renewed: string | undefined;
  /** How long it holds without renewal. */
  readonly seconds: number;
}

export function leaseId(
  codec: Codec,
  application: Application,
): ObjectId & { readonly apiVersion: string } {
  return {
    apiVersion: 'coordination.k8s.io/v1',
    group: 'coordination.k8s.io',
    kind: 'Lease',
    namespace: application.namespace,
    name: parentName(codec, application),
  };
}

export function identityOf({ user, host, pid, id }: Holder): string {
  return `${user}@${host}/${pid}/${id}`;
}

/** A Lease that is held since `acquired`, or that nobody holds. Times are milliseconds since 1970. */
export function leaseBody(
  tools: Pick<DeployTools, 'codec' | 'clock' | 'holder'>,
  application: Application,
  hold: { readonly acquired: number; readonly transitions: number } | 'free',
): JsonObject {
  const { apiVersion, kind, name } = leaseId(tools.codec, application);
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace: application.namespace,
      labels: ownLabels(tools.codec, application),
      annotations: { [APPLICATION]: application.name },
    },
    spec:
      hold === 'free'
        ? { leaseDurationSeconds: LEASE_SECONDS }
        : {
            holderIdentity: identityOf(tools.holder),
            leaseDurationSeconds: LEASE_SECONDS,
            acquireTime: microTime(hold.acquired),
            renewTime: microTime(tools.clock.now()),
            leaseTransitions: hold.transitions,
          },
  };
}

/** Who holds the Lease; undefined when nobody does. */
export function holderOf(lease: JsonObject): LeaseHolder | undefined {
  const identity = textAt(lease, 'spec', 'holderIdentity') ?? '';
  if (identity === '') return undefined;
  const [who = identity, pid] = identity.split('/');
  return {
    identity,
    text: pid === undefined ? who : `${who} (${pid})`,
    since: textAt(lease, 'spec', 'acquireTime'),
    renewed: textAt(lease, 'spec', 'renewTime'),
    seconds: Math.max(1, numberAt(lease, 'spec', 'leaseDurationSeconds') ?? LEASE_SECONDS),
  };
}

/** How often the Lease has changed hands. */
export function transitionsOf(lease: JsonObject): number {
  return numberAt(lease, 'spec', 'leaseTransitions') ?? 0;
}

/** Servers take times of Leases with six digits after the point only. */
function microTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '000Z');
}
