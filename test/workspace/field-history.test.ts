// How fields differ between the API versions.
import { expect, test } from 'vitest';
import { dialectsByAge, fieldHistory } from '../../server/src/workspace/field-history.ts';
import { readSpecFile } from '../../server/src/workspace/spec-file.ts';

/** The oldest version that has the field, then each difference. */
function history(apiVersion: string, kind: string, path: string): unknown[] {
  const file = readSpecFile('file:///app.yaml', `apiVersion: ${apiVersion}\nkind: ${kind}\n`);
  const oam = file.documents[0]?.document.oam;
  if (oam?.status !== 'resource') throw new Error('no resource');
  const segments = path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  const { since, differences } = fieldHistory(oam.resource, segments);
  return [
    since?.label,
    ...differences.map(({ dialect, ...rest }) => ({ ...rest, in: dialect.label })),
  ];
}

const release = 'core.oam.dev/v1alpha1';
const draft = 'core.hydra.io/v1alpha1';

test('older versions come first', () => {
  expect(dialectsByAge().map(({ label }) => label)).toEqual(['Hydra draft', 'OAM v1alpha1']);
});

test.each([
  ['spec.osType', [{ kind: 'default', defaultValue: 'linux', in: 'Hydra draft' }]],
  ['spec.workloadType', []],
  ['spec.containers.0.image', []],
])('%s of a component is as old as the draft', (path, differences) => {
  expect(history(release, 'ComponentSchematic', path)).toEqual(['Hydra draft', ...differences]);
});

test('fields that one version lacks, with all below them', () => {
  const absent = { kind: 'absent', in: 'Hydra draft' };
  for (const path of ['spec.containers.0.config', 'spec.containers.0.config.0.path']) {
    expect(history(release, 'ComponentSchematic', path)).toEqual(['OAM v1alpha1', absent]);
  }
  expect(history(draft, 'OperationalConfiguration', 'spec.components.0.traits.0.type')).toEqual([
    'Hydra draft',
    { kind: 'absent', in: 'OAM v1alpha1' },
  ]);
});

test('kinds of other names are compared by their role', () => {
  expect(history(release, 'ApplicationConfiguration', 'spec.variables.0.value')).toEqual([
    'Hydra draft',
  ]);
});

test('fields that no version has', () => {
  expect(history(release, 'Trait', 'spec.nothing')).toEqual([undefined]);
  expect(history(release, 'Trait', 'metadata.labels.mine')).toEqual([undefined]);
});
