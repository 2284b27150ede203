// New resources: what stands in the editor after the command, and that it checks clean once filled in.
import { describe, expect, test } from 'vitest';
import { newResource } from '../../server/src/features/new-resource/new-resource.ts';
import type { Role } from '../../server/src/model/role.ts';
import { readSpecFile } from '../../server/src/workspace/spec-file.ts';
import { resourceAs } from '../../server/src/workspace/workspace.ts';
import { fillStops } from '../completion/complete.ts';
import { problemsIn } from '../support/problems.ts';

function component(text: string) {
  const [placed] = readSpecFile('file:///c.yaml', text).documents;
  const found = placed && resourceAs(placed.document, 'component');
  if (found === undefined) throw new Error('no component');
  return { name: found.metadata?.name?.value ?? '', component: found };
}

const web = component(`apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: Web
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  parameters:
    - name: greeting
      type: string
      required: true
    - name: size
      type: number
      required: true
    - name: loud
      type: boolean
      required: true
    - name: color
      type: string
      default: red
    - name: given
      type: string
      required: true
      default: x
`);
const job = component(
  'apiVersion: core.oam.dev/v1alpha1\nkind: ComponentSchematic\nmetadata: {name: job}\nspec: {}\n',
);

const ROLES: readonly Role[] = ['component', 'configuration', 'trait', 'scope', 'workload-type'];

test.each(ROLES)('a new %s has no errors and no warnings', (role) => {
  const text = fillStops(newResource(role) ?? '');
  const problems = problemsIn(text).filter(([severity]) => /error|warning/.test(severity));
  expect(problems).toEqual([]);
  expect(text).toMatch(/^apiVersion: core[.]oam[.]dev\/v1alpha1\nkind: /);
});

describe('a configuration of chosen components', () => {
  test('has an instance of each, with places for what it must be given', () => {
    const snippet = newResource('configuration', [web, job, job]) ?? '';
    expect(snippet.slice(snippet.indexOf('spec:'))).toBe(`spec:
  components:
    - componentName: Web
      instanceName: \${2:web}
      parameterValues:
        - name: greeting
          value: $3
        - name: size
          value: $4
        - name: loud
          value: \${5|true,false|}
    - componentName: job
      instanceName: \${6:job}
    - componentName: job
      instanceName: \${7:job-2}
`);
  });

  test('takes no notice of components for other roles', () => {
    expect(newResource('trait', [web])).toBe(newResource('trait'));
  });
});
