// Ports of a container and the probes that watch it.
import { describe, expect, test } from 'vitest';
import { tokensOf } from '../../server/src/features/validation/command-tokens.ts';
import { container, linesFrom, specMarks } from '../support/components.ts';
import { fixed, fixTitles, placedProblems, problemsOf } from '../support/problems.ts';

const RESOURCES = 'resources: {cpu: {required: 1}, memory: {required: 1G}}\n';
const DRAFT = { type: 'Service', apiVersion: 'core.hydra.io/v1alpha1' };

function ports(
  items: string,
  around: Parameters<typeof container>[1] = { type: 'Server' },
): string {
  return container(`${RESOURCES}ports:\n${items.replace(/^/gm, '  ')}`, around);
}

describe('ports', () => {
  test.each([
    ['- {name: http, containerPort: 80}', []],
    ['- {containerPort: 80}', ['error missing-port-name: containerPort']],
    ['- {name: http}', ['error missing-container-port: name']],
    ['- {name: http, containerport: 80}', ['error unknown-key: containerport']],
    ['- {name: http, containerPort: "80"}', ['error missing-container-port: "80"']],
    ['- {name: http, containerPort: 0}', ['error port-out-of-range: 0']],
    ['- {name: http, containerPort: 65536}', ['error port-out-of-range: 65536']],
    ['- {name: http, value: 80}', ['warning port-number-key: value']],
    ['- {name: http, port: 80}', ['warning port-number-key: port']],
    ['- {name: http, containerPort: 80, value: 80}', ['warning port-number-key: value']],
    ['- {name: HTTP, containerPort: 80}', ['warning port-name-form: HTTP']],
    ['- {name: "", containerPort: 80}', ['error missing-port-name: ""']],
    ['- {name: a_b, containerPort: 80}', ['warning port-name-form: a_b']],
    ['- {name: http, containerPort: 80, protocol: tcp}', ['error invalid-protocol: tcp']],
    ['- {name: http, containerPort: 80, protocol: SCTP}', ['error invalid-protocol: SCTP']],
  ])('%s', (items, expected) => {
    expect(specMarks(ports(items))).toEqual(expected);
    expect(specMarks(ports(items, DRAFT))).toEqual(expected);
  });

  test('with digits or dashes in their names are refused by the release only', () => {
    const text = '- {name: http-2, containerPort: 80}';
    expect(specMarks(ports(text))).toEqual(['warning port-name-form: http-2']);
    expect(specMarks(ports(text, DRAFT))).toEqual([]);
    expect(problemsOf('port-name-form', ports(text), { profile: 'rudr' })).toEqual([]);
  });

  test('with long names are refused by clusters', () => {
    const text = ports('- {name: administration-port, containerPort: 80}');
    expect(problemsOf('port-name-form', text)).toHaveLength(1);
    const letters = ports('- {name: administrationport, containerPort: 80}');
    expect(specMarks(letters)).toEqual(['information port-name-form: administrationport']);
  });

  test.each([
    [
      'missing-container-port',
      '- {name: http, containerPort: "80"}',
      '- {name: http, containerPort: 80}',
    ],
    ['port-number-key', '- {name: http, value: 80}', '- {name: http, containerPort: 80}'],
    [
      'port-number-key',
      '- {name: a, containerPort: 80, value: 80}',
      '- {name: a, containerPort: 80}',
    ],
    [
      'invalid-protocol',
      '- {name: a, containerPort: 80, protocol: udp}',
      '- {name: a, containerPort: 80, protocol: UDP}',
    ],
    ['port-name-form', '- {name: HTTP, containerPort: 80}', '- {name: http, containerPort: 80}'],
  ])('%s is mended: %s', (code, bad, good) => {
    expect(fixed(code, ports(bad))).toBe(ports(good));
  });

  test('of one number are told apart by protocol', () => {
    const two = (protocol: string): string =>
      ports(
        `- {name: a, containerPort: 53}\n- {name: b, containerPort: 53, protocol: ${protocol}}`,
      );
    const severities = (text: string): string[] =>
      problemsOf('duplicate-port-number', text).map(([severity]) => severity);
    expect(severities(two('TCP'))).toEqual(['error']);
    expect(severities(two('UDP'))).toEqual(['warning']);
  });

  test('behind the first one are out of reach for clients, where there are clients', () => {
    const text = '- {name: a, containerPort: 80}\n- {name: b, containerPort: 81}';
    expect(specMarks(ports(text))).toEqual(['information unreachable-port: 81']);
    expect(problemsOf('unreachable-port', ports(text, { type: 'Worker' }))).toEqual([]);
    expect(problemsOf('unreachable-port', ports(text, DRAFT))).toHaveLength(1);
  });
});

