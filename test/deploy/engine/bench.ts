// Deployments to a cluster in memory by a clock that a test lets go on.
import { gunzipSync, gzipSync } from 'node:zlib';
import type { JsonObject } from '../../../server/src/deploy/cluster.ts';
import { deploy } from '../../../server/src/deploy/engine/deploy.ts';
import type { DeployInput } from '../../../server/src/deploy/input.ts';
import { numberAt } from '../../../server/src/deploy/json.ts';
import { makePlan, noChoices } from '../../../server/src/deploy/make-plan.ts';
import type { PlanChoices } from '../../../server/src/deploy/plan.ts';
import {
  defaultRunOptions,
  type RunOptions,
  type RunResult,
} from '../../../server/src/deploy/run.ts';
import type { Codec } from '../../../server/src/deploy/tools.ts';
import { nodeCodec } from '../../../server/src/node/kubernetes/codec.ts';
import { inputOfBodies } from '../../support/deploy-input.ts';
import { toolsFor, type TestTools } from '../../support/deploy-tools.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { ApplyingCluster } from './applying-cluster.ts';

/** Compresses at once: the clock of a test does not wait for other threads. */
const codec: Codec = {
  ...nodeCodec,
  pack: (text) => Promise.resolve(gzipSync(text).toString('base64')),
  unpack: (packed) => Promise.resolve(gunzipSync(Buffer.from(packed, 'base64')).toString()),
};

export const shop = { name: 'shop', namespace: 'shop' };

export interface BenchRun {
  readonly options?: Partial<RunOptions>;
  readonly choices?: Partial<PlanChoices>;
  readonly input?: Partial<DeployInput>;
  readonly tools?: TestTools;
  readonly meanwhile?: () => unknown;
}

export class Bench {
  readonly clock = new FakeClock();
  readonly cluster = new ApplyingCluster();
  #runs = 0;

  constructor() {
    for (const name of ['kube-system', 'shop']) {
      const metadata = { name };
      const status = { phase: 'Active' };
      this.cluster.put(`/api/v1/namespaces/${name}`, {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata,
        status,
      });
    }
  }

  tools(): TestTools {
    this.#runs += 1;
    const made = toolsFor(this.cluster, this.clock);
    return Object.assign(made, {
      codec,
      holder: { ...made.holder, id: `run-${String(this.#runs)}` },
    });
  }

  async plan(bodies: readonly JsonObject[], { input: changes, choices: chosen }: BenchRun = {}) {
    const input = inputOfBodies(shop, bodies, changes);
    const choices = { ...noChoices, ...chosen };
    const made = await makePlan(this.tools(), { input, choices });
    if (made.kind === 'failed') throw new Error(made.message);
    return { input, choices, plan: made.plan };
  }

  async run(bodies: readonly JsonObject[], run: BenchRun = {}): Promise<RunResult> {
    const planned = await this.plan(bodies, run);
    await run.meanwhile?.();
    const options = { ...defaultRunOptions, ...run.options };
    return deploy(run.tools ?? this.tools(), { ...planned, options });
  }

  /** Lets time pass until the run ends. */
  async ended(run: Promise<RunResult>): Promise<RunResult> {
    const ending = new Set<RunResult>();
    void run.then((result) => ending.add(result));
    for (let seconds = 0; ending.size === 0 && seconds < 3600; seconds += 1) {
      await this.clock.pass(1000);
    }
    return run;
  }

  /** Says as a controller would how a Deployment is. */
  report(name: string, status: JsonObject): void {
    const path = deploymentPath(name);
    const found = this.cluster.at(path);
    if (!found) return;
    const observedGeneration = numberAt(found, 'metadata', 'generation') ?? 0;
    this.cluster.put(path, { ...found, status: { ...status, observedGeneration } });
  }
}

export function deploymentPath(name: string): string {
  return `/apis/apps/v1/namespaces/shop/deployments/${name}`;
}

export function configMapPath(name: string): string {
  return `/api/v1/namespaces/shop/configmaps/${name}`;
}

export function configMap(name: string, k = '1', more: JsonObject = {}): JsonObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, ...more }, data: { k } };
}

export function workload(name: string, image = 'shop:1'): JsonObject {
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'main', image }] } },
    },
  };
}

/** The status of a Deployment of one pod that runs. */
export const running: JsonObject = {
  ...{ replicas: 1, updatedReplicas: 1, availableReplicas: 1, readyReplicas: 1 },
  conditions: [
    { type: 'Available', status: 'True', reason: 'MinimumReplicasAvailable' },
    { type: 'Progressing', status: 'True', reason: 'NewReplicaSetAvailable' },
  ],
};

/** The status of a Deployment whose controller gave up. */
export const stuck: JsonObject = {
  conditions: [
    {
      type: 'Progressing',
      status: 'False',
      reason: 'ProgressDeadlineExceeded',
      message: 'no progress',
    },
  ],
};

/** What happened to each object, as `created ConfigMap a`. */
export function outcomes({ objects }: RunResult): readonly string[] {
  return objects.map(({ id, last }) => {
    const what = last?.step === 'applied' ? last.outcome : (last?.step ?? 'nothing');
    return `${what} ${id.kind} ${id.name}`;
  });
}
