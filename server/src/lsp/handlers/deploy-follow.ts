// Who is told of changes: of one application, or of the list of them.
import { RequestType } from 'vscode-languageserver';
import { listApplications } from '../../deploy/applications.ts';
import { troubleText } from '../../deploy/classify.ts';
import type { DeployEvent } from '../../deploy/event.ts';
import { followApplication } from '../../deploy/follow-application.ts';
import { follow } from '../../deploy/follow.ts';
import { MANAGED_BY, selectorOf } from '../../deploy/names.ts';
import type { ApplicationStatus } from '../../deploy/status.ts';
import { TOOL, type DeployTools } from '../../deploy/tools.ts';
import type { Trouble } from '../../deploy/trouble.ts';
import {
  DEPLOYMENTS_CHANGED,
  FOLLOW,
  UNFOLLOW,
  type DeploymentsChangedParams,
  type FollowAnswer,
  type FollowParams,
  type UnfollowParams,
} from '../../protocol-cluster.ts';
import { toolsOver } from '../cluster-connections.ts';
import { toStatus } from '../deploy-views.ts';
import { configurationOf, learnSecrets } from '../deployed-from.ts';
import type { Deployments } from '../deployments.ts';
import { guard } from '../handle.ts';
import { handleTrusted } from '../trust.ts';

type Tell = (change: DeploymentsChangedParams['change']) => void;

export function registerFollowing(deployments: Deployments): void {
  const { connection } = deployments.session;
  connection.onRequest(
    new RequestType<FollowParams, FollowAnswer, never>(FOLLOW),
    handleTrusted(deployments, FOLLOW, (params) => begin(deployments, params)),
  );
  connection.onRequest(
    new RequestType<UnfollowParams, null, never>(UNFOLLOW),
    handleTrusted(deployments, UNFOLLOW, ({ id }) => {
      deployments.unfollow(id);
      return null;
    }),
  );
}

async function begin(deployments: Deployments, params: FollowParams): Promise<FollowAnswer> {
  const { connections, session } = deployments;
  // Whoever stops it while it still connects has stopped it.
  const control = deployments.follow(params.id);
  const lease = await connections.acquire(params);
  if (!lease.ok) {
    control.end();
    return { kind: 'failed', message: lease.message };
  }
  const tell: Tell = (change) => {
    // What arrives while it is being stopped is for nobody.
    if (control.aborted.aborted) return;
    const told: DeploymentsChangedParams = { id: params.id, change };
    void session.connection.sendNotification(DEPLOYMENTS_CHANGED, told);
  };
  const emit = (event: DeployEvent): void => {
    if (event.kind === 'warning') tell({ kind: 'trouble', message: event.message });
  };
  const tools = toolsOver(lease.connection, { control, emit });
  const work = guard(session, FOLLOW, async () => {
    const why = await followed(deployments, tools, { params, tell });
    if (why !== undefined) tell({ kind: 'ended', message: why });
  });
  void work(undefined).finally(() => {
    control.end();
    lease.release();
  });
  return { kind: 'following' };
}

/** Follows until it is stopped; answers why it ended by itself. */
async function followed(
  { session }: Deployments,
  tools: DeployTools,
  { params, tell }: { readonly params: FollowParams; readonly tell: Tell },
): Promise<string | undefined> {
  const { application, namespace } = params;
  if (application === undefined) return new ListFollower(tools, namespace, tell).run();
  const learn = guard(session, FOLLOW, (status: ApplicationStatus) =>
    learnSecrets(session, tools.redactor, status),
  );
  return followApplication(tools, application, (status) => {
    void learn(status);
    tell({ kind: 'status', status: toStatus(status, configurationOf(session, status)) });
  });
}

/** Lists the applications anew whenever something that is kept about them changes. */
class ListFollower {
  readonly #tools: DeployTools;
  readonly #namespace: string | undefined;
  readonly #tell: Tell;
  #state: 'resting' | 'listing' | 'listing, and out of date' = 'resting';
  #last = '';
  #trouble: string | undefined;

  constructor(tools: DeployTools, namespace: string | undefined, tell: Tell) {
    this.#tools = tools;
    this.#namespace = namespace;
    this.#tell = tell;
  }

  /** Until it is stopped; answers why it ended by itself. */
  async run(): Promise<string | undefined> {
    await Promise.all([this.#follow('ConfigMap'), this.#follow('Secret')]);
    return this.#trouble;
  }

  async #follow(kind: 'ConfigMap' | 'Secret'): Promise<void> {
    const { client, clock, control } = this.#tools;
    const signal = control.aborted;
    const resource = await client.discover('v1', kind, signal);
    if (!resource.ok) {
      this.#meet(kind, resource.trouble);
      return;
    }
    await follow(client, resource.value, {
      namespace: this.#namespace,
      labels: selectorOf({ [MANAGED_BY]: TOOL }),
      part: 'metadata',
      clock,
      signal,
      onChange: () => void this.#list(),
      onTrouble: (trouble) => this.#meet(kind, trouble),
    });
  }

  /** Who may not read releases still learns which applications there are. */
  #meet(kind: 'ConfigMap' | 'Secret', trouble: Trouble): void {
    if (kind === 'Secret') return;
    this.#trouble = this.#tools.redactor.text(troubleText(trouble));
    this.#last = '';
    this.#tell({ kind: 'trouble', message: this.#trouble });
  }

  async #list(): Promise<void> {
    if (this.#state !== 'resting') {
      this.#state = 'listing, and out of date';
      return;
    }
    do {
      this.#state = 'listing';
      const reply = await listApplications(this.#tools, this.#namespace);
      const text = reply.ok ? JSON.stringify(reply.value) : '';
      if (reply.ok && text !== this.#last) {
        this.#tell({ kind: 'applications', applications: reply.value });
      }
      this.#last = text;
    } while (this.#isOutOfDate());
    this.#state = 'resting';
  }

  /** Whether something changed while it was listed. */
  #isOutOfDate(): boolean {
    return this.#state !== 'listing' && !this.#tools.control.aborted.aborted;
  }
}
