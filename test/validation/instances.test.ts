// Rules on instances, their parameter values and variables of configurations.
import { describe, expect, test } from 'vitest';
import { configuration, draftConfiguration, instance } from '../support/configuration.ts';
import { fixed, fixTitles, marksIn, problemsOf } from '../support/problems.ts';

const VARIABLE = 'variables:\n  - name: x\n    value: 1\n';

describe('lists', () => {
  test('null counts as an empty list', () => {
    const fields = 'parameterValues:\ntraits:\napplicationScopes:';
    expect(marksIn(configuration(`variables:\nscopes:\n${instance(fields)}`))).toEqual([]);
  });

  test('a single component becomes a list, comments and all', () => {
    const text = configuration(
      'components:\n  # ours\n  componentName: a\n  instanceName: b\n  traits: # none\n    []',
    );
    expect(marksIn(text)).toEqual(['error entries-not-a-list: components']);
    expect(fixed('entries-not-a-list', text)).toContain(
      '  components:\n    # ours\n    - componentName: a\n      instanceName: b\n      traits: # none\n        []\n',
    );
    expect(marksIn(fixed('entries-not-a-list', text))).toEqual([]);
  });

  test('the draft tolerates it', () => {
    const text = draftConfiguration('components: {componentName: a, instanceName: b}');
    expect(marksIn(text)).toEqual(['warning entries-not-a-list: components']);
    expect(fixed('entries-not-a-list', text)).toContain(
      'components: [{componentName: a, instanceName: b}]',
    );
  });

  test.each([
    ['components: word', 'error entries-not-a-list: word'],
    ['scopes: 1', 'error entries-not-a-list: 1'],
    ['components:\n  - word', 'error wrong-type: word'],
  ])('%j', (spec, expected) => {
    expect(marksIn(configuration(spec))).toContain(expected);
  });
});

describe('names of instances', () => {
  test('the older key is renamed, once reported', () => {
    const text = configuration('components:\n  - name: backend\n    instanceName: api');
    expect(marksIn(text)).toEqual(['warning missing-component-name: name']);
    expect(marksIn(text, { profile: 'rudr' })).toEqual(['error missing-component-name: name']);
    expect(marksIn(fixed('missing-component-name', text))).toEqual([]);
  });

  test('the first runtime of the draft read it', () => {
    const text = draftConfiguration('components:\n  - name: backend\n    instanceName: api');
    expect(marksIn(text, { profile: 'rudr' })).toEqual(['warning missing-component-name: name']);
  });

  test('a misspelt key is one mistake', () => {
    const text = configuration('components:\n  - componentname: backend\n    instanceName: api');
    expect(marksIn(text)).toEqual(['error unknown-key: componentname']);
  });

  test('missing names come with tab stops', () => {
    const text = configuration('components:\n  - instanceName: api');
    expect(marksIn(text)).toEqual(['error missing-component-name: instanceName']);
    expect(fixed('missing-component-name', text)).toContain(
      'instanceName: api\n      componentName: ${1',
    );
  });

  test.each([
    ['Api', 'information instance-name-dns: Api'],
    ['1api', 'information instance-name-dns: 1api'],
    ['"a b"', 'error instance-name-format: "a b"'],
    ['-a', 'error instance-name-format: -a'],
    ['1', 'error wrong-type: 1'],
    ['"{{ .name }}"', 'information template-text: "{{ .name }}"'],
  ])('instanceName: %s', (name, expected) => {
    const text = configuration(`components:\n  - componentName: a\n    instanceName: ${name}`);
    expect(marksIn(text)).toEqual([expected]);
  });

  test('the second of two equal names is marked, the first related', () => {
    const text = configuration(`${instance()}\n  - componentName: b\n    instanceName: "api"`);
    expect(marksIn(text)).toEqual(['error duplicate-instance: "api"']);
  });
});

describe('parameter values', () => {
  const values = (items: string): string => configuration(instance(`parameterValues: ${items}`));

  test.each([
    ['[{name: a, value: 0}]', []],
    ['[{name: a, value: ""}]', []],
    ['[{name: a}]', ['warning parameter-without-value: name']],
    ['[{name: a, value: }]', ['warning parameter-without-value: value']],
    ['[{name: a, value: {b: 1}}]', ['error parameter-value-type: {b: 1}']],
    ['[{value: a}]', ['error parameter-value-name: value']],
    ['[{name: "", value: a}]', ['error parameter-value-name: ""']],
    ['[{name: a b, value: a}]', ['warning parameter-value-name: a b']],
    ['[{name: grün_1.x-y, value: a}]', []],
    ['[{name: a, value: 1}, {name: a, value: 2}]', ['warning repeated-parameter-value: a']],
    ['[{name: a, fromParam: p}]', ['warning from-param-in-configuration: fromParam']],
    ['[{name: a, value: 1, from: p}]', ['warning from-param-in-configuration: from']],
  ])('%s', (items, expected) => {
    expect(marksIn(values(items))).toEqual(expected);
  });

  test('Rudr takes lists and mappings, and fails on what it cannot resolve', () => {
    const rudr = { profile: 'rudr' } as const;
    expect(marksIn(values('[{name: a, value: [b]}]'), rudr)).toEqual([]);
    expect(marksIn(values('[{name: a, fromParam: p}]'), rudr)).toEqual([
      'error from-param-in-configuration: fromParam',
    ]);
    expect(marksIn(values('[{name: a, value: 1, fromParam: p}]'), rudr)).toEqual([
      'warning from-param-in-configuration: fromParam',
    ]);
  });

  test('the leftover of the draft becomes a call where there is such a variable', () => {
    const text = configuration(
      VARIABLE + instance('parameterValues:\n  - name: a\n    fromParam: x'),
    );
    expect(fixed('from-param-in-configuration', text)).toContain(
      '- name: a\n          value: "[fromVariable(x)]"',
    );
  });
});

