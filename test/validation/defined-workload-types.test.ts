// Components of workload types that the workspace defines: versions, and settings against the definition.
import { describe, expect, test } from 'vitest';
import { fixed, fixTitles, problemsOf, relatedOf, type Conditions } from '../support/problems.ts';

const SETTINGS = `  settings:
    - name: size
      type: number
      required: true
    - name: region
      type: string
      required: true
      default: eu
    - name: public
      type: boolean
    - name: weights
      type: "[]string"
`;

function definition(settings = SETTINGS, version = 'v1'): string {
  return `--- file: lake-${version}.yaml
apiVersion: core.oam.dev/v1alpha1
kind: WorkloadType
metadata:
  name: lakes.data.example.com
spec:
  group: data.example.com
  version: ${version}
  names:
    kind: Lake
    singular: lake
    plural: lakes
${settings}`;
}

function component(settings: string, type = 'data.example.com/v1.Lake', parameters = ''): string {
  return `--- file: component.yaml
apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: archive
spec:
  workloadType: ${type}
${parameters}${settings === '' ? '' : `  workloadSettings:\n${settings}`}`;
}

const SIZE = '    - {name: size, type: number, value: 5}\n';
const CODES = [
  'extended-workload-type',
  'missing-workload-setting',
  'unknown-workload-setting',
  'workload-setting-value',
];
const seen = (text: string, conditions: Conditions = {}) =>
  CODES.flatMap((code) =>
    problemsOf(code, text, conditions).map(
      ([level, , mark, message]) => `${level} ${code}: ${mark}: ${message}`,
    ),
  );

describe('the type', () => {
  test('is known once it is defined', () => {
    expect(seen(component(SIZE))).toEqual([
      'information extended-workload-type: data.example.com/v1.Lake: Nothing is known here of the workload type "data.example.com/v1.Lake", so its settings are not checked.',
    ]);
    expect(seen(definition() + component(SIZE))).toEqual([]);
    expect(seen(definition() + component(SIZE), { profile: 'rudr' })).toEqual([]);
  });

  test('nothing is said while files are still being read', () => {
    expect(seen(component(SIZE), { completeness: 'scanning' })).toEqual([]);
  });

  test('a near name is that of a definition', () => {
    const text = definition() + component(SIZE, 'data.example.com/v1.Lak');
    expect(fixTitles('extended-workload-type', text)).toEqual([
      'Change to "data.example.com/v1.Lake"',
    ]);
  });

  test('of another version is not the same', () => {
    const text = definition() + component(SIZE, 'data.example.com/v2.Lake');
    expect(seen(text)).toEqual([
      'warning extended-workload-type: data.example.com/v2.Lake: This workload type is defined in version "v1", not "v2".',
    ]);
    expect(relatedOf('extended-workload-type', text)).toEqual([
      'lake-v1.yaml: v1: The version that is defined',
    ]);
    expect(fixed('extended-workload-type', text)).toContain('data.example.com/v1.Lake\n');
    expect(seen(definition(SETTINGS, 'v2') + text)).toEqual([]);
  });
});

