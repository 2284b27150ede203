// Which object is meant: kind, namespace and name, and how people and APIs write that.
import type { JsonObject } from './cluster.ts';

/** Identity of an object in a cluster; the version takes no part in it. */
export interface ObjectId {
  /** Empty for the core group. */
  readonly group: string;
  readonly kind: string;
  /** Undefined for objects outside namespaces. */
  readonly namespace: string | undefined;
  readonly name: string;
}

/** An object to be deployed: what to send, and which object it is. */
export interface DeployObject {
  readonly id: ObjectId;
  readonly apiVersion: string;
  /** Sent as JSON, so that no YAML reader can take `y` for a boolean. */
  readonly body: JsonObject;
}

/** Equal for two ids of one object. */
export function idKey({ group, kind, namespace, name }: ObjectId): string {
  return `${group}/${kind}/${namespace ?? ''}/${name}`;
}

/** As people read it: `Deployment web`, with the group where the kind alone may mislead. */
export function idText({ group, kind, name }: ObjectId): string {
  return group === '' || !group.includes('.') || group.endsWith('k8s.io')
    ? `${kind} ${name}`
    : `${kind}.${group} ${name}`;
}

/** The group of an API version: `apps/v1` → `apps`, `v1` → the core group. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}
