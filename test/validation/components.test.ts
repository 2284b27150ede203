// The spec of components: containers there, ports by workload type, operating system, processor, lists.
import { describe, expect, test } from 'vitest';
import {
  fixed,
  fixTitles,
  marksIn as allMarksIn,
  problemsOf,
  without,
} from '../support/problems.ts';

/** Memory is another matter; without a unit both profiles take it. */
const ELSEWHERE = ['bare-memory'];
const marksIn: typeof allMarksIn = (text, settings) =>
  allMarksIn(text, without(ELSEWHERE, settings));

const RESOURCES = 'resources: {cpu: {required: 1}, memory: {required: "64"}}';
const PORTS = 'ports: [{name: http, containerPort: 80}]';

function component(type: string, lines: string, group = 'core.oam.dev'): string {
  return `apiVersion: ${group}/v1alpha1
kind: ComponentSchematic
metadata: {name: mail}
spec:
  workloadType: ${group}/v1alpha1.${type}
${lines.replace(/^/gm, '  ')}
`;
}
const containers = (...extra: readonly string[]): string =>
  `containers:\n${extra.map((lines, index) => `  - name: c${String(index)}\n    image: example/mail:1\n    ${RESOURCES}\n${lines === '' ? '' : `    ${lines}\n`}`).join('')}`;
const off = { 'draft-description': 'off' } as const;

describe('containers', () => {
  test('are needed by core types', () => {
    const missing = component('Worker', 'osType: linux');
    expect(marksIn(missing)).toEqual(['error missing-containers: spec']);
    expect(marksIn(missing, { profile: 'rudr' })).toEqual(['warning missing-containers: spec']);
    expect(fixed('missing-containers', missing)).toContain(
      '  containers:\n    - name: ${1:main}\n      image: ${2:example/app:1.0.0}\n',
    );
    expect(marksIn(component('Worker', 'containers: []'))).toEqual([
      'error missing-containers: []',
    ]);
  });

  test('are not needed by extended types, nor while the type is not known', () => {
    const bare = component('Worker', 'osType: linux');
    expect(
      marksIn(bare.replace('core.oam.dev/v1alpha1.Worker', 'openfaas.com/v1alpha2.Function')),
    ).not.toContain('error missing-containers: spec');
    expect(marksIn(bare.replace(/ {2}workloadType.*\n/, ''))).toEqual([
      'error missing-workload-type: spec',
    ]);
  });

  test('that are no list are reported as that alone', () => {
    expect(marksIn(component('Worker', 'containers:'))).toEqual([
      'error list-expected: containers',
    ]);
    expect(marksIn(component('Worker', 'containers: null'))).toEqual(['error list-expected: null']);
    const map = component('Worker', `containers:\n  name: main\n  image: example/mail:1`);
    expect(problemsOf('list-expected', map)).toHaveLength(1);
    expect(fixed('list-expected', map)).toContain(
      '  containers:\n    - name: main\n      image: example/mail:1\n',
    );
  });

  test('an empty list field is filled or removed', () => {
    const text = component('Worker', `parameters:\n${containers('')}`);
    expect(marksIn(text)).toEqual(['error list-expected: parameters']);
    expect(fixTitles('list-expected', text)).toEqual([
      'Write an empty list',
      'Remove "parameters"',
    ]);
    expect(fixed('list-expected', text)).toBe(text.replace('parameters:', 'parameters: []'));
    expect(fixed('list-expected', text, { title: 'Remove "parameters"' })).toBe(
      text.replace('  parameters:\n', ''),
    );
  });
});

