// The language server as an editor uses it on the cluster of the tests: plans, runs, and all that it says.
import { beforeAll } from 'vitest';
import { readContexts } from '../../server/src/node/kubernetes/contexts.ts';
import {
  PLAN,
  type ClusterTarget,
  type PlanAnswer,
  type PlanParams,
} from '../../server/src/protocol-deploy.ts';
import {
  DEPLOY_EVENT,
  RUN,
  type DeployEventParams,
  type RunAnswer,
  type RunParams,
  type RunView,
} from '../../server/src/protocol-run.ts';
import { ask, SHOP } from '../support/deploy-requests.ts';
import { startServer, type ServerProcess } from '../support/server-process.ts';
import type { Cluster } from './fixture.ts';

export type Planned = Extract<PlanAnswer, { kind: 'plan' }>;

/** The one file that is open. */
export const uri = 'file:///specs/shop.yaml';

/** More processors than any node has. */
export const greedy = SHOP.replace('required: 0.1', 'required: 4000');

/** The same specs as an application of another name, so that no two share objects. */
export function named(text: string, name: string): string {
  return text
    .replace('name: shop', `name: ${name}`)
    .replace('instanceName: front', `instanceName: ${name}`);
}

/** Where the tests of a suite deploy to. */
export function deployTarget(cluster: Cluster): () => ClusterTarget {
  let context: string | undefined;
  beforeAll(async () => {
    const found = await readContexts({ path: cluster.info.kubeconfigPath });
    const contexts = found.ok ? found.contexts : [];
    context = cluster.info.context ?? contexts.find(({ current }) => current)?.name;
  });
  return () => ({ kubeconfig: cluster.info.kubeconfigPath, context: context ?? '' });
}

/** A server with that text open. */
export class Editor {
  readonly server: ServerProcess;
  /** What runs tell. */
  readonly events: DeployEventParams[] = [];
  readonly #target: PlanParamsOf;
  readonly #waiting = new Set<() => void>();
  #said = '';

  private constructor(server: ServerProcess, target: PlanParamsOf) {
    this.server = server;
    this.#target = target;
    server.process.stdout?.on('data', (chunk: Buffer) => {
      this.#said += chunk.toString('utf8');
    });
    server.connection.onNotification(DEPLOY_EVENT, (params: DeployEventParams) => {
      this.events.push(params);
      for (const look of this.#waiting) look();
    });
  }

  static async open(text: string, target: PlanParamsOf): Promise<Editor> {
    const server = await startServer({ initializationOptions: { trusted: true } });
    const editor = new Editor(server, target);
    await server.open(uri, text);
    return editor;
  }

  /** All that the server ever wrote to its client. */
  get said(): string {
    return this.#said + this.server.log.join('\n');
  }

  async plan(name: string): Promise<Planned> {
    const answer = await ask<PlanAnswer>(this.server, PLAN, {
      ...this.#target,
      configuration: { uri, name },
      way: 'rendered',
    });
    if (answer.kind !== 'plan') throw new Error(JSON.stringify(answer));
    return answer;
  }

  async run({ id, plan: { digest } }: Planned, more: Partial<RunParams> = {}): Promise<RunView> {
    const answer = await ask<RunAnswer>(this.server, RUN, { id, confirmed: digest, ...more });
    if (answer.kind !== 'result') throw new Error(answer.message);
    return answer.result;
  }

  /** Begins a run, and resolves when it waits for objects; rejects when it ends before. */
  async runUntilItWaits(planned: Planned): Promise<{ readonly ended: Promise<RunView> }> {
    const ended = this.run(planned);
    const waits = new Promise<void>((resolve) => {
      const look = (): void => {
        const isWaiting = this.events.some(
          ({ event }) => event.kind === 'state' && event.state === 'Waiting',
        );
        if (isWaiting) resolve();
      };
      this.#waiting.add(look);
    });
    const early = ended.then((result) => {
      throw new Error(`It ended before it waited: ${JSON.stringify(result)}`);
    });
    await Promise.race([waits, early]);
    // Whoever ends the server does not wait for the answer of the run.
    early.catch(() => undefined);
    return { ended };
  }
}

type PlanParamsOf = ClusterTarget & Required<Pick<PlanParams, 'namespace'>>;
