// Environment variables and configuration files of a container, and the parameters that they take.
import { describe, expect, test } from 'vitest';
import { container, linesFrom, specMarks } from '../support/components.ts';
import { fixed, fixTitles, placedProblems, problemsIn, problemsOf } from '../support/problems.ts';

const RESOURCES = 'resources: {cpu: {required: 1}, memory: {required: 1G}}\n';
const DRAFT = { apiVersion: 'core.hydra.io/v1alpha1' };
const PARAMETERS = '- name: logLevel\n  type: string\n  default: info';

function env(items: string, around?: Parameters<typeof container>[1]): string {
  return container(`${RESOURCES}env:\n${items.replace(/^/gm, '  ')}`, around);
}

function config(items: string, around?: Parameters<typeof container>[1]): string {
  return container(`${RESOURCES}config:\n${items.replace(/^/gm, '  ')}`, around);
}

describe('environment variables', () => {
  test.each([
    ['- {name: A, value: x}', []],
    ['- {value: x}', ['error missing-env-name: value']],
    ['- {name: "", value: x}', ['error missing-env-name: ""']],
    ['- {name: A}', ['error env-without-value: name']],
    ['- {name: A, vlaue: x}', ['warning unknown-key: vlaue']],
    ['- {name: A, value: 3}', ['error env-value-type: 3']],
    ['- {name: A, value: true}', ['error env-value-type: true']],
    ['- {name: A, value: }', ['error env-value-type: value']],
    ['- {name: A B, value: x}', ['warning invalid-env-name: A B']],
    ['- {name: 1A, value: x}', ['warning invalid-env-name: 1A']],
    ['- {name: a.b, value: x}', ['warning invalid-env-name: a.b']],
    ['- {name: A, value: x}\n- {name: A, value: y}', ['error duplicate-env: A']],
    ['- {name: A, value: x}\n- {name: a, value: y}', []],
  ])('%s', (items, expected) => {
    expect(specMarks(env(items))).toEqual(expected);
    expect(specMarks(env(items, DRAFT))).toEqual(expected);
  });

  test.each([
    ['- {name: A}', ['information env-without-value: name']],
    ['- {name: A, value: }', ['information env-value-type: value']],
    ['- {name: a.b, value: x}', []],
    ['- {name: A, value: x}\n- {name: A, value: y}', ['warning duplicate-env: A']],
  ])('%s for Rudr', (items, expected) => {
    const found = specMarks(env(items), { profile: 'rudr' });
    expect(found.filter((mark) => !mark.includes('memory-unit'))).toEqual(expected);
  });

  test.each([
    ['1.0', '"1.0"'],
    ['0x1F', '"0x1F"'],
    ['no', 'no'],
    ['true', '"true"'],
  ])('the value %s keeps its spelling in quotes', (value, mended) => {
    const text = env(`- {name: A, value: ${value}}`);
    if (mended === value) expect(problemsOf('env-value-type', text)).toEqual([]);
    else expect(fixed('env-value-type', text)).toBe(env(`- {name: A, value: ${mended}}`));
  });

  test('an empty value becomes an empty text', () => {
    expect(fixed('env-value-type', env('- name: A\n  value:'))).toBe(env('- name: A\n  value: ""'));
  });

  test('a very long value is a warning, and nothing to Rudr', () => {
    const text = env(`- {name: A, value: ${'x'.repeat(2049)}}`);
    expect(problemsOf('env-value-type', text).map(([severity]) => severity)).toEqual(['warning']);
    expect(problemsOf('env-value-type', text, { profile: 'rudr' })).toEqual([]);
  });

  test('without a value offers both ways to get one', () => {
    expect(fixTitles('env-without-value', env('- name: A'))).toEqual([
      'Add "value"',
      'Add "fromParam"',
    ]);
  });

  test('the second of two has the first beside it, and can be removed', () => {
    const text = env('- {name: A, value: x}\n- {name: A, value: y}');
    const [found] = placedProblems(text);
    expect(found?.problem.related.map(({ range }) => text.slice(range.start, range.end))).toEqual([
      'A',
    ]);
    expect(fixed('duplicate-env', text)).toBe(env('- {name: A, value: x}'));
  });

  test('as a mapping become a list', () => {
    const text = env('A: x\nB: 1.0\nC:');
    expect(specMarks(text)).toEqual(['error env-map: env']);
    expect(fixed('env-map', text)).toBe(
      env(
        '  - name: A\n    value: x\n  - name: B\n    value: "1.0"\n  - name: C\n    value: ""',
      ).replace(/^ {10}/gm, '        '),
    );
  });

  test('as a mapping with a comment or a nested value stay as they are', () => {
    expect(fixTitles('env-map', env('A: x # why\nB: y'))).toEqual([]);
    expect(fixTitles('env-map', env('A: {b: c}'))).toEqual([]);
  });

  test('as a mapping in JSON become a list in JSON', () => {
    const text = `{"apiVersion": "core.oam.dev/v1alpha1", "kind": "ComponentSchematic", "metadata": {"name": "a"},
      "spec": {"workloadType": "core.oam.dev/v1alpha1.Worker", "containers": [{"name": "m", "image": "x:1", "env": {"A": 1}}]}}`;
    expect(JSON.parse(fixed('env-map', text))).toMatchObject({
      spec: { containers: [{ env: [{ name: 'A', value: '1' }] }] },
    });
  });
});