describe('settings', () => {
  const check = (settings: string, parameters = '') =>
    seen(definition() + component(settings, undefined, parameters));

  test('that are needed have no default', () => {
    expect(check('')).toEqual([
      'warning missing-workload-setting: data.example.com/v1.Lake: Lake needs the setting "size", which is not given.',
    ]);
    expect(check('    - {name: public, type: boolean, value: true}\n')).toEqual([
      'warning missing-workload-setting: workloadSettings: Lake needs the setting "size", which is not given.',
    ]);
    expect(fixed('missing-workload-setting', definition() + component(''))).toContain(
      '  workloadSettings:\n    - name: size\n      type: number\n',
    );
    expect(relatedOf('missing-workload-setting', definition() + component(''))).toEqual([
      'lake-v1.yaml: Lake: The definition of the workload type',
    ]);
  });

  test('that the type does not know', () => {
    expect(check(`${SIZE}    - {name: regoin, type: string, value: us}\n`)).toEqual([
      'warning unknown-workload-setting: regoin: Lake has no setting "regoin". Did you mean "region"?',
    ]);
    expect(check(`${SIZE}    - {name: color, type: string, value: us}\n`)).toEqual([
      'warning unknown-workload-setting: color: Lake has no setting "color". It knows "size", "region", "public" and "weights".',
    ]);
  });

  test('a misspelt setting that is needed is one mistake', () => {
    expect(check('    - {name: sise, type: number, value: 5}\n')).toEqual([
      'warning unknown-workload-setting: sise: Lake has no setting "sise". Did you mean "size"?',
    ]);
  });

  test.each([
    [
      '{name: size, type: number, value: "5"}',
      ['"5": The setting "size" of Lake is a number, not text.'],
    ],
    ['{name: size, type: number, value: 5}', []],
    ['{name: size, type: number, value: "{{ .Values.size }}"}', []],
    [
      '{name: public, type: boolean, value: 1}',
      ['1: The setting "public" of Lake is true or false, not a number.'],
    ],
    [
      '{name: region, type: string, value: [eu]}',
      ['[eu]: The setting "region" of Lake is text, not a list.'],
    ],
    ['{name: weights, type: array, value: [a, b]}', []],
  ])('%s', (setting, expected) => {
    const others = setting.includes('name: size') ? '' : SIZE;
    expect(check(`${others}    - ${setting}\n`)).toEqual(
      expected.map((each) => `warning workload-setting-value: ${each}`),
    );
  });

  test('the value can be mended', () => {
    const text = definition() + component('    - {name: size, type: number, value: "5"}\n');
    expect(fixed('workload-setting-value', text)).toContain('value: 5}');
  });

  test('a parameter has to have the type of the setting', () => {
    const parameters = '  parameters:\n    - {name: n, type: string, default: x}\n';
    expect(check('    - {name: size, type: number, fromParam: n}\n', parameters)).toEqual([
      'warning workload-setting-value: n: The setting "size" of Lake is a number, and the parameter "n" is text.',
    ]);
    const number = parameters.replace('string, default: x', 'number, default: 1');
    expect(check('    - {name: size, type: number, fromParam: n}\n', number)).toEqual([]);
  });

  test('are not looked at where the definition says nothing of them, or cannot be read', () => {
    const anything = component('    - {name: color, type: string, value: red}\n');
    expect(seen(definition('') + anything)).toEqual([]);
    expect(seen(definition('  settings: "{{ .Values.settings }}"\n') + anything)).toEqual([]);
    expect(seen(definition('  settings:\n    - type: string\n') + anything)).toEqual([]);
    expect(seen(definition(`${SETTINGS}  more: [\n`) + anything)).toEqual([]);
  });

  test('of two definitions, the one that fits counts', () => {
    const other = definition('  settings:\n    - {name: color, type: string}\n', 'v2');
    const red = component('    - {name: color, type: string, value: red}\n');
    expect(seen(definition() + other + red)).toEqual([]);
  });

  test('a definition wins over a built-in type, but not over a core type', () => {
    const own = definition('  settings:\n    - {name: runtime, type: string}\n')
      .replace('data.example.com', 'openfaas.com')
      .replace('group: data.example.com', 'group: openfaas.com')
      .replace('kind: Lake', 'kind: Function');
    const settings = '    - {name: runtime, type: string, value: node}\n';
    expect(seen(component(settings, 'openfaas.com/v1alpha2.Function'))).toHaveLength(2);
    expect(
      seen(
        own.replace('version: v1\n', 'version: v1alpha2\n') +
          component(settings, 'openfaas.com/v1alpha2.Function'),
      ),
    ).toEqual([]);
    const core = own
      .replace('openfaas.com', 'core.oam.dev')
      .replace('kind: Function', 'kind: Worker');
    expect(seen(core + component(SIZE, 'core.oam.dev/v1alpha1.Worker'))).toEqual([]);
  });
});
