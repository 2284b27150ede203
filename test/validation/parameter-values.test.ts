// Values that instances give, against the parameters of components in other files.
import { describe, expect, test } from 'vitest';
import {
  component,
  configuration,
  HOST,
  PARAMETERS,
  PORT,
  seenIn,
  shown,
  values,
} from '../support/instances.ts';
import { fixed, fixedFiles, fixTitles, problemsOf, relatedOf } from '../support/problems.ts';

describe('values for parameters that are not declared', () => {
  const text =
    component() + values(`${HOST}${PORT}        - name: verbos\n          value: true\n`);

  test('are a warning, and information where the runtime drops them', () => {
    const message = 'The component "proxy" has no parameter "verbos". Did you mean "verbose"?';
    expect(seenIn(text)).toEqual([['warning', 'undeclared-parameter-value', 'verbos', message]]);
    expect(seenIn(text, { profile: 'rudr' })[0]?.[0]).toBe('information');
    expect(relatedOf('undeclared-parameter-value', text)).toEqual([
      'proxy.yaml: parameters: What the component declares',
    ]);
  });

  test('name what there is where nothing is near', () => {
    const far = text.replace('verbos\n', 'color\n');
    expect(seenIn(far).map(([, , , message]) => message)).toEqual([
      'The component "proxy" has no parameter "color". It has "host", "port" and "verbose".',
    ]);
    expect(fixTitles('undeclared-parameter-value', far)).toEqual([
      'Declare the parameter "color" in the component "proxy"',
      'Remove this value',
    ]);
  });

  test('can be declared where the component is, with the type of the value', () => {
    const title = 'Declare the parameter "verbos" in the component "proxy"';
    const { 'proxy.yaml': after = '' } = fixedFiles('undeclared-parameter-value', text, { title });
    expect(after).toContain(
      '      default: false\n    - name: verbos\n      type: boolean\n  containers:',
    );
    const bare = component('') + values('        - name: host\n          value: "5"\n');
    const files = fixedFiles('undeclared-parameter-value', bare, {
      title: 'Declare the parameter "host" in the component "proxy"',
    });
    expect(files['proxy.yaml']).toContain('  parameters:\n    - name: host\n      type: string\n');
    const empty =
      component('  parameters: []\n') + values('        - name: size\n          value: 5\n');
    const into = fixedFiles('undeclared-parameter-value', empty, {
      title: 'Declare the parameter "size" in the component "proxy"',
    });
    expect(into['proxy.yaml']).toContain(
      '  parameters:\n    - name: size\n      type: number\n  containers:',
    );
  });

  test('are not spoken of where the component cannot be read to its end', () => {
    const templated = component(PARAMETERS.replace('name: verbose', 'name: "{{ .Values.p }}"'));
    const given = values(`${HOST}${PORT}        - name: other\n          value: 1\n`);
    expect(problemsOf('undeclared-parameter-value', templated + given)).toEqual([]);
    const broken = component().replace('  containers:', '   containers: [');
    expect(problemsOf('undeclared-parameter-value', broken + given)).toEqual([]);
  });

  test('any component of that name is enough', () => {
    const other = component('').replace('proxy.yaml', 'other.yaml');
    expect(
      problemsOf('undeclared-parameter-value', other + component() + values(HOST + PORT)),
    ).toEqual([]);
  });
});

describe('parameters without a value', () => {
  test('are reported one by one, at the key of the values or at the component', () => {
    const needs = (name: string) =>
      `The component "proxy" needs a value for "${name}", which has no default.`;
    expect(seenIn(component() + configuration(''))).toEqual([
      ['error', 'missing-parameter-value', 'proxy', needs('host')],
      ['error', 'missing-parameter-value', 'proxy', needs('port')],
    ]);
    expect(seenIn(component() + values(HOST))).toEqual([
      ['error', 'missing-parameter-value', 'parameterValues', needs('port')],
    ]);
    expect(relatedOf('missing-parameter-value', component() + values(HOST))).toEqual([
      'proxy.yaml: port: The parameter that needs a value',
    ]);
  });

  test('are added by a snippet, one or all', () => {
    const none = component() + configuration('');
    expect(fixTitles('missing-parameter-value', none)).toEqual([
      'Add a value for "host"',
      'Add values for all 2 parameters that need one',
    ]);
    const title = 'Add values for all 2 parameters that need one';
    expect(fixed('missing-parameter-value', none, { title })).toContain(`      instanceName: proxy
      parameterValues:
        - name: host
          value: "$1"
        - name: port
          value: \${2:0}
`);
    expect(fixed('missing-parameter-value', component() + values(HOST))).toContain(
      `${HOST}        - name: port\n          value: \${1:0}\n`,
    );
    const empty = component() + configuration('      parameterValues:\n');
    expect(fixed('missing-parameter-value', empty)).toContain(
      '      parameterValues:\n        - name: host\n          value: "$1"\n',
    );
  });

  test('are added in flow style and in JSON as well', () => {
    const flow = component() + configuration('      parameterValues: [{name: host, value: a}]\n');
    expect(fixed('missing-parameter-value', flow)).toContain(
      'parameterValues: [{name: host, value: a}, { name: port, value: ${1:0} }]\n',
    );
    const json = `${component()}--- file: app.json
{
  "apiVersion": "core.oam.dev/v1alpha1",
  "kind": "ApplicationConfiguration",
  "metadata": {"name": "app"},
  "spec": {"components": [{"componentName": "proxy", "instanceName": "proxy",
    "parameterValues": [{"name": "host", "value": "a"}]}]}
}
`;
    expect(fixed('missing-parameter-value', json)).toContain(
      '[{"name": "host", "value": "a"}, { "name": "port", "value": ${1:0} }]',
    );
  });

  test('an empty value is one mistake: an error where it is needed, else a warning', () => {
    const entry = (name: string) => `        - name: ${name}\n          value:\n`;
    expect(shown(component() + values(HOST + entry('port')))).toEqual([
      'error missing-parameter-value: value',
    ]);
    expect(shown(component() + values(HOST + PORT + entry('verbose')))).toEqual([
      'warning parameter-without-value: value',
    ]);
  });

  test('a misspelt name is one mistake', () => {
    expect(
      shown(component() + values(`${HOST}        - name: prot\n          value: 80\n`)),
    ).toEqual(['warning undeclared-parameter-value: prot']);
  });

  test('a default, a leftover of the draft and a name to be filled in are enough', () => {
    const withDefault = component(
      PARAMETERS.replace('type: number', 'type: number\n      default: 80'),
    );
    expect(problemsOf('missing-parameter-value', withDefault + values(HOST))).toEqual([]);
    const leftover = values(`${HOST}        - name: port\n          fromParam: p\n`);
    expect(problemsOf('missing-parameter-value', component() + leftover)).toEqual([]);
    const template = values(`${HOST}        - name: "{{ .Values.p }}"\n          value: 80\n`);
    expect(problemsOf('missing-parameter-value', component() + template)).toEqual([]);
  });

  test('a default that is empty is none', () => {
    const text = component(PARAMETERS.replace('type: number', 'type: number\n      default: null'));
    expect(shown(text + values(HOST))).toContain('error missing-parameter-value: parameterValues');
  });

  test('of two components with one name, the one that fits counts', () => {
    const other = component('').replace('proxy.yaml', 'other.yaml');
    expect(problemsOf('missing-parameter-value', component() + other + configuration(''))).toEqual(
      [],
    );
  });
});