describe('parameters', () => {
  test('that are not declared are named, with the nearest one', () => {
    const text = env('- name: A\n  fromParam: loglevel', { parameters: PARAMETERS });
    expect(problemsOf('unknown-env-parameter', text)).toEqual([
      [
        'error',
        'unknown-env-parameter',
        'loglevel',
        'This component has no parameter "loglevel". Did you mean "logLevel"?',
      ],
    ]);
    expect(fixTitles('unknown-env-parameter', text)).toEqual([
      'Change to "logLevel" *',
      'Declare the parameter "loglevel"',
    ]);
  });

  test('can be declared where there are none yet', () => {
    const text = env('- name: A\n  fromParam: level');
    expect(fixTitles('unknown-env-parameter', text)).toEqual(['Declare the parameter "level"']);
    expect(linesFrom(fixed('unknown-env-parameter', text), 'parameters:')).toBe(
      'parameters:\n  - name: level\n    type: ${1|string,number,boolean|}',
    );
  });

  test('in a bad form are reported once, where they are declared or as unknown', () => {
    const user = '- name: A\n  fromParam: log level';
    const declared = env(user, { parameters: '- {name: log level, type: string, default: x}' });
    expect(specMarks(declared).filter((mark) => mark.endsWith(': log level'))).toHaveLength(1);
    expect(specMarks(env(user))).toEqual(['error unknown-env-parameter: log level']);
  });

  test('beside a value are only a warning', () => {
    const text = env('- name: A\n  value: x\n  fromParam: level');
    expect(problemsOf('unknown-env-parameter', text).map(([severity]) => severity)).toEqual([
      'warning',
    ]);
  });

  test('are not missed while some cannot be read', () => {
    const quoted = env('- name: A\n  fromParam: level', {
      parameters: '- name: "{{ .Values.name }}"\n  type: string',
    });
    expect(problemsOf('unknown-env-parameter', quoted)).toEqual([]);
    const broken = `${env('- name: A\n  fromParam: level')}  parameters: [`;
    expect(problemsOf('unknown-env-parameter', broken)).toEqual([]);
  });

  test('and a value beside each other are hinted at, on the value', () => {
    const text = env('- name: A\n  value: x\n  fromParam: logLevel', { parameters: PARAMETERS });
    expect(specMarks(text)).toEqual(['hint value-and-fromparam: value']);
    expect(fixTitles('value-and-fromparam', text)).toEqual([
      'Remove "value"',
      'Remove "fromParam"',
    ]);
  });
});

describe('configuration files', () => {
  test.each([
    ['- {path: /etc/a/b, value: x}', []],
    ['- {value: x}', ['error missing-config-path: value']],
    ['- {name: /etc/a/b, value: x}', ['warning missing-config-path: name']],
    ['- {path: /etc/a/b}', ['error config-without-value: path']],
    ['- {path: etc/a/b, value: x}', []],
    ['- {path: /etc/a/b, fromParam: none}', ['error unknown-config-parameter: none']],
    [
      '- {path: /etc/a/b, value: x}\n- {path: /etc//a/b, value: y}',
      ['error duplicate-config-path: /etc//a/b'],
    ],
    [
      '- {path: /etc/a/b, value: x}\n- {path: /etc/a/c, value: y}',
      ['information shared-config-directory: /etc/a/c'],
    ],
    ['- {path: /b, value: x}', ['information shared-config-directory: /b']],
  ])('%s', (items, expected) => {
    expect(specMarks(config(items))).toEqual(expected);
  });

  test('a path that is called name is renamed', () => {
    expect(fixTitles('missing-config-path', config('- {name: /etc/a/b, value: x}'))).toEqual([
      'Change "name" to "path" *',
    ]);
    expect(fixed('missing-config-path', config('- {name: /etc/a/b, value: x}'))).toBe(
      config('- {path: /etc/a/b, value: x}'),
    );
  });

  test('a relative path is started with a slash for Rudr', () => {
    const text = config('- {path: ./a/b, value: x}');
    const mended = fixed('relative-config-path', text, { profile: 'rudr' });
    expect(mended).toBe(config('- {path: /a/b, value: x}'));
  });
});

describe('a stray dash', () => {
  test('is one problem, not two', () => {
    const text = config('- path: /etc/a/b\n- value: x');
    expect(problemsIn(text)).toEqual([
      [
        'warning',
        'split-item',
        'value',
        'The dash before "value" starts a new item, which parts it from the one above. Remove the dash.',
      ],
    ]);
    expect(fixed('split-item', text)).toBe(config('- path: /etc/a/b\n  value: x'));
  });

  test('is seen in front of a parameter, too', () => {
    const text = env('- name: A\n- fromParam: logLevel\n- name: B\n  value: x', {
      parameters: PARAMETERS,
    });
    expect(specMarks(text).filter((mark) => !mark.includes('unused'))).toEqual([
      'warning split-item: fromParam',
    ]);
    expect(fixed('split-item', text)).toBe(
      env('- name: A\n  fromParam: logLevel\n- name: B\n  value: x', { parameters: PARAMETERS }),
    );
  });
});
