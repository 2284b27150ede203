// Parameters of components: names, types, defaults, use.
import { describe, expect, test } from 'vitest';
import {
  fixed,
  fixTitles,
  marksIn as allMarksIn,
  problemsIn as allProblemsIn,
  problemsOf,
  without,
} from '../support/problems.ts';

/** Memory is another matter; without a unit both profiles take it. */
const ELSEWHERE = ['bare-memory'];
const marksIn: typeof allMarksIn = (text, settings) =>
  allMarksIn(text, without(ELSEWHERE, settings));
const problemsIn: typeof allProblemsIn = (text, settings) =>
  allProblemsIn(text, without(ELSEWHERE, settings));

/** A component with one parameter that something reads, however it is written. */
function withParameter(parameter: string): string {
  return `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata: {name: mail}
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters:
    - ${parameter.replace(/\n/g, '\n      ')}
  containers:
    - name: main
      image: example/mail:1
      resources: {cpu: {required: 1}, memory: {required: "64"}}
      env: [{name: A, fromParam: a}]
`;
}
const silent = { rules: { 'unknown-env-parameter': 'off', 'unused-parameter': 'off' } } as const;

describe('name and type', () => {
  test.each([
    ['name: a\ntype: string', []],
    ['type: string', ['error missing-parameter-name: type']],
    ['name: ""\ntype: string', ['error missing-parameter-name: ""']],
    ['name:\ntype: string', ['error missing-parameter-name: name']],
    ['name: 5\ntype: string', ['error missing-parameter-name: 5']],
    ['name: a b\ntype: string', ['warning invalid-parameter-name: a b']],
    ['name: größe-1_x.y\ntype: string', []],
    [
      `name: ${'a'.repeat(129)}\ntype: string`,
      [`information long-parameter-name: ${'a'.repeat(129)}`],
    ],
    ['name: a', ['error missing-parameter-type: name']],
    ['name: a\ntype:', ['error missing-parameter-type: type']],
    ['name: a\ntype: null', ['error unknown-parameter-type: null']],
    ['name: a\ntype: "null"', []],
    ['name: a\ntype: strng', ['error unknown-parameter-type: strng']],
    ['name: a\ntype: String', ['error unknown-parameter-type: String']],
    ['name: a\ntype: int', ['warning parameter-type-synonym: int']],
    ['name: a\ntype: object', ['warning unknown-parameter-type: object']],
    ['name: a\ntype: [string]', ['error unknown-parameter-type: [string]']],
    ['nmae: a\ntype: string', ['error unknown-key: nmae']],
    ['name: a\ntype: string\nvalue: b', ['warning unknown-key: value']],
  ])('%j', (parameter, expected) => {
    expect(marksIn(withParameter(parameter), silent)).toEqual(expected);
  });

  test('are stricter for Rudr, which has two more types', () => {
    const rudr = { ...silent, profile: 'rudr' } as const;
    expect(marksIn(withParameter('name: a\ntype: int\nrequired: true'), rudr)).toEqual([
      'error parameter-type-synonym: int',
    ]);
    expect(marksIn(withParameter('name: a\ntype: object\ndefault: {b: 1}'), rudr)).toEqual([]);
  });

  test.each([
    ['unknown-parameter-type', 'type: null', 'type: "null"'],
    ['unknown-parameter-type', 'type: Boolaen', 'type: boolean'],
    ['unknown-parameter-type', 'type: "String"', 'type: "string"'],
    ['parameter-type-synonym', 'type: "int"', 'type: "number"'],
    ['parameter-type-synonym', "type: '[]string'", "type: 'string'"],
    ['unknown-key', 'type: string\nvalue: b', 'type: string\ndefault: b'],
  ])('%s mends %j', (code, before, after) => {
    expect(fixed(code, withParameter(`name: a\n${before}`))).toBe(
      withParameter(`name: a\n${after}`),
    );
  });

  test('a missing type is that of the default', () => {
    expect(fixed('missing-parameter-type', withParameter('name: a\ndefault: 5'))).toBe(
      withParameter('name: a\ndefault: 5\ntype: ${1:number}'),
    );
  });

  test('twice the same name points at the first', () => {
    const text = withParameter('name: a\ntype: string').replace(
      '  containers:',
      '    - {name: a, type: number, default: 1}\n  containers:',
    );
    expect(problemsIn(text)).toEqual([
      ['error', 'duplicate-parameter', 'a', 'Another parameter is already called "a".'],
    ]);
    expect(fixed('duplicate-parameter', text)).toBe(withParameter('name: a\ntype: string'));
    expect(problemsOf('duplicate-parameter', text, { profile: 'rudr' })[0]?.[0]).toBe('warning');
  });
});

