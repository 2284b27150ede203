// Which values of a rendering are known as secrets by where they come from.
import { expect, test } from 'vitest';
import { secretsOf } from '../../server/src/deploy/secrets-of-rendering.ts';
import { renderConfiguration } from '../../server/src/render/render.ts';
import { defaultRenderOptions } from '../../server/src/render/rendering.ts';
import { configurationSites, workspaceOfTexts } from '../support/rendering.ts';

const specs = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata: { name: web }
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters:
    - { name: dbPassword, type: string, default: from-the-default }
    - { name: mode, type: string, default: plain-mode }
    - { name: where, type: string }
  containers:
    - name: main
      image: example/web:1.0.0
      env:
        - { name: ONE, fromParam: dbPassword }
        - { name: TWO, fromParam: mode }
        - { name: THREE, fromParam: where }
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata: { name: shop }
spec:
  variables:
    - { name: API_TOKEN, value: from-the-variable }
  components:
    - componentName: web
      instanceName: shop-web
      parameterValues:
        - { name: where, value: '[fromVariable(API_TOKEN)]' }
`;

function secretsIn(variables: ReadonlyMap<string, string> = new Map()): readonly string[] {
  const workspace = workspaceOfTexts(new Map([['file:///shop.yaml', specs]]));
  const [site] = configurationSites(workspace);
  const options = { ...defaultRenderOptions, variables };
  const rendering = site && renderConfiguration(workspace, site, options);
  return rendering === undefined ? [] : [...secretsOf(rendering)].sort();
}

test('values of parameters and variables with telling names are secrets, and no others', () => {
  expect(secretsIn()).toEqual(['from-the-default', 'from-the-variable']);
});

test('a value that was given for a variable is the secret then', () => {
  expect(secretsIn(new Map([['API_TOKEN', 'given']]))).toEqual(['from-the-default', 'given']);
});
