// New resources over the protocol: the components to choose from, and the snippet made of them.
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import {
  COMPONENTS,
  NEW_RESOURCE,
  type ComponentChoice,
  type NewResourceParams,
  type NewResourceResult,
} from '../../server/src/protocol.ts';
import { folderWith } from '../support/oam.ts';
import { startServer } from '../support/server-process.ts';

const component = (name: string) => `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: ${name}
spec:
  workloadType: core.oam.dev/v1alpha1.Task
  parameters:
    - name: day
      type: string
      required: true
`;

test('a configuration is made of components in files that are not open', async () => {
  const folder = folderWith({ 'b/web.yaml': component('web'), 'a.yaml': component('api') });
  const root = pathToFileURL(folder).href;
  const { connection } = await startServer({ folders: [root] });
  const choices = await connection.sendRequest<ComponentChoice[]>(COMPONENTS, {});
  const workloadType = 'core.oam.dev/v1alpha1.Task';
  expect(choices).toEqual([
    { uri: `${root}/a.yaml`, name: 'api', workloadType, path: 'a.yaml' },
    { uri: `${root}/b/web.yaml`, name: 'web', workloadType, path: 'b/web.yaml' },
  ]);
  await expect(connection.sendRequest(COMPONENTS)).rejects.toThrow(/params is missing/);
  const params: NewResourceParams = { role: 'configuration', components: choices.slice(1) };
  const made = await connection.sendRequest<NewResourceResult>(NEW_RESOURCE, params);
  expect(made.snippet).toMatch(/componentName: web\n {6}instanceName: \$\{2:web\}/);
  expect(made.snippet).toContain('- name: day\n          value: $3');
  expect(made.snippet).not.toContain('api\n');
});

test('other resources need no files, and components that are gone are left out', async () => {
  const { connection } = await startServer();
  expect(await connection.sendRequest(COMPONENTS, {})).toEqual([]);
  const ask = (params: NewResourceParams) =>
    connection.sendRequest<NewResourceResult | null>(NEW_RESOURCE, params);
  expect((await ask({ role: 'trait' }))?.snippet).toContain('kind: Trait\n');
  const gone = [{ uri: 'file:///gone.yaml', name: 'gone' }];
  expect(await ask({ role: 'configuration', components: gone })).toEqual(
    await ask({ role: 'configuration' }),
  );
});