describe('variables', () => {
  const call = (value: string): string =>
    configuration(VARIABLE + instance(`parameterValues:\n  - name: p\n    value: ${value}`));

  test.each([
    ['"[fromVariable(x)]"', []],
    ['"a [fromVariable(x)] b"', ['information embedded-variable-call: [fromVariable(x)]']],
    ['"[fromVariable(y)]"', ['hint unused-variable: x', 'error unknown-variable: y']],
    ['"[fromVaraible(x)]"', ['warning variable-call-syntax: [fromVaraible(x)]']],
    ['"[fromVariable( x )]"', ['warning variable-call-syntax: [fromVariable( x )]']],
    [
      '"[fromVariable()]"',
      ['hint unused-variable: x', 'warning variable-call-syntax: [fromVariable()]'],
    ],
    ['[fromVariable(x)]', ['warning variable-call-syntax: [fromVariable(x)]']],
    ['"[fromEnv(x)]"', ['warning variable-call-syntax: [fromEnv(x)]']],
    ['"[sqrt(x)] [a-z](x)"', []],
  ])('%s', (value, expected) => {
    const marks = marksIn(call(value)).filter(
      (mark) => value.includes('sqrt') === false || !mark.startsWith('hint'),
    );
    expect(marks).toEqual(expected);
  });

  test.each([
    ['"[fromVaraible(x)]"', '"[fromVariable(x)]"'],
    ['"[fromVariable (x)]"', '"[fromVariable(x)]"'],
    ['[fromVariable(x)]', '"[fromVariable(x)]"'],
  ])('%s is mended', (value, expected) => {
    expect(fixTitles('variable-call-syntax', call(value))[0]).toMatch(/ \*$/);
    expect(fixed('variable-call-syntax', call(value))).toBe(call(expected));
  });

  test('a near miss is renamed inside the call only', () => {
    const text = configuration(
      `variables:\n  - name: region\n    value: eu\n${instance('parameterValues:\n  - name: p\n    value: "in [fromVariable(regoin)]"')}`,
    );
    expect(problemsOf('unknown-variable', text)).toEqual([
      [
        'error',
        'unknown-variable',
        'regoin',
        'This configuration has no variable "regoin". Did you mean "region"?',
      ],
    ]);
    expect(fixed('unknown-variable', text)).toContain('"in [fromVariable(region)]"');
  });

  test('calls where nothing is replaced', () => {
    const text = configuration(
      `${VARIABLE}components:\n  - componentName: "[fromVariable(x)]"\n    instanceName: a\n    applicationScopes: ["[fromVariable(x)]"]`,
    );
    expect(marksIn(text)).toEqual([
      'warning variable-call-place: [fromVariable(x)]',
      'warning variable-call-place: [fromVariable(x)]',
    ]);
  });

  test('a component has no variables', () => {
    const text = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata: {name: job}
spec:
  workloadType: core.oam.dev/v1alpha1.Task
  containers:
    - name: main
      image: example/job:1.0.0
      env:
        - name: HOST
          value: "[fromVariable(host)]"
        - name: PATTERN
          value: "[abc(d)]"
`;
    expect(problemsOf('variable-call-place', text)).toEqual([
      [
        'warning',
        'variable-call-place',
        '[fromVariable(host)]',
        'Calls of variables are not replaced in components. Use a parameter, with "fromParam".',
      ],
    ]);
  });

  test.each([
    ['{name: x}', 'error variable-value: name'],
    ['{name: x, value: }', 'error variable-value: value'],
    ['{name: x, value: [a]}', 'error variable-value: [a]'],
    ['{value: a}', 'error variable-name: value'],
    ['{name: "a(b", value: a}', 'warning variable-name: "a(b"'],
  ])('variable %s', (variable, expected) => {
    const text = configuration(`variables:\n  - ${variable}\n${instance()}`);
    expect(marksIn(text).filter((mark) => !mark.startsWith('hint'))).toEqual([expected]);
  });

  test('an unused variable goes with its lines', () => {
    const text = configuration(
      `variables:\n  - name: y\n    value: 2\n  - name: x\n    value: 1\n${instance('parameterValues:\n  - name: p\n    value: "[fromVariable(x)]"')}`,
    );
    expect(marksIn(text)).toEqual(['hint unused-variable: y']);
    expect(fixed('unused-variable', text)).toBe(
      text.replace('    - name: y\n      value: 2\n', ''),
    );
  });
});

describe('a variable that is not declared', () => {
  test('can be declared, behind the others or as the first', () => {
    const use = instance('parameterValues:\n  - name: a\n    value: "[fromVariable(size)]"');
    const declared = '    - name: size\n      value: $1\n';
    const text = configuration(use);
    expect(fixTitles('unknown-variable', text)).toEqual(['Declare the variable "size"']);
    expect(fixed('unknown-variable', text)).toContain(`  variables:\n${declared}`);
    const second = configuration(VARIABLE + use);
    expect(fixed('unknown-variable', second, { title: 'Declare the variable "size"' })).toContain(
      declared,
    );
  });
});
