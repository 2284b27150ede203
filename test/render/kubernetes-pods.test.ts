// What the fields of a container become: image, commands, environment, resources, probes, secrets, nodes.
import { describe, expect, it } from 'vitest';
import { container } from '../support/components.ts';
import { renderInstance, type Application } from '../support/render.ts';

const MAIN = ['spec', 'template', 'spec', 'containers', 0] as const;

function main(app: Application, ...path: (string | number)[]): unknown {
  return app.at('Deployment', ...MAIN, ...path);
}

function behind(app: Application, ...path: (string | number)[]): string {
  return app.behind('Deployment', ...MAIN, ...path);
}

/** Severity, code and marked text of the problems. */
function marks({ problems }: Application): string[] {
  return problems.map((problem) => problem.slice(0, problem.indexOf(']') + 1));
}

describe('a container', () => {
  it('holds nothing that nobody asked for', () => {
    const app = renderInstance(container(''));
    expect(main(app)).toEqual({ name: 'main', image: 'example/main:1.0.0' });
    expect(app.at('Deployment', 'spec', 'template', 'spec')).toEqual({
      containers: [{ name: 'main', image: 'example/main:1.0.0' }],
    });
    expect(behind(app, 'image')).toBe('example/main:1.0.0');
  });

  it('takes command and arguments item by item, numbers as text', () => {
    const app = renderInstance(container('cmd: [run, -v]\nargs: ["--port", 80]'));
    expect(main(app, 'command')).toEqual(['run', '-v']);
    expect(main(app, 'args')).toEqual(['--port', '80']);
    expect(behind(app, 'args', 1)).toBe('80');
  });

  it('leaves out a command that is no list, and says so', () => {
    const app = renderInstance(container('cmd: run -v'));
    expect(main(app, 'command')).toBeUndefined();
    expect(app.problems).toEqual([
      'error unusable-value [run -v] This is left out: a list with one text for each part is needed here.',
    ]);
  });

  it('puts together an image that is written in parts', () => {
    const text = container('').replace(
      'image: example/main:1.0.0',
      'image: {name: example/main, digest: "sha256:0123"}',
    );
    expect(main(renderInstance(text), 'image')).toBe('example/main@sha256:0123');
  });

  it('without an image, or with one that a template tool writes, is an error', () => {
    const missing = renderInstance(container('').replace(/ {6}image: .*\n/, ''));
    expect(marks(missing)).toEqual(['error container-without-image [main]']);
    const text = container('').replace('example/main:1.0.0', '"example/main:{{ .tag }}"');
    const template = renderInstance(text);
    expect(main(template, 'image')).toBeUndefined();
    expect(marks(template)).toEqual(['error unfinished-text ["example/main:{{ .tag }}"]']);
  });
});

describe('environment', () => {
  const parameters = `- {name: port, type: number, default: 8080}
- {name: list, type: string}
- {name: note, type: string}`;

  it('takes literals and parameters, as text, and the literal where a parameter has no value', () => {
    const text = container(
      `env:
  - {name: PORT, fromParam: port}
  - {name: LEVEL, value: info}
  - {name: NOTE, fromParam: note}
  - {name: FALLBACK, fromParam: note, value: none}
  - {name: DEBUG, value: true}`,
      { parameters },
    );
    const app = renderInstance(text);
    expect(main(app, 'env')).toEqual([
      { name: 'PORT', value: '8080' },
      { name: 'LEVEL', value: 'info' },
      { name: 'FALLBACK', value: 'none' },
      { name: 'DEBUG', value: 'true' },
    ]);
    expect(behind(app, 'env', 0, 'value')).toBe('8080');
    expect(app.problems).toEqual([]);
  });

  it('says what it leaves out', () => {
    const text = container(`env:
  - {name: A, fromParam: gone}
  - {name: 1B, value: x}
  - {name: C, value: one}
  - {name: C, value: two}
  - {name: D, value: "{{ .d }}"}`);
    const app = renderInstance(text);
    expect(main(app, 'env')).toEqual([
      { name: 'C', value: 'two' },
      { name: 'D', value: '{{ .d }}' },
    ]);
    expect(marks(app)).toEqual([
      'error unknown-parameter [gone]',
      'error unusable-env-name [1B]',
      'warning env-set-twice [C]',
      'warning unfinished-text ["{{ .d }}"]',
    ]);
  });
});

