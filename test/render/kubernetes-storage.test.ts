// Volumes and config files of components on Kubernetes.
import { describe, expect, it } from 'vitest';
import { container } from '../support/components.ts';
import { renderInstance, type Application } from '../support/render.ts';

function pod(app: Application, ...path: (string | number)[]): unknown {
  return app.at('Deployment', 'spec', 'template', 'spec', ...path);
}

function withVolume(fields: string): string {
  return container(`resources: {volumes: [{name: data, mountPath: /data, ${fields}}]}`);
}

const SCALED = `traits:
  - name: manual-scaler
    properties: {replicaCount: 3}
`;

describe('a volume', () => {
  it('that is ephemeral is scratch space of the node', () => {
    const app = renderInstance(withVolume('disk: {required: 64MB, ephemeral: true}'));
    expect(app.names).toEqual(['Deployment api']);
    expect(pod(app, 'volumes')).toEqual([{ name: 'data', emptyDir: { sizeLimit: '64M' } }]);
    expect(app.at('Deployment', 'spec', 'strategy')).toBeUndefined();
  });

  it.each([
    ['disk: {required: "10G"}', 'ReadWriteOnce'],
    ['sharingPolicy: Exclusive, disk: {required: "10G"}', 'ReadWriteOnce'],
    ['sharingPolicy: Shared, disk: {required: "10G"}', 'ReadWriteMany'],
    ['accessMode: RO, disk: {required: "10G"}', 'ReadOnlyMany'],
  ])('with %s is claimed as %s', (fields, mode) => {
    const app = renderInstance(withVolume(fields));
    expect(app.names).toEqual(['PersistentVolumeClaim api-data', 'Deployment api']);
    expect(app.at('PersistentVolumeClaim', 'spec')).toEqual({
      accessModes: [mode],
      resources: { requests: { storage: '10G' } },
    });
    expect(app.behind('PersistentVolumeClaim', 'spec', 'resources', 'requests', 'storage')).toBe(
      '"10G"',
    );
    expect(pod(app, 'volumes', 0, 'persistentVolumeClaim', 'claimName')).toBe('api-data');
  });

  it('that is exclusive is let go by the old pod before the new one starts', () => {
    const app = renderInstance(withVolume('disk: {required: 10G}'));
    expect(app.at('Deployment', 'spec', 'strategy')).toEqual({ type: 'Recreate' });
    const scaled = renderInstance(withVolume('disk: {required: 10G}'), {}, SCALED);
    expect(scaled.problems[0]).toMatch(/^warning exclusive-volume-of-replicas \[data\]/);
  });

  it('that is read-only is mounted so', () => {
    const app = renderInstance(withVolume('accessMode: RO, disk: {required: 10G}'));
    expect(pod(app, 'containers', 0, 'volumeMounts')).toEqual([
      { name: 'data', mountPath: '/data', readOnly: true },
    ]);
    expect(pod(app, 'volumes', 0, 'persistentVolumeClaim', 'readOnly')).toBe(true);
    expect(app.problems[0]).toMatch(/^warning read-only-volume-without-content/);
  });

  it('without a size expects its claim in the cluster', () => {
    const app = renderInstance(withVolume('accessMode: RW'));
    expect(app.names).toEqual(['Deployment api']);
    expect(pod(app, 'volumes', 0, 'persistentVolumeClaim', 'claimName')).toBe('data');
    expect(app.problems[0]).toMatch(/^information claim-expected/);
  });

  it('takes the claim of a volume-mounter', () => {
    const trait = `traits:
  - name: volume-mounter
    properties: {volumeName: data, storageClass: fast}
`;
    const app = renderInstance(withVolume('disk: {required: 10G}'), {}, trait);
    expect(app.names).toEqual(['PersistentVolumeClaim api-data', 'Deployment api']);
    expect(app.at('PersistentVolumeClaim', 'spec', 'storageClassName')).toBe('fast');
    expect(app.problems).toEqual([]);
  });

  it('of two containers with one name is one volume', () => {
    const side = `    - name: side
      image: b:1
      resources: {volumes: [{name: data, mountPath: /other, disk: {required: 5G}}]}
`;
    const app = renderInstance(withVolume('disk: {required: 10G}') + side);
    expect(pod(app, 'volumes')).toHaveLength(1);
    expect(pod(app, 'containers', 1, 'volumeMounts', 0, 'mountPath')).toBe('/other');
    expect(app.problems[0]).toMatch(/^warning volume-differs \[\{required: 5G\}\]/);
  });
});

describe('config files', () => {
  const files = `config:
  - {path: /etc/app/app.conf, value: one}
  - {path: etc/other/app.conf, value: two}
  - {path: /etc/app/log.yaml, value: "level: info\\n"}`;

  it('lie in one ConfigMap of the container, each mounted by itself', () => {
    const app = renderInstance(container(files));
    expect(app.names).toEqual(['ConfigMap api-main-config', 'Deployment api']);
    expect(app.at('ConfigMap', 'data')).toEqual({
      'etc.app.app.conf': 'one',
      'etc.other.app.conf': 'two',
      'log.yaml': 'level: info\n',
    });
    const name = 'main-config';
    expect(pod(app, 'containers', 0, 'volumeMounts')).toEqual([
      { name, mountPath: '/etc/app/app.conf', subPath: 'etc.app.app.conf', readOnly: true },
      { name, mountPath: '/etc/other/app.conf', subPath: 'etc.other.app.conf', readOnly: true },
      { name, mountPath: '/etc/app/log.yaml', subPath: 'log.yaml', readOnly: true },
    ]);
    expect(pod(app, 'volumes')).toEqual([{ name, configMap: { name: 'api-main-config' } }]);
    expect(app.behind('ConfigMap', 'data', 'etc.app.app.conf')).toBe('one');
  });

  it('roll the pods when their text changes, and only then', () => {
    const hash = (text: string): unknown =>
      renderInstance(container(text)).at(
        'Deployment',
        ...['spec', 'template', 'metadata', 'annotations', 'oam.dev/config-hash'],
      );
    expect(hash(files)).toMatch(/^[0-9a-f]{16}$/);
    expect(hash(files)).toBe(hash(`${files}\nenv: [{name: A, value: b}]`));
    expect(hash(files.replace('two', 'three'))).not.toBe(hash(files));
  });

  it('are kept apart from a volume of the same name', () => {
    const app = renderInstance(
      container(`${files}
resources: {volumes: [{name: main-config, mountPath: /data, disk: {required: 1G, ephemeral: true}}]}`),
    );
    expect(pod(app, 'volumes')).toEqual([
      { name: 'main-config', emptyDir: { sizeLimit: '1G' } },
      { name: 'main-config-2', configMap: { name: 'api-main-config' } },
    ]);
  });

  it('say what is left out', () => {
    const app = renderInstance(
      container(`config:
  - {path: /etc/app/, value: one}
  - {path: /etc/empty}
  - {path: /etc/a, value: one}
  - {path: /etc/a, value: two}`),
    );
    expect(pod(app, 'containers', 0, 'volumeMounts')).toHaveLength(1);
    expect(app.problems.map((problem) => problem.split(' ').slice(0, 2).join(' '))).toEqual([
      'error unusable-config-path',
      'warning config-without-value',
      'error mount-path-taken',
    ]);
  });
});
