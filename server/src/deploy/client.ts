// What operations ask of a cluster, in terms of objects: each call follows the retry policy and answers with data.
import type { StopSignal } from '../base/cancellation.ts';
import type { ClusterIdentity, ClusterRequest, JsonObject, WatchEvent } from './cluster.ts';
import type { ObjectId } from './object-id.ts';
import type { Reply, Trouble } from './trouble.ts';

/** A kind as a server serves it. */
export interface ApiResource {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** As it stands in paths: `deployments`. */
  readonly plural: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

export interface Selection {
  /** All namespaces when left out. */
  readonly namespace?: string | undefined;
  readonly labels?: string | undefined;
  readonly fields?: string | undefined;
  readonly signal: StopSignal;
}

export interface ApplyOptions {
  readonly id: ObjectId;
  readonly dryRun: 'all' | 'none';
  readonly conflicts: 'refuse' | 'force';
  /** `TOOL` when left out. */
  readonly manager?: string;
  readonly signal: StopSignal;
}

export type VersionedId = ObjectId & { readonly apiVersion: string };

export interface Client {
  readonly identity: ClusterIdentity;
  request(request: ClusterRequest, signal: StopSignal): Promise<Reply<JsonObject>>;
  discover(apiVersion: string, kind: string, signal: StopSignal): Promise<Reply<ApiResource>>;
  serves(apiVersion: string, signal: StopSignal): Promise<Reply<readonly ApiResource[]>>;
  groupKinds(signal: StopSignal): Promise<Reply<readonly ApiResource[]>>;
  pathOf(resource: ApiResource, namespace: string | undefined, name?: string): string;
  read(id: VersionedId, signal: StopSignal): Promise<Reply<JsonObject>>;
  apply(
    body: JsonObject,
    options: ApplyOptions,
  ): Promise<Reply<{ readonly object: JsonObject; readonly created: boolean }>>;
  create(
    body: JsonObject,
    options: { readonly id: VersionedId; readonly signal: StopSignal },
  ): Promise<Reply<JsonObject>>;
  replace(
    body: JsonObject,
    options: { readonly id: VersionedId; readonly signal: StopSignal },
  ): Promise<Reply<JsonObject>>;
  remove(
    id: VersionedId,
    options: {
      readonly uid: string;
      readonly propagation: 'Background' | 'Foreground' | 'Orphan';
      readonly signal: StopSignal;
    },
  ): Promise<Reply<'deleted' | 'gone'>>;
  list(
    resource: ApiResource,
    selection: Selection,
  ): Promise<Reply<{ readonly items: readonly JsonObject[]; readonly resourceVersion: string }>>;
  watch(
    resource: ApiResource,
    selection: Selection & {
      readonly resourceVersion: string;
      readonly onEvent: (event: WatchEvent) => void;
    },
  ): Promise<Trouble>;
}