describe('resources', () => {
  it.each([
    ['0.5', '500m'],
    ['2', '2'],
    ['2.0', '2'],
    ['1.25', '1250m'],
    ['0.0005', '1m'],
    ['"0.1"', '100m'],
  ])('cpu %s', (written, quantity) => {
    const app = renderInstance(container(`resources: {cpu: {required: ${written}}}`));
    expect(main(app, 'resources')).toEqual({ requests: { cpu: quantity } });
    expect(behind(app, 'resources', 'requests', 'cpu')).toBe(written);
  });

  it.each([
    ['"128"', '128Mi'],
    ['100MB', '100M'],
    ['64k', '64k'],
    ['64K', '64k'],
    ['2g', '2G'],
    ['512B', '512'],
    ['1Gi', '1Gi'],
  ])('memory %s', (written, quantity) => {
    const app = renderInstance(container(`resources: {memory: {required: ${written}}}`));
    expect(main(app, 'resources')).toEqual({ requests: { memory: quantity } });
  });

  it('are devices too, as limits', () => {
    const app = renderInstance(
      container(`resources:
  gpu: {required: 1.5}
  extended:
    - {name: example.com/fpga, required: "2"}
    - {name: example.com/tpu, required: fast}`),
    );
    expect(main(app, 'resources')).toEqual({
      limits: { 'nvidia.com/gpu': '2', 'example.com/fpga': '2' },
    });
    expect(marks(app)[0]).toBe('warning part-of-gpu [1.5]');
    expect(marks(app)[1]).toMatch(/^warning extended-resource-left-out/);
  });

  it('that are no amounts are left out and said', () => {
    const app = renderInstance(
      container('resources: {cpu: {required: -1}, memory: {required: lots}}'),
    );
    expect(main(app, 'resources')).toBeUndefined();
    expect(marks(app)).toEqual(['error unusable-quantity [-1]', 'error unusable-quantity [lots]']);
  });
});

describe('probes', () => {
  it('hold what their author wrote', () => {
    const app = renderInstance(
      container(`livenessProbe:
  httpGet: {path: /live, port: 80, httpHeaders: [{name: Host, value: a.example}]}
  periodSeconds: 5
readinessProbe: {exec: {command: [cat, /ready]}, successThreshold: 2}`),
    );
    expect(main(app, 'livenessProbe')).toEqual({
      httpGet: { path: '/live', port: 80, httpHeaders: [{ name: 'Host', value: 'a.example' }] },
      periodSeconds: 5,
    });
    expect(main(app, 'readinessProbe')).toEqual({
      exec: { command: ['cat', '/ready'] },
      successThreshold: 2,
    });
    expect(behind(app, 'livenessProbe', 'httpGet', 'httpHeaders', 0, 'value')).toBe('a.example');
  });

  it('check one thing, and that with numbers that Kubernetes takes', () => {
    const app = renderInstance(
      container(`livenessProbe:
  tcpSocket: {port: 80}
  httpGet: {path: /, port: 80}
  successThreshold: 2
  periodSeconds: 0
readinessProbe: {periodSeconds: 3}`),
    );
    expect(main(app, 'livenessProbe')).toEqual({ httpGet: { path: '/', port: 80 } });
    expect(main(app, 'readinessProbe')).toBeUndefined();
    expect(marks(app).map((mark) => mark.split(' ')[1])).toEqual([
      'probe-with-handlers',
      'number-out-of-range',
      'liveness-success-threshold',
      'probe-without-handler',
    ]);
  });
});

describe('a pod', () => {
  it('has each secret once, and nodes in the words of Kubernetes', () => {
    const text = container('imagePullSecret: registry').replace(
      '  containers:\n',
      '  osType: linux\n  arch: i386\n  containers:\n',
    );
    const side = '    - {name: side, image: "b:1", imagePullSecret: registry}\n';
    const app = renderInstance(text + side);
    expect(app.at('Deployment', 'spec', 'template', 'spec', 'imagePullSecrets')).toEqual([
      { name: 'registry' },
    ]);
    expect(app.at('Deployment', 'spec', 'template', 'spec', 'nodeSelector')).toEqual({
      'kubernetes.io/os': 'linux',
      'kubernetes.io/arch': '386',
    });
  });

  it('needs containers with names of their own', () => {
    const none = renderInstance(container('').replace(/ {2}containers:[^]*/, '  containers: []\n'));
    expect(none.names).toEqual([]);
    expect(marks(none)).toEqual(['error nothing-to-run [core.oam.dev/v1alpha1.Worker]']);
    const twice = renderInstance(`${container('')}    - {name: main, image: "b:1"}\n`);
    expect(marks(twice)).toEqual(['error container-name-taken [main]']);
  });
});
