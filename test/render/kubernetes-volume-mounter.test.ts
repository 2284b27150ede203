// Storage that the trait volume-mounter claims: the claim as plain values, the problems, and the text at origins.
import { describe, expect, it } from 'vitest';
import { renderParts } from '../support/kubernetes-parts.ts';

/** A component with those volumes, and an instance with a volume-mounter for `data` and more traits. */
function withVolumes(volumes: readonly string[], traits = mounter('data')): string {
  return `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: db
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
${volumes.map((volume, index) => container(index, volume)).join('')}
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: shop
spec:
  components:
    - componentName: db
      instanceName: store
      traits:
${traits}`;
}

function container(index: number, volume: string): string {
  return `    - name: main${String(index)}
      image: example/db:1
      resources:
        volumes:
          - {${volume}}
`;
}

function mounter(volume: string, storageClass = 'fast'): string {
  return `        - name: volume-mounter
          properties: {volumeName: ${volume}, storageClass: ${storageClass}}
`;
}

const DISK = 'disk: {required: 10G, ephemeral: false}';

describe('volume-mounter', () => {
  it('becomes a claim that the workload mounts', () => {
    const text = withVolumes([`name: data, mountPath: /d, ${DISK}`]);
    const { values, effects, problems, originOf, lost } = renderParts(text);
    expect(values).toEqual([
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: {
          name: 'store-data',
          labels: {
            'app.kubernetes.io/name': 'db',
            'app.kubernetes.io/instance': 'store',
            'app.kubernetes.io/part-of': 'shop',
            'app.kubernetes.io/managed-by': 'oam',
          },
        },
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: 'fast',
          resources: { requests: { storage: '10G' } },
        },
      },
    ]);
    expect(effects.get('store')?.claims.get('data')?.value).toBe('store-data');
    expect(problems).toEqual([]);
    expect(originOf(0, 'spec resources requests storage')).toBe('10G');
    expect(originOf(0, 'spec storageClassName')).toBe('fast');
    expect(originOf(0, 'metadata name')).toBe('store');
    expect(lost).toEqual([]);
  });

  it.each([
    ['accessMode: RW', 'ReadWriteOnce'],
    ['accessMode: RW, sharingPolicy: Exclusive', 'ReadWriteOnce'],
    ['accessMode: RW, sharingPolicy: Shared', 'ReadWriteMany'],
    ['sharingPolicy: Shared', 'ReadWriteMany'],
    ['accessMode: RO', 'ReadOnlyMany'],
    ['accessMode: RO, sharingPolicy: Shared', 'ReadOnlyMany'],
  ])('for a volume with %s asks for %s', (fields, mode) => {
    const text = withVolumes([`name: data, mountPath: /d, ${fields}, ${DISK}`]);
    expect(renderParts(text).values).toMatchObject([{ spec: { accessModes: [mode] } }]);
  });

  it('asks for what several containers need of one volume', () => {
    const text = withVolumes([
      'name: data, mountPath: /d, accessMode: RO',
      'name: data, mountPath: /d, sharingPolicy: Shared, disk: {required: 2KB, ephemeral: false}',
    ]);
    const { values, originOf, problems } = renderParts(text);
    expect(values).toMatchObject([
      { spec: { accessModes: ['ReadWriteMany'], resources: { requests: { storage: '2k' } } } },
    ]);
    expect(originOf(0, 'spec resources requests storage')).toBe('2KB');
    expect(originOf(0, 'spec accessModes 0')).toBe('Shared');
    expect(problems).toEqual([]);
  });

  it('warns of storage that nobody can write to', () => {
    const text = withVolumes([`name: data, mountPath: /d, accessMode: RO, ${DISK}`]);
    expect(renderParts(text).problems).toEqual([
      'warning read-only-volume-without-content [volume-mounter] Nobody can write to the volume "data", so its storage will stay empty until you fill the claim "store-data" by other means.',
    ]);
  });

  it.each([
    [
      'name: other, mountPath: /d',
      'error unknown-volume [data] No container of "db" has a volume called "data". No storage is claimed.',
    ],
    [
      'name: data, mountPath: /d',
      'error unclaimable-volume [data] The volume "data" has no usable "disk.required", such as "10G", so nobody knows how much storage to claim. No storage is claimed.',
    ],
    [
      'name: data, mountPath: /d, disk: {required: plenty}',
      'error unclaimable-volume [plenty] The volume "data" has no usable "disk.required", such as "10G", so nobody knows how much storage to claim. No storage is claimed.',
    ],
    [
      'name: data, mountPath: /d, disk: {required: 1G, ephemeral: true}',
      'error unclaimable-volume [data] The volume "data" is ephemeral: it goes with the pod. No storage is claimed.',
    ],
  ])('for a volume with %s claims nothing and says why', (volume, problem) => {
    const { values, effects, problems } = renderParts(withVolumes([volume]));
    expect(problems).toEqual([problem]);
    expect(values).toEqual([]);
    expect(effects.get('store')?.claims.size).toBe(0);
  });

  it('takes the default storage class where none is named, and says so', () => {
    const traits = '        - {name: volume-mounter, properties: {volumeName: data}}\n';
    const { values, problems } = renderParts(
      withVolumes([`name: data, mountPath: /d, ${DISK}`], traits),
    );
    expect(values[0]?.['spec']).not.toHaveProperty('storageClassName');
    expect(problems).toEqual([
      'warning missing-trait-property [volume-mounter] "storageClass" is not set, so the default storage class of the cluster is taken.',
    ]);
  });

  it('claims storage for several volumes, and for each of them once', () => {
    const volumes = [`name: data, mountPath: /d, ${DISK}`, `name: logs, mountPath: /l, ${DISK}`];
    const { values, problems } = renderParts(
      withVolumes(volumes, mounter('data') + mounter('logs') + mounter('data', 'slow')),
    );
    expect(values).toMatchObject([
      { metadata: { name: 'store-data' }, spec: { storageClassName: 'fast' } },
      { metadata: { name: 'store-logs' } },
    ]);
    expect(problems).toEqual([
      'warning duplicate-trait [volume-mounter] Storage for the volume "data" is claimed already, so this one is left out.',
    ]);
  });

  it('warns of replicas that cannot all mount what one node can have', () => {
    const scaler = '        - {name: manual-scaler, properties: {replicaCount: 3}}\n';
    const exclusive = withVolumes([`name: data, mountPath: /d, ${DISK}`], mounter('data') + scaler);
    expect(renderParts(exclusive).problems).toEqual([
      'warning exclusive-volume-of-replicas [volume-mounter] The volume "data" is exclusive, so one node can mount it at a time; replicas on other nodes will not start. Give it the sharing policy "Shared" if the storage allows that.',
    ]);
    expect(renderParts(exclusive.replace(DISK, `sharingPolicy: Shared, ${DISK}`)).problems).toEqual(
      [],
    );
    expect(renderParts(exclusive.replace('replicaCount: 3', 'replicaCount: 1')).problems).toEqual(
      [],
    );
  });
});
