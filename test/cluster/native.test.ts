// Deploying OAM resources to a cluster with a runtime, as far as its kinds make one: offered, planned, and found unchanged.
import { afterAll, expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/deploy/cluster.ts';
import { inputOf } from '../../server/src/deploy/input-of-rendering.ts';
import { makePlan, noChoices } from '../../server/src/deploy/make-plan.ts';
import { waysOf } from '../../server/src/deploy/ways.ts';
import { renderNamed } from '../support/rendering.ts';
import type { KubeObject } from './client.ts';
import { addMissingKinds, type AddedKinds } from './custom-resources.ts';
import { clusterSuite } from './fixture.ts';
import { planner, shown } from './planner.ts';

const specs = `apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: mirror
spec:
  appliesTo: ["*"]
---
apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: front
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: nginx:1
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: app
spec:
  components:
    - componentName: front
      instanceName: one
      traits:
        - name: mirror
`;

clusterSuite('an OAM runtime', [], (cluster) => {
  const { tools, deploy } = planner(cluster);
  let added: AddedKinds | undefined;
  afterAll(() => added?.remove());

  const input = (text: string) => {
    const { namespace } = cluster;
    const texts = new Map([['file:///app.yaml', text]]);
    const rendering = renderNamed(texts, 'app', { target: 'native', namespace });
    return inputOf(rendering ?? { objects: [] }, {
      application: { name: 'app', namespace },
      way: 'native',
      source: 'app.yaml',
      secrets: [],
    });
  };
  const planned = async (text: string): Promise<readonly string[]> => {
    const outcome = await makePlan(tools(), { input: input(text), choices: noChoices });
    return outcome.kind === 'plan' ? shown(outcome.plan) : [outcome.message];
  };
  const bodies = (): readonly JsonObject[] => input(specs).objects.map(({ body }) => body);

  test('is offered where its kinds are served, and nowhere else', async () => {
    expect(await waysOf(tools())).toMatchObject({ ok: true, value: ['rendered'] });
    expect(await planned(specs)).toEqual([
      'invalid ComponentSchematic/front',
      'invalid Trait/mirror',
      'invalid ApplicationConfiguration/app',
    ]);
    added = await addMissingKinds(cluster.client, bodies() as unknown as readonly KubeObject[]);
    expect(await waysOf(tools())).toMatchObject({ value: ['rendered', 'native'] });
    const hydra = await waysOf(tools(), 'core.hydra.io/v1alpha1');
    expect(hydra).toMatchObject({ value: ['rendered'] });
  });

  test('gets the configuration last, and nothing when nothing has changed', async () => {
    expect(await planned(specs)).toEqual([
      'create ComponentSchematic/front',
      'create Trait/mirror',
      'create ApplicationConfiguration/app',
    ]);
    await deploy(bodies(), 'app');
    expect(await planned(specs)).toEqual([
      'unchanged ComponentSchematic/front',
      'unchanged Trait/mirror',
      'unchanged ApplicationConfiguration/app',
    ]);
    expect(
      await planned(
        specs
          .replace('nginx:1', 'nginx:2')
          .replace('  name: mirror\nspec', '  name: mirrors\nspec'),
      ),
    ).toEqual([
      'update ComponentSchematic/front',
      'unchanged ApplicationConfiguration/app',
      'prune Trait/mirror',
    ]);
  });
});