describe('default', () => {
  test.each([
    ['string', 'text', undefined, undefined],
    ['string', '5', 'error', '"5"'],
    ['string', '1.50', 'error', '"1.50"'],
    ['string', 'true', 'error', '"true"'],
    ['string', '', undefined, undefined],
    ['number', '5', undefined, undefined],
    ['number', '"5"', 'error', '5'],
    ['number', '"5x"', 'error', undefined],
    ['int', '"5"', 'error', '5'],
    ['boolean', 'false', undefined, undefined],
    ['boolean', '"true"', 'error', 'true'],
    ['boolean', 'yes', 'warning', 'true'],
    ['boolean', 'N', 'warning', 'false'],
    ['"null"', 'x', 'error', undefined],
    ['string', '[a]', 'error', undefined],
    ['strng', '5', undefined, undefined],
    ['number', '"{{ .Values.a }}"', undefined, undefined],
  ])('%s: %s', (type, written, severity, meant) => {
    const text = (value: string): string =>
      withParameter(`name: a\ntype: ${type}\ndefault: ${value}`);
    const found = problemsOf('default-type', text(written));
    expect(found.map(([level, , marked]) => [level, marked])).toEqual(
      severity === undefined ? [] : [[severity, written]],
    );
    if (severity === undefined) return;
    if (meant === undefined) expect(fixTitles('default-type', text(written))).toEqual([]);
    else expect(fixed('default-type', text(written))).toBe(text(meant));
  });

  test('is compared in scopes and workload types as well', () => {
    const scope = `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationScope
metadata: {name: a}
spec:
  type: scopes.example.com/v1.Team
  allowComponentOverlap: true
  parameters: [{name: size, type: number, default: "3", required: N}]
`;
    expect(marksIn(scope)).toEqual(['error default-type: "3"', 'warning boolean-spelling: N']);
  });

  test('says what was wanted and what is there', () => {
    expect(
      problemsOf('default-type', withParameter('name: a\ntype: number\ndefault: "5"'))[0]?.[3],
    ).toBe('The default must be a number, the type of parameter "a", and this is text.');
  });
});

describe('required', () => {
  test.each([
    ['Y', 'warning', 'true'],
    ['no', 'warning', 'false'],
    ['"true"', 'warning', 'true'],
    ['perhaps', 'error', undefined],
    ['1', 'error', undefined],
  ])('%s', (written, severity, meant) => {
    const text = (value: string): string =>
      withParameter(`name: a\ntype: string\nrequired: ${value}`);
    expect(marksIn(text(written))).toEqual([`${severity} boolean-spelling: ${written}`]);
    if (meant !== undefined) expect(fixed('boolean-spelling', text(written))).toBe(text(meant));
  });

  test('has no effect beside a default', () => {
    const text = withParameter('name: a\ntype: string\nrequired: true\ndefault: b');
    expect(marksIn(text)).toEqual(['information required-with-default: true']);
    expect(fixed('required-with-default', text)).toBe(
      withParameter('name: a\ntype: string\ndefault: b'),
    );
    expect(marksIn(withParameter('name: a\ntype: string\nrequired: true\ndefault:'))).toEqual([]);
    expect(marksIn(withParameter('name: a\ntype: string\nrequired: false\ndefault: b'))).toEqual(
      [],
    );
  });

  test('Rudr wants a value in any case', () => {
    const rudr = { profile: 'rudr' } as const;
    const text = withParameter('name: a\ntype: number');
    expect(marksIn(text, rudr)).toEqual(['warning optional-without-default: a']);
    expect(fixed('optional-without-default', text, rudr)).toBe(
      withParameter('name: a\ntype: number\ndefault: ${1:0}'),
    );
    expect(marksIn(withParameter('name: a\ntype: number\nrequired: Y'), rudr)).toEqual([
      'warning boolean-spelling: Y',
    ]);
    expect(marksIn(withParameter('name: a\ntype: "null"'), rudr)).toEqual([]);
  });
});

describe('use', () => {
  test('a parameter that nothing reads is faded out', () => {
    const text = withParameter('name: b\ntype: string').replace('fromParam: a', 'value: x');
    expect(marksIn(text)).toEqual(['hint unused-parameter: b']);
    expect(fixed('unused-parameter', text)).toContain('  parameters: []\n');
  });

  test('settings of extended types read parameters at any depth', () => {
    const text = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata: {name: fn}
spec:
  workloadType: openfaas.com/v1alpha2.Function
  parameters: [{name: a, type: string}]
  workloadSettings:
    - {name: image, type: string, value: example/fn:1}
    - {name: environment, type: array, value: [{name: A, fromParam: a}]}
`;
    expect(problemsOf('unused-parameter', text)).toEqual([]);
  });

  test('nothing is said while the text cannot be read to its end', () => {
    const text = withParameter('name: b\ntype: string').replace('[{name: A', '[{name: "A');
    expect(problemsOf('unused-parameter', text)).toEqual([]);
  });
});