function probe(fields: string, name = 'livenessProbe'): string {
  return container(
    `${RESOURCES}ports:\n  - {name: http, containerPort: 80}\n${name}:\n${fields.replace(/^/gm, '  ')}`,
    { type: 'Server' },
  );
}

describe.each(['livenessProbe', 'readinessProbe'])('%s', (name) => {
  test.each([
    ['tcpSocket: {port: 80}', []],
    ['periodSeconds: 5', [`error probe-without-handler: ${name}`]],
    ['httpget: {path: /, port: 80}', ['warning unknown-key: httpget']],
    ['tcpSocket: {port: 80}\nexec: {command: [a]}', ['error several-probe-handlers: exec']],
    ['httpGet: {path: /}', ['error invalid-http-probe: httpGet']],
    ['httpGet: {port: 80}', ['error invalid-http-probe: httpGet']],
    ['httpGet: {path: /, port: "80"}', ['error invalid-http-probe: "80"']],
    ['httpGet: {path: /, port: 0}', ['error invalid-http-probe: 0']],
    ['httpGet: {path: health, port: 80}', ['warning relative-probe-path: health']],
    ['tcpSocket: {}', ['error invalid-tcp-probe: tcpSocket']],
    ['tcpSocket: {port: http}', ['error invalid-tcp-probe: http']],
    ['tcpSocket: {port: 81}', ['information undeclared-probe-port: 81']],
    ['exec: {}', ['error invalid-probe-command: exec']],
    ['exec: {command: []}', ['error invalid-probe-command: []']],
    ['exec: {command: ls}', ['error invalid-probe-command: ls']],
    ['exec: {command: [sleep, 5]}', ['error invalid-probe-command: 5']],
    ['exec: [ls]', ['error invalid-probe-command: [ls]']],
    ['tcpSocket: {port: 80}\nperiodSeconds: 0', ['error invalid-probe-number: 0']],
    ['tcpSocket: {port: 80}\ntimeoutSeconds: 1.5', ['error invalid-probe-number: 1.5']],
    ['tcpSocket: {port: 80}\ninitialDelaySeconds: 0', []],
  ])('%s', (fields, expected) => {
    expect(specMarks(probe(fields, name))).toEqual(expected);
  });
});

