// Names and payloads of the requests about what runs in a cluster: applications, their objects, events and logs.
import type { ConfigurationId } from './protocol.ts';
import type {
  ApplicationId,
  ClusterTarget,
  Failure,
  ObjectHealth,
  ObjectName,
  ReleaseState,
  SpecPlace,
} from './protocol-deploy.ts';

/** Client → server: the applications in the cluster. */
export const DEPLOYMENTS = 'oam/deployments/list';
export interface DeploymentsParams extends ClusterTarget {
  /** All namespaces when left out; where those may not be listed, the one of the context. */
  readonly namespace?: string;
}
export type DeploymentsAnswer =
  | {
      readonly kind: 'applications';
      readonly applications: readonly DeployedApplication[];
      /** Namespace of the context. */
      readonly namespace: string;
    }
  | Failure;
export interface DeployedApplication extends ApplicationId {
  /** How many objects belong to it, where that is known. */
  readonly objects?: number;
  /** Of its newest release. */
  readonly state?: ReleaseState;
  readonly release?: number;
}

/** Client → server: how an application is. */
export const DEPLOYMENT_STATUS = 'oam/deployments/status';
export interface DeploymentStatusParams extends ClusterTarget {
  readonly application: ApplicationId;
}
export type DeploymentStatusAnswer =
  { readonly kind: 'status'; readonly status: DeploymentStatus } | Failure;
export interface DeploymentStatus {
  readonly application: ApplicationId;
  /** Newest first. */
  readonly releases: readonly ReleaseView[];
  readonly objects: readonly DeployedObject[];
  /** Who runs an operation on it right now. */
  readonly busy?: string;
  /** Whether its newest release did not end and nobody works on it. */
  readonly resumable: boolean;
  /** The configuration that it was deployed from, when that is in the workspace. */
  readonly configuration?: ConfigurationId;
}
export interface ReleaseView {
  readonly number: number;
  readonly state: ReleaseState;
  /** RFC 3339. */
  readonly startedAt: string;
  /** `user@host`. */
  readonly by: string;
  readonly message?: string;
}
export interface DeployedObject extends ObjectName {
  readonly apiVersion: string;
  readonly health: ObjectHealth;
  /** The worst trouble of its pods. */
  readonly trouble?: string;
  /** Left out for what a release wrote and somebody deleted. */
  readonly uid?: string;
}

/**
 * Client → server: tells of every change, of one application or of the list of them, until `UNFOLLOW`.
 * The answer says whether it began; the first state comes as a change too.
 */
export const FOLLOW = 'oam/deployments/follow';
export interface FollowParams extends ClusterTarget {
  /** Chosen by the client. */
  readonly id: string;
  /** The list of applications when left out. */
  readonly application?: ApplicationId;
  /** For the list: all namespaces when left out. */
  readonly namespace?: string;
}
export type FollowAnswer = { readonly kind: 'following' } | Failure;
export const UNFOLLOW = 'oam/deployments/unfollow';
export interface UnfollowParams {
  readonly id: string;
}

/** Server → client: something that is followed is otherwise now. */
export const DEPLOYMENTS_CHANGED = 'oam/deployments/changed';
export interface DeploymentsChangedParams {
  readonly id: string;
  readonly change:
    | { readonly kind: 'status'; readonly status: DeploymentStatus }
    | { readonly kind: 'applications'; readonly applications: readonly DeployedApplication[] }
    /** It cannot be read just now: what was told last may be out of date until more is told. */
    | { readonly kind: 'trouble'; readonly message: string }
    /** Nothing more comes; follow again to go on. */
    | { readonly kind: 'ended'; readonly message: string };
}

/** Client → server: where a spec says an object; null when it does not. */
export const OBJECT_SOURCE = 'oam/deployments/source';
export interface ObjectSourceParams {
  readonly configuration: ConfigurationId;
  readonly namespace: string;
  readonly key: string;
}
export type ObjectSourceAnswer = SpecPlace | null;

/** An object to look at. */
export interface ObjectParams extends ClusterTarget {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Left out for objects outside namespaces. */
  readonly namespace?: string;
}

/** Client → server: the object as it is in the cluster, as YAML without secrets and without `managedFields`. */
export const CLUSTER_OBJECT = 'oam/cluster/object';
export type ClusterObjectAnswer = { readonly kind: 'object'; readonly text: string } | Failure;

/** Client → server: the events about an object, newest first. */
export const CLUSTER_EVENTS = 'oam/cluster/events';
export type ClusterEventsAnswer =
  { readonly kind: 'events'; readonly events: readonly ClusterEvent[] } | Failure;
export interface ClusterEvent {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  /** How often it happened. */
  readonly count: number;
  /** RFC 3339; empty when nobody knows. */
  readonly lastSeen: string;
  /** Who tells it. */
  readonly from: string;
}

/** Client → server: the pods of a workload, or the pod itself, by name. */
export const CLUSTER_PODS = 'oam/cluster/pods';
export type ClusterPodsAnswer =
  { readonly kind: 'pods'; readonly pods: readonly PodChoice[] } | Failure;
export interface PodChoice {
  readonly name: string;
  readonly namespace: string;
  /** Init containers first. */
  readonly containers: readonly string[];
  readonly health: ObjectHealth;
}

/**
 * Client → server: the log of a container. The lines come as notifications; the answer comes at the
 * end, after the last of them.
 */
export const LOGS = 'oam/cluster/logs';
export interface LogsParams extends ClusterTarget {
  /** Chosen by the client. */
  readonly id: string;
  readonly namespace: string;
  readonly pod: string;
  /** The only one when left out. */
  readonly container?: string;
  /** `follow`: goes on until the container ends or `STOP_LOGS`. `once` when left out. */
  readonly mode?: 'follow' | 'once';
  /** How many lines of the past; 1,000 when left out. */
  readonly tail?: number;
  /** `previous`: of the container before its last restart. */
  readonly which?: 'current' | 'previous';
}
export type LogsAnswer = { readonly kind: 'ended' } | Failure;
export const STOP_LOGS = 'oam/cluster/stopLogs';
export interface StopLogsParams {
  readonly id: string;
}

/** Server → client: lines of a log, without their ends. */
export const LOG_LINES = 'oam/cluster/logLines';
export interface LogLinesParams {
  readonly id: string;
  readonly lines: readonly string[];
}
