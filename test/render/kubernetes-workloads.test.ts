// Which objects each workload type becomes, how they are labeled, found and ordered.
import { describe, expect, it } from 'vitest';
import { container } from '../support/components.ts';
import { renderApplication, renderInstance } from '../support/render.ts';

const PORT = 'ports: [{name: http, containerPort: 80}]';
const SCALED = `traits:
  - name: manual-scaler
    properties: {replicaCount: 3}
`;

describe('workload types', () => {
  it.each([
    ['Server', PORT, ['Service api', 'Deployment api']],
    ['SingletonServer', PORT, ['Service api', 'StatefulSet api']],
    ['Worker', '', ['Deployment api']],
    ['SingletonWorker', '', ['StatefulSet api']],
    ['Task', '', ['Job api']],
    ['SingletonTask', '', ['Job api']],
  ])('%s', (type, fields, names) => {
    const app = renderInstance(container(fields, { type }));
    expect(app.names).toEqual(names);
    expect(app.problems).toEqual([]);
  });

  it('are the same in the draft, whose nodes have defaults', () => {
    const app = renderInstance(
      container(PORT, { type: 'SingletonService', apiVersion: 'core.hydra.io/v1alpha1' }),
    );
    expect(app.names).toEqual(['Service api', 'StatefulSet api']);
    expect(app.at('StatefulSet', 'spec', 'template', 'spec', 'nodeSelector')).toEqual({
      'kubernetes.io/os': 'linux',
      'kubernetes.io/arch': 'amd64',
    });
  });

  it('that are missing are reported, not guessed', () => {
    const text = container('').replace(/ {2}workloadType: .*\n/, '');
    const app = renderInstance(text);
    expect(app.names).toEqual([]);
    expect(app.problems).toEqual([
      'error no-workload-type [sample] The component "sample" has no usable "workloadType", so nobody knows how to run it.',
    ]);
  });
});

describe('replicas', () => {
  it('stand in a Deployment only where a trait fixes them', () => {
    const free = renderInstance(container(PORT, { type: 'Server' }));
    expect(free.at('Deployment', 'spec', 'replicas')).toBeUndefined();
    const fixed = renderInstance(container(PORT, { type: 'Server' }), {}, SCALED);
    expect(fixed.at('Deployment', 'spec', 'replicas')).toBe(3);
    expect(fixed.behind('Deployment', 'spec', 'replicas')).toBe('3');
  });

  it('of a task each have to end well', () => {
    const app = renderInstance(container('', { type: 'Task' }), {}, SCALED);
    expect(app.at('Job', 'spec', 'parallelism')).toBe(3);
    expect(app.at('Job', 'spec', 'completions')).toBe(3);
    expect(app.at('Job', 'spec', 'template', 'spec', 'restartPolicy')).toBe('Never');
  });

  it('of a singleton are one, whatever happens to its node', () => {
    const app = renderInstance(container('', { type: 'SingletonWorker' }));
    expect(app.at('StatefulSet', 'spec', 'replicas')).toBe(1);
    expect(app.at('StatefulSet', 'spec', 'serviceName')).toBe('api');
    expect(app.at('StatefulSet', 'spec', 'podManagementPolicy')).toBe('Parallel');
  });

  it('of a singleton task wait for each other where the cluster can wait', () => {
    const text = container('', { type: 'SingletonTask' });
    const policy = ['spec', 'podReplacementPolicy'];
    expect(renderInstance(text, { kubernetesVersion: '1.29' }).at('Job', ...policy)).toBe('Failed');
    expect(
      renderInstance(text, { kubernetesVersion: '1.28' }).at('Job', ...policy),
    ).toBeUndefined();
  });
});

describe('labels', () => {
  const text = container(PORT, { type: 'Server' }).replace(
    '  name: sample\n',
    '  name: sample\n  annotations: {version: 1.2.0, description: A sample, example.com/scrape: "true", "bad key": x}\n  labels: {team: shop}\n',
  );
  const identity = { 'app.kubernetes.io/instance': 'api', 'app.kubernetes.io/part-of': 'app' };

  it('are those that Kubernetes recommends, on objects and pods', () => {
    const app = renderInstance(text);
    const labels = {
      'app.kubernetes.io/name': 'sample',
      'app.kubernetes.io/instance': 'api',
      'app.kubernetes.io/version': '1.2.0',
      'app.kubernetes.io/part-of': 'app',
      'app.kubernetes.io/managed-by': 'oam',
    };
    for (const { kind } of app.objects) expect(app.at(kind, 'metadata', 'labels')).toEqual(labels);
    expect(app.at('Deployment', 'spec', 'template', 'metadata', 'labels')).toEqual(labels);
    expect(app.behind('Service', 'metadata', 'labels', 'app.kubernetes.io/version')).toBe('1.2.0');
  });

  it('select by what never changes', () => {
    const app = renderInstance(text);
    expect(app.at('Deployment', 'spec', 'selector', 'matchLabels')).toEqual(identity);
    expect(app.at('Service', 'spec', 'selector')).toEqual(identity);
  });

  it('leave out a version that no label can hold', () => {
    const app = renderInstance(text.replace('1.2.0', '1.2.0+build'));
    const labels = app.at('Service', 'metadata', 'labels');
    expect(labels).not.toHaveProperty(['app.kubernetes.io/version']);
  });

  it('and annotations do not depend on the order of keys', () => {
    const annotations = ['spec', 'template', 'metadata', 'annotations'];
    const keys = (written: string) => {
      const named = text.replace('example.com/scrape: "true", "bad key": x', written);
      return Object.keys(renderInstance(named).at('Deployment', ...annotations) as object);
    };
    expect(keys('b: x, a: y')).toEqual(['a', 'b']);
    expect(keys('a: y, b: x')).toEqual(['a', 'b']);
  });

  it('and annotations of the component: only those that pods can have get there', () => {
    const app = renderInstance(text);
    expect(app.at('Deployment', 'spec', 'template', 'metadata', 'annotations')).toEqual({
      'example.com/scrape': 'true',
    });
    expect(app.problems).toEqual([
      'warning unusable-annotation ["bad key"] The annotation "bad key" is left out: its key holds a blank, which Kubernetes does not accept.',
    ]);
  });
});