describe('probes', () => {
  test.each([
    ['invalid-http-probe', 'httpGet: {path: /, port: "80"}', 'httpGet: {path: /, port: 80}'],
    [
      'relative-probe-path',
      'httpGet: {path: health, port: 80}',
      'httpGet: {path: /health, port: 80}',
    ],
    ['invalid-tcp-probe', 'tcpSocket: {port: http}', 'tcpSocket: {port: 80}'],
    ['invalid-probe-command', 'exec: {command: [sleep, 5]}', 'exec: {command: [sleep, "5"]}'],
    ['invalid-probe-command', 'exec:\n  command: ls -l "a b"', 'exec:\n  command: [ls, -l, a b]'],
    [
      'invalid-probe-command',
      'exec:\n  command: test -f a && b',
      'exec:\n  command: [/bin/sh, -c, test -f a && b]',
    ],
    [
      'invalid-probe-number',
      'tcpSocket: {port: 80}\nperiodSeconds: 5s',
      'tcpSocket: {port: 80}\nperiodSeconds: 5',
    ],
    [
      'invalid-probe-number',
      'tcpSocket: {port: 80}\nperiodSeconds: 2m',
      'tcpSocket: {port: 80}\nperiodSeconds: 120',
    ],
    [
      'invalid-probe-number',
      'tcpSocket: {port: 80}\nperiodSeconds: "5"',
      'tcpSocket: {port: 80}\nperiodSeconds: 5',
    ],
    [
      'liveness-success-threshold',
      'tcpSocket: {port: 80}\nsuccessThreshold: 2',
      'tcpSocket: {port: 80}\nsuccessThreshold: 1',
    ],
    [
      'several-probe-handlers',
      'exec: {command: [a]}\ntcpSocket: {port: 80}',
      'exec: {command: [a]}',
    ],
  ])('%s is mended: %s', (code, bad, good) => {
    expect(fixed(code, probe(bad))).toBe(probe(good));
  });

  test('a readiness probe may want several successes', () => {
    const text = 'tcpSocket: {port: 80}\nsuccessThreshold: 2';
    expect(problemsOf('liveness-success-threshold', probe(text))).toHaveLength(1);
    expect(problemsOf('liveness-success-threshold', probe(text, 'readinessProbe'))).toEqual([]);
  });

  test('an empty one offers each check', () => {
    expect(fixTitles('probe-without-handler', probe('periodSeconds: 5'))).toEqual([
      'Add "exec"',
      'Add "httpGet"',
      'Add "tcpSocket"',
    ]);
  });

  test('Rudr wants headers, and an empty list will do', () => {
    const text = probe('httpGet:\n  path: /\n  port: 80');
    expect(problemsOf('missing-http-headers', text)).toEqual([]);
    const mended = fixed('missing-http-headers', text, { profile: 'rudr' });
    expect(mended).toBe(probe('httpGet:\n  path: /\n  port: 80\n  httpHeaders: []'));
    expect(problemsOf('missing-http-headers', mended, { profile: 'rudr' })).toEqual([]);
  });
});

describe('headers', () => {
  const headers = (text: string): string =>
    probe(`httpGet:\n  path: /\n  port: 80\n  httpHeaders:${text}`);

  test.each([
    [' []', []],
    [' [{name: A, value: b}]', []],
    [' [{name: A}]', ['error invalid-http-header: name']],
    [' [{name: A, value: 1}]', ['error invalid-http-header: 1']],
    [' [{name: A B, value: b}]', ['error invalid-http-header: A B']],
    [' [{name: "A:", value: b}]', ['error invalid-http-header: "A:"']],
    [' [{name: A, value: "a\\nb"}]', ['error invalid-http-header: "a\\nb"']],
    [' {name: A, value: b}', ['error invalid-http-header: httpHeaders']],
    [' [{name: A, value: b}, {name: a, value: c}]', ['warning duplicate-http-header: a']],
  ])('%s', (text, expected) => {
    expect(specMarks(headers(text))).toEqual(expected);
  });

  test.each([
    ['\n    name: X-A\n    value: 1', '\n    - name: X-A\n      value: "1"'],
    [
      '\n    X-A: b\n    X-B: c',
      '\n    - name: X-A\n      value: b\n    - name: X-B\n      value: c',
    ],
    [' [{name: "A:", value: b}]', ' [{name: "A", value: b}]'],
    [' [{name: A, value: 1}]', ' [{name: A, value: "1"}]'],
  ])('%s is mended', (bad, good) => {
    expect(linesFrom(fixed('invalid-http-header', headers(bad)), 'httpHeaders')).toBe(
      linesFrom(headers(good), 'httpHeaders'),
    );
  });

  test('of one name are shown together', () => {
    const text = headers(' [{name: A, value: b}, {name: a, value: c}]');
    const [found] = placedProblems(text).filter(
      ({ problem }) => problem.code === 'duplicate-http-header',
    );
    expect(found?.problem.related.map(({ range }) => text.slice(range.start, range.end))).toEqual([
      'A',
    ]);
    expect(problemsOf('duplicate-http-header', text, { profile: 'rudr' })).toEqual([]);
  });
});

test.each([
  ['ls -l', ['ls', '-l']],
  ['  a   b ', ['a', 'b']],
  [`a 'b c' "d"e`, ['a', 'b c', 'de']],
  [`a "b`, undefined],
  ['a | b', undefined],
  ['echo $HOME', undefined],
])('the line %s is taken apart', (line, expected) => {
  expect(tokensOf(line)).toEqual(expected);
});
