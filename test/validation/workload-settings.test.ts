// Settings of extended workload types, against what is built in and against what Rudr does with them.
import { describe, expect, test } from 'vitest';
import { linesFrom, specMarks, withSettings } from '../support/components.ts';
import { fixed, fixTitles, problemsOf } from '../support/problems.ts';

const BATCH = 'ext.example.com/v1.Batch';
const FUNCTION = 'openfaas.com/v1alpha2.Function';
const PROMETHEUS = 'monitoring.coreos.com/v1.Prometheus';
const RUDR = { profile: 'rudr' } as const;

function codes(marks: readonly string[], ...wanted: readonly string[]): string[] {
  return marks.filter((mark) => wanted.some((code) => mark.includes(` ${code}:`)));
}

describe('any workload type', () => {
  test.each([
    ['- {name: a, type: number, value: 5}', []],
    ['- {type: number, value: 5}', ['error missing-workload-setting-name: type']],
    ['- {name: "", type: number, value: 5}', ['error missing-workload-setting-name: ""']],
    ['- {name: a b, type: number, value: 5}', ['error workload-setting-name: a b']],
    ['- {name: a, type: number}', ['warning workload-setting-without-value: name']],
    ['- {name: a, type: number, fromParam: p}', ['error unknown-setting-parameter: p']],
    ['- {name: a, value: 5}', ['information workload-setting-type: name']],
    ['- {name: a, type: int, value: 5}', ['information workload-setting-type: int']],
    [
      '- {name: a, type: number, value: 5}\n- {name: a, type: number, value: 6}',
      ['warning duplicate-workload-setting: a'],
    ],
  ])('%s', (settings, expected) => {
    const found = specMarks(withSettings(settings, { type: BATCH }));
    expect(found.filter((mark) => !mark.includes(BATCH))).toEqual(expected);
  });

  test.each([
    ['- name: a\n  value: 5', 'number'],
    ['- name: a\n  value: {b: c}', 'object'],
    ['- name: a\n  value: x', 'string'],
  ])('the type of %s follows from the value', (settings, type) => {
    const text = withSettings(settings, { type: BATCH });
    expect(fixed('workload-setting-type', text)).toBe(
      withSettings(`${settings}\n  type: ${type}`, { type: BATCH }),
    );
  });

  test('a synonym of a type is replaced', () => {
    const text = withSettings('- {name: a, type: bool, value: true}', { type: BATCH });
    expect(fixTitles('workload-setting-type', text)).toEqual(['Change to "boolean" *']);
  });

  test('Rudr hands on the setting "spec" and nothing else', () => {
    const text = withSettings('- {name: a, type: number, value: 5}', { type: BATCH });
    expect(codes(specMarks(text, RUDR), 'body-setting')).toEqual([
      'warning body-setting: workloadSettings',
    ]);
    expect(linesFrom(fixed('body-setting', text, RUDR), 'name: spec')).toBe(
      '- name: spec\n  type: object\n  value: {$1}',
    );
    expect(problemsOf('body-setting', text)).toEqual([]);
  });
});

describe('a built-in workload type', () => {
  const image = '- {name: image, type: string, value: example/a:1}';

  test('misses what it needs', () => {
    const empty = withSettings('[]', { type: FUNCTION });
    expect(specMarks(empty)).toContain('warning missing-workload-setting: workloadSettings');
    expect(linesFrom(fixed('missing-workload-setting', empty), 'workloadSettings')).toBe(
      'workloadSettings:\n  - name: image\n    type: string\n    value: ${1:example/resize:1.2}',
    );
    expect(specMarks(empty, RUDR)).toContain('error missing-workload-setting: workloadSettings');
  });

  test('does not miss what is only misspelt', () => {
    const text = withSettings('- {name: imgae, type: string, value: example/a:1}', {
      type: FUNCTION,
    });
    expect(specMarks(text)).toEqual(['warning unknown-workload-setting: imgae']);
    expect(fixed('unknown-workload-setting', text)).toBe(withSettings(image, { type: FUNCTION }));
  });

  test('takes values of its own types', () => {
    const text = withSettings('- {name: image, type: string, value: 12}', { type: FUNCTION });
    expect(specMarks(text)).toEqual(['warning workload-setting-value: 12']);
    const body = withSettings('- {name: spec, type: object, value: text}', { type: PROMETHEUS });
    expect(specMarks(body)).toEqual(['warning workload-setting-value: text']);
  });

  test('takes parameters of its own types', () => {
    const from = (type: string): string =>
      withSettings('- {name: image, type: string, fromParam: p}', {
        type: FUNCTION,
        parameters: `- {name: p, type: ${type}, required: true}`,
      });
    expect(specMarks(from('string'))).toEqual([]);
    expect(specMarks(from('number'))).toEqual(['warning workload-setting-value: p']);
  });

  test('drops variables without a parameter in Rudr', () => {
    const text = withSettings(
      `${image}\n- name: environment\n  type: array\n  value:\n    - {name: A, value: b}\n    - {name: C, fromParam: p}`,
      { type: FUNCTION, parameters: '- {name: p, type: string, default: x}' },
    );
    expect(problemsOf('function-environment', text)).toEqual([]);
    expect(problemsOf('function-environment', text, RUDR).map(([, , marked]) => marked)).toEqual([
      'name',
    ]);
  });
});