describe('ports', () => {
  test('belong to servers', () => {
    const text = component('Server', containers(''));
    expect(marksIn(text)).toEqual(['warning server-without-port: name']);
    expect(marksIn(component('Server', containers('', PORTS)))).toEqual([]);
    expect(marksIn(component('Server', containers('', 'ports: []')))).toEqual([
      'warning server-without-port: containers',
    ]);
    expect(fixTitles('server-without-port', text)).toEqual([
      'Add "ports"',
      'Change to "core.oam.dev/v1alpha1.Worker"',
    ]);
    expect(fixed('server-without-port', text)).toContain(
      '      ports:\n        - name: ${1:http}\n          containerPort: ${2:8080}\n',
    );
  });

  test('do not belong to workers and tasks', () => {
    const worker = component('SingletonWorker', containers(PORTS, '', PORTS));
    expect(marksIn(worker)).toEqual([
      'error worker-with-ports: ports',
      'error worker-with-ports: ports',
    ]);
    expect(fixTitles('worker-with-ports', worker)).toEqual([
      'Remove the ports',
      'Change to "core.oam.dev/v1alpha1.SingletonServer"',
    ]);
    expect(marksIn(component('Task', containers(PORTS)))).toEqual([
      'information task-with-ports: ports',
    ]);
    expect(marksIn(component('Worker', containers('ports: []')))).toEqual([]);
  });

  test('are not spoken of by the draft', () => {
    const draft = (type: string, lines: string): string => component(type, lines, 'core.hydra.io');
    expect(marksIn(draft('Service', containers('')), { rules: off })).toEqual([]);
    expect(marksIn(draft('Service', containers('')), { profile: 'rudr' })).toContain(
      'warning server-without-port: name',
    );
    expect(marksIn(draft('Worker', containers(PORTS)), { rules: off })).toEqual([
      'information worker-with-ports: ports',
    ]);
  });

  test('are judged by what a short name means, and not by a retired one', () => {
    const short = component('X', containers(PORTS)).replace('core.oam.dev/v1alpha1.X', 'Worker');
    expect(marksIn(short)).toEqual([
      'warning short-workload-type: Worker',
      'error worker-with-ports: ports',
    ]);
    const retired = component('ReplicableWorker', containers(PORTS));
    expect(problemsOf('worker-with-ports', retired)).toEqual([]);
  });
});

describe('machines', () => {
  const machine = (line: string): string => component('Worker', `${line}\n${containers('')}`);

  test.each([
    ['osType: linux', undefined, undefined],
    ['osType: Windows', 'error unknown-os-type: Windows', 'osType: windows'],
    ['osType: darwin', 'error unknown-os-type: darwin', undefined],
    ['arch: arm64', undefined, undefined],
    ['arch: x86_64', 'error unknown-arch: x86_64', 'arch: amd64'],
    ['arch: AARCH64', 'error unknown-arch: AARCH64', 'arch: arm64'],
    ['arch: 386', 'error unknown-arch: 386', 'arch: i386'],
    ['arch: sparc', 'error unknown-arch: sparc', undefined],
    ['arch: [amd64]', 'error unknown-arch: [amd64]', undefined],
    ['os: linux', 'warning unknown-key: os', 'osType: linux'],
  ])('%s', (line, mark, meant) => {
    const text = machine(line);
    expect(marksIn(text)).toEqual(mark === undefined ? [] : [mark]);
    const code = mark?.split(/[ :]/)[1];
    if (code !== undefined && meant !== undefined) expect(fixed(code, text)).toBe(machine(meant));
    if (code !== undefined && meant === undefined) expect(fixTitles(code, text)).toEqual([]);
  });

  test('Rudr finds none for i386', () => {
    expect(marksIn(machine('arch: i386'))).toEqual([]);
    expect(marksIn(machine('arch: i386'), { profile: 'rudr' })).toEqual([
      'warning unknown-arch: i386',
    ]);
  });

  test('extended types have systems of their own', () => {
    const text = component('X', 'osType: plan9').replace(
      'core.oam.dev/v1alpha1.X',
      'foo.io/v1.Bar',
    );
    expect(problemsOf('unknown-os-type', text)).toEqual([]);
  });
});

test('core types read no settings in the release; the draft lets them', () => {
  const lines = `workloadSettings: [{name: a, type: string, value: b}]\n${containers('')}`;
  const text = component('Worker', lines);
  expect(marksIn(text)).toEqual(['warning settings-on-core-workload: workloadSettings']);
  expect(fixed('settings-on-core-workload', text)).toBe(component('Worker', containers('')));
  expect(marksIn(text, { profile: 'rudr' })).toEqual([]);
  expect(marksIn(component('Worker', lines, 'core.hydra.io'), { rules: off })).toEqual([]);
});
