// The shop of the fault suites, deployed by the engine itself where a fault needs a clock or a network of the test's own.
import { randomUUID } from 'node:crypto';
import { afterAll } from 'vitest';
import type { Clock } from '../../../server/src/base/ports.ts';
import type {
  Cluster as DeployCluster,
  ClusterOutcome,
} from '../../../server/src/deploy/cluster.ts';
import { deploy } from '../../../server/src/deploy/engine/deploy.ts';
import { inputOf } from '../../../server/src/deploy/input-of-rendering.ts';
import type { DeployInput } from '../../../server/src/deploy/input.ts';
import { makePlan, noChoices, type PlanOutcome } from '../../../server/src/deploy/make-plan.ts';
import type { Plan } from '../../../server/src/deploy/plan.ts';
import {
  defaultRunOptions,
  type RunOptions,
  type RunResult,
} from '../../../server/src/deploy/run.ts';
import { systemClock } from '../../../server/src/node/kubernetes/clock.ts';
import { connect } from '../../../server/src/node/kubernetes/connect.ts';
import { toolsFor, type TestTools } from '../../support/deploy-tools.ts';
import { renderNamed } from '../../support/rendering.ts';
import { versionOf } from '../applications.ts';
import { specsOf } from '../deployed-specs.ts';
import type { Cluster } from '../fixture.ts';
import { objectsOfShop } from './shop.ts';

/** Limits in milliseconds that no pod misses because a test's clock is fast. */
const unhurried = { objectTimeout: 7_200_000, timeout: 7_200_000 };

/** A clock that is that many milliseconds ahead, and that many times as fast as the real one. */
export function otherClock({ ahead = 0, speed = 1 }): Clock {
  const start = Date.now();
  return {
    now: () => start + ahead + (Date.now() - start) * speed,
    sleep: (time, signal) => systemClock.sleep(time / speed, signal),
  };
}

/** What is between an engine and its cluster: anything but the identity. */
export type Around = (real: DeployCluster) => Partial<DeployCluster>;

export interface EngineSetup {
  /** The real one when left out. */
  readonly clock?: Clock;
  readonly around?: Around;
  readonly user?: string;
  /** The kubeconfig; that of the suite, with its context, when left out. */
  readonly kubeconfig?: string;
}

export function engineShop(cluster: Cluster) {
  const open: DeployCluster[] = [];
  afterAll(() => {
    for (const each of open) each.close();
  });

  /** Tools of one run with a connection of its own. */
  const toolsOf = async (setup: EngineSetup = {}): Promise<TestTools> => {
    const { clock = systemClock, around, user, kubeconfig } = setup;
    const { kubeconfigPath, context } = cluster.info;
    const made = await connect(
      kubeconfig === undefined ? { path: kubeconfigPath, context } : { path: kubeconfig },
    );
    if (!made.ok) throw new Error(made.message);
    const real = made.cluster;
    open.push(real);
    const usual: DeployCluster = {
      identity: real.identity,
      request: (request, signal) => real.request(request, signal),
      watch: (request, onEvent, signal) => real.watch(request, onEvent, signal),
      stream: (request, onText, signal) => real.stream(request, onText, signal),
      renewCredentials: () => real.renewCredentials(),
      close: () => undefined,
    };
    const tools = toolsFor({ ...usual, ...around?.(real) }, clock, user);
    return Object.assign(tools, { holder: { ...tools.holder, id: randomUUID() } });
  };
  const inputFor = (namespace: string, version = '1'): DeployInput => {
    const texts = new Map([['file:///shop.yaml', specsOf(objectsOfShop, { version })]]);
    const kubernetesVersion = versionOf(cluster.info.version);
    const rendering = renderNamed(texts, 'shop', { kubernetesVersion, namespace });
    if (rendering === undefined) throw new Error('The shop was not rendered.');
    const application = { name: 'shop', namespace };
    return inputOf(rendering, { application, way: 'rendered', source: 'shop.yaml', secrets: [] });
  };
  const planWith = (tools: TestTools, namespace: string, version?: string): Promise<PlanOutcome> =>
    makePlan(tools, { input: inputFor(namespace, version), choices: noChoices });
  /** The plan, made in peace. */
  const plan = async (namespace: string, version?: string): Promise<Plan> => {
    const made = await planWith(await toolsOf(), namespace, version);
    if (made.kind === 'failed') throw new Error(made.message);
    return made.plan;
  };
  return {
    toolsOf,
    planWith,
    plan,
    /** Carries a plan out; without one, one is made in peace. */
    async run(
      tools: TestTools,
      namespace: string,
      more: Partial<RunOptions> & { readonly plan?: Plan; readonly version?: string } = {},
    ): Promise<RunResult> {
      const { plan: made, version, ...options } = more;
      return deploy(tools, {
        input: inputFor(namespace, version),
        plan: made ?? (await plan(namespace, version)),
        choices: noChoices,
        options: { ...defaultRunOptions, ...unhurried, ...options },
      });
    },
  };
}

/** The connection broke after the request had left. */
export const broken: ClusterOutcome = {
  kind: 'failure',
  reason: 'reset',
  sent: 'maybe',
  message: 'The server broke off the connection.',
};
