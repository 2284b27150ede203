// What the view of deployments follows in a cluster: the list of applications, and each one that is opened.
import * as vscode from 'vscode';
import {
  DEPLOYMENTS_CHANGED,
  FOLLOW,
  UNFOLLOW,
  type DeployedApplication,
  type DeploymentsChangedParams,
  type DeploymentStatus,
  type FollowAnswer,
  type FollowParams,
  type UnfollowParams,
} from '../../../server/src/protocol-cluster.ts';
import { clusterSettings } from '../deploy/cluster-settings.ts';
import { newId } from '../deploy/new-id.ts';
import type { Server } from '../server.ts';
import { applicationKey } from './deployment-rows.ts';

type Change = DeploymentsChangedParams['change'];

interface Following {
  readonly id: string;
  /** Undefined for the list. */
  readonly application: string | undefined;
}

/** Follows parts of one cluster, and keeps their last state. */
export class Followed implements vscode.Disposable {
  readonly #server: Server;
  readonly #context: string;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  readonly #following = new Map<string, Following>();
  readonly #statuses = new Map<string, DeploymentStatus>();
  /** Why the last state of an application may be out of date. */
  readonly #troubles = new Map<string, string>();
  #applications: readonly DeployedApplication[] | undefined;
  #trouble: string | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(server: Server, context: string) {
    this.#server = server;
    this.#context = context;
    this.#subscription = server.onTold(
      DEPLOYMENTS_CHANGED,
      ({ id, change }: DeploymentsChangedParams) => this.#take(id, change),
    );
  }

  /** Undefined until the cluster has answered. */
  get applications(): readonly DeployedApplication[] | undefined {
    return this.#applications;
  }

  /** Why nothing more comes. */
  get trouble(): string | undefined {
    return this.#trouble;
  }

  statusOf(application: DeployedApplication): DeploymentStatus | undefined {
    return this.#statuses.get(applicationKey(application));
  }

  /** Why nothing newer is known of an application. */
  troubleOf(application: DeployedApplication): string | undefined {
    return this.#troubles.get(applicationKey(application));
  }

  async followList(): Promise<void> {
    await this.#follow(undefined);
  }

  async followApplication(application: DeployedApplication): Promise<void> {
    await this.#follow(application);
  }

  async leaveApplication(application: DeployedApplication): Promise<void> {
    const key = applicationKey(application);
    const left = [...this.#following.values()].filter((each) => each.application === key);
    await Promise.all(left.map(({ id }) => this.#leave(id)));
  }

  async #follow(application: DeployedApplication | undefined): Promise<void> {
    const key = application && applicationKey(application);
    if ([...this.#following.values()].some((each) => each.application === key)) return;
    const id = newId('follow');
    this.#following.set(id, { id, application: key });
    const params: FollowParams = {
      ...clusterSettings(),
      context: this.#context,
      id,
      ...(application === undefined
        ? {}
        : { application: { name: application.name, namespace: application.namespace } }),
    };
    const answer = await this.#server
      .ask<FollowAnswer>(FOLLOW, params)
      .catch((error: unknown) => ({ kind: 'failed' as const, message: String(error) }));
    if (answer.kind === 'failed') this.#take(id, { kind: 'ended', message: answer.message });
  }

  #take(id: string, change: Change): void {
    const following = this.#following.get(id);
    if (following === undefined) return;
    switch (change.kind) {
      case 'applications':
        this.#applications = change.applications;
        this.#trouble = undefined;
        break;
      case 'status': {
        const key = applicationKey(change.status.application);
        this.#statuses.set(key, change.status);
        this.#troubles.delete(key);
        break;
      }
      case 'trouble':
        this.#note(following, change.message);
        break;
      case 'ended':
        this.#following.delete(id);
        this.#note(following, change.message);
        break;
    }
    this.#changed.fire();
  }

  #note({ application }: Following, trouble: string): void {
    if (application === undefined) this.#trouble = trouble;
    else this.#troubles.set(application, trouble);
  }

  async #leave(id: string): Promise<void> {
    if (!this.#following.delete(id) || !this.#server.isRunning) return;
    const params: UnfollowParams = { id };
    await this.#server.ask(UNFOLLOW, params).catch(() => undefined);
  }

  /** Follows nothing any more; the last state stays. */
  leaveAll(): void {
    for (const id of [...this.#following.keys()]) void this.#leave(id);
  }

  /** A server that was started anew follows nothing. */
  forgetAll(): void {
    this.#following.clear();
  }

  dispose(): void {
    this.leaveAll();
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
