// The check of objects without a cluster, held against a real API server: what one refuses, the other does.
import { expect, inject, test } from 'vitest';
import { checkObject } from '../../server/src/render/kubernetes-schema/check-object.ts';
import { loadKubernetesSchemas } from '../../server/src/render/kubernetes-schema/schemas.ts';
import { kubernetesVersions } from '../../server/src/render/kubernetes-schema/versions.ts';
import { changedObject } from '../render/kubernetes-cases.ts';
import { fieldCases } from '../render/kubernetes-field-cases.ts';
import { validObjects } from '../render/kubernetes-objects.ts';
import { podCases } from '../render/kubernetes-pod-cases.ts';
import { workloadCases } from '../render/kubernetes-workload-cases.ts';
import { versionOf } from './applications.ts';
import type { KubeObject } from './client.ts';
import { clusterSuite, type Cluster } from './fixture.ts';

const info = inject('cluster');
const running = versionOf(typeof info === 'string' ? '' : info.version);
const version = kubernetesVersions.find((each) => each === running);
const schemas = await loadKubernetesSchemas();

/** Kinds that an old cluster serves in another version, with the same fields. */
const older: readonly (readonly [string, string])[] = [
  ['batch/v1/CronJob', 'batch/v1beta1/CronJob'],
  ['policy/v1/PodDisruptionBudget', 'policy/v1beta1/PodDisruptionBudget'],
  ['autoscaling/v2/HorizontalPodAutoscaler', 'autoscaling/v2beta2/HorizontalPodAutoscaler'],
];

/** Where the two differ, and why that is as it should be. Each row is needed. */
const differences: readonly { readonly matching: RegExp; readonly because: string }[] = [
  {
    matching: /StatefulSet spec volumeClaimTemplates 0 metadata name = "date": only we/,
    because: 'The server finds out when it makes the pod, which then never comes.',
  },
];

clusterSuite(`the check without a cluster, for ${running}`, [], (cluster) => {
  test.skipIf(version === undefined)(
    'refuses what the server refuses, and nothing else',
    async () => {
      const results = await Promise.all([
        ...validObjects.map(([kind, object]) =>
          compared(cluster, { name: `good ${kind}`, kind, object }),
        ),
        ...[fieldCases, podCases, workloadCases]
          .flatMap((cases) => Object.values(cases).flat())
          .map(([named, path, value]) => {
            const kind = servedKind(named);
            const change = (JSON.stringify(value) ?? 'nothing').slice(0, 60);
            const object = changedObject(kind, path, value);
            return compared(cluster, { name: `${kind} ${path} = ${change}`, kind, object });
          }),
      ]);
      const asked = results.filter((each) => each !== undefined);
      const found = asked.flatMap(({ difference }) => difference ?? []);
      const refused = asked.filter((each) => each.refused).length;
      console.log(
        `${String(asked.length)} objects asked about, ${String(refused)} refused by the server, ` +
          `${String(found.length)} differences`,
      );
      const isKnown = (text: string) => differences.some(({ matching }) => matching.test(text));
      expect(found.filter((text) => !isKnown(text))).toEqual([]);
      const unused = differences.filter(
        ({ matching }) => !found.some((text) => matching.test(text)),
      );
      expect(unused).toEqual([]);
      expect(refused).toBeGreaterThan(50);
    },
  );
});

function servedKind(kind: string): string {
  const found = older.find(([newer]) => newer === kind)?.[1];
  const isServed = version !== undefined && schemas.kind(kind, version) !== undefined;
  return isServed ? kind : (found ?? kind);
}

interface Asked {
  readonly name: string;
  readonly kind: string;
  readonly object: unknown;
}

/** Both answers about an object; undefined where the version does not serve its kind. */
async function compared(
  { client, namespace }: Cluster,
  { name, kind, object: asked }: Asked,
): Promise<{ readonly refused: boolean; readonly difference: string | undefined } | undefined> {
  if (version === undefined || schemas.kind(kind, version) === undefined) return undefined;
  // Servers keep alpha versions switched off.
  if (kind.includes('alpha')) return undefined;
  const object = withAmountsAsText(asked);
  const found = checkObject(object, version, schemas).map(({ message }) => message);
  const { metadata } = object as Partial<KubeObject>;
  const at = kind.lastIndexOf('/');
  // The address is that of a good object, so that the object itself may be as wrong as it is.
  const address = {
    apiVersion: kind.slice(0, at),
    kind: kind.slice(at + 1),
    metadata: { name: metadata?.name || 'web' },
  };
  const path = await client.pathOf(address, namespace);
  // Only the namespace of the suite is sure to be there.
  if (metadata?.namespace !== undefined && path.includes(`/${namespace}/`)) {
    metadata.namespace = namespace;
  }
  const { status, body } = await client.request(
    'PATCH',
    `${path}?fieldManager=oam-test&dryRun=All`,
    object,
    { 'content-type': 'application/apply-patch+yaml' },
  );
  const refused = status >= 300;
  if (refused === found.length > 0) return { refused, difference: undefined };
  const reason = refused ? `${String(status)} ${String(body['message'])}` : found.join(' ');
  return { refused, difference: `${name}: only ${refused ? 'the server' : 'we'}: ${reason}` };
}

/** Server-side apply of old servers takes amounts such as `cpu: 1` in quotes only, which is not what is asked. */
function withAmountsAsText(object: unknown): unknown {
  const isAmounts = (key: string) => /^(requests|limits|hard)$/.test(key);
  return JSON.parse(JSON.stringify(object), (key, value: unknown) =>
    isAmounts(key) && typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).map(([name, amount]) => [name, String(amount)]))
      : value,
  );
}
