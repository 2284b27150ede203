// Values whose origin was once a place that does not decide them.
import { expect, test } from 'vitest';
import { renderInstance } from '../support/render.ts';

const POD = ['spec', 'template', 'spec'] as const;

function withVolumes(first: string, second: string) {
  return renderInstance(`apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: sample
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/main:1
      resources:
        volumes:
          - {name: data, mountPath: /data, disk: {required: 1Gi}, ${first}}
    - name: side
      image: example/side:1
      resources:
        volumes:
          - {name: "data", mountPath: /data, ${second}}
`);
}

test('a container that mounts the volume of another one says itself which', () => {
  const { behind } = withVolumes('accessMode: RW', 'accessMode: RO');
  const mount = (container: number): string =>
    behind('Deployment', ...POD, 'containers', container, 'volumeMounts', 0, 'name');
  expect([mount(0), mount(1)]).toEqual(['data', '"data"']);
});

test('the access mode of a claim comes from the declaration that wants to write', () => {
  const { at, behind } = withVolumes('accessMode: RO', 'accessMode: RW');
  expect(at('PersistentVolumeClaim', 'spec', 'accessModes')).toEqual(['ReadWriteOnce']);
  expect(behind('PersistentVolumeClaim', 'spec', 'accessModes', 0)).toBe('RW');
});

test('the access mode of a claim comes from a sharing policy before that', () => {
  const { behind } = withVolumes('accessMode: RW', 'accessMode: RO, sharingPolicy: Exclusive');
  expect(behind('PersistentVolumeClaim', 'spec', 'accessModes', 0)).toBe('Exclusive');
});