describe('objects', () => {
  it('name the namespace that is asked for, and no other', () => {
    const text = container(PORT, { type: 'Server' });
    const asked = renderInstance(text, { namespace: 'prod' });
    expect(asked.objects.map(({ kind }) => asked.at(kind, 'metadata', 'namespace'))).toEqual([
      'prod',
      'prod',
    ]);
    expect(asked.behind('Service', 'metadata', 'namespace')).toBe('given');
    expect(renderInstance(text).at('Service', 'metadata', 'namespace')).toBeUndefined();
  });

  it('come in one order, whatever the order of documents and instances', () => {
    const component = container(PORT, { type: 'Server' });
    const configuration = (...instances: string[]) => `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata: {name: app}
spec:
  components:
${instances.map((name) => `    - {componentName: sample, instanceName: ${name}}\n`).join('')}`;
    const one = renderApplication(`${component}---\n${configuration('a', 'b')}`);
    const other = renderApplication(`${configuration('b', 'a')}---\n${component}`);
    expect(one.names).toEqual(['Service a', 'Service b', 'Deployment a', 'Deployment b']);
    expect(other.names).toEqual(one.names);
    expect(other.objects.map(({ kind, name }) => [kind, name])).toEqual(
      one.objects.map(({ kind, name }) => [kind, name]),
    );
  });

  it('are none for an instance of an unknown component', () => {
    const text = `${container('')}---\napiVersion: core.oam.dev/v1alpha1\nkind: ApplicationConfiguration\nmetadata: {name: app}\nspec: {components: [{componentName: gone, instanceName: api}]}\n`;
    const app = renderApplication(text);
    expect(app.names).toEqual([]);
    expect(app.problems).toEqual([
      'error unknown-component [gone] No component is called "gone", so its instance is left out.',
    ]);
  });

  it('have names that Kubernetes accepts, made from those that it does not', () => {
    const app = renderApplication(
      `${container(PORT, { type: 'Server' })}---\napiVersion: core.oam.dev/v1alpha1\nkind: ApplicationConfiguration\nmetadata: {name: app}\nspec: {components: [{componentName: sample, instanceName: My_Api}]}\n`,
    );
    expect(app.names).toEqual(['Service my-api', 'Deployment my-api']);
    expect(app.problems.map((problem) => problem.split(']')[0])).toEqual([
      'warning name-not-for-kubernetes [My_Api',
    ]);
  });
});

describe('a Service', () => {
  it('has every port of every container once', () => {
    const text = `${container('ports: [{name: http, containerPort: 80}, {name: dns, containerPort: 53, protocol: UDP}]', { type: 'Server' })}    - name: side
      image: example/side:1.0.0
      ports: [{name: http, containerPort: 80}, {name: http, containerPort: 8080}]
`;
    const app = renderInstance(text);
    expect(app.at('Service', 'spec', 'ports')).toEqual([
      { name: 'http', port: 80, targetPort: 80, protocol: 'TCP' },
      { name: 'dns', port: 53, targetPort: 53, protocol: 'UDP' },
      { name: 'tcp-8080', port: 8080, targetPort: 8080, protocol: 'TCP' },
    ]);
    expect(app.behind('Service', 'spec', 'ports', 1, 'port')).toBe('53');
    expect(app.problems.map((problem) => problem.split(']')[0])).toEqual([
      'warning port-taken [80',
      'warning port-name-not-for-kubernetes [http',
      'warning port-name-not-for-kubernetes [http',
    ]);
  });

  it('is missing, and missed, where a server has no port', () => {
    const app = renderInstance(container('', { type: 'Server' }));
    expect(app.names).toEqual(['Deployment api']);
    expect(app.problems).toEqual([
      'warning server-without-ports [core.oam.dev/v1alpha1.Server] No container of this component has a port, so the server "api" gets no address: there will be no Service.',
    ]);
  });

  it('is not made for ports of a worker, which is said', () => {
    const app = renderInstance(container(PORT));
    expect(app.names).toEqual(['Deployment api']);
    expect(app.problems.map((problem) => problem.split(' ')[1])).toEqual(['port-without-service']);
  });
});
