// Instances against the components that other files declare.
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
import { fixedFiles, fixTitles, problemsOf } from '../support/problems.ts';

test('an instance that fits its component has no problem, in any profile and mode', () => {
  const text = component() + values(HOST + PORT);
  for (const profile of ['spec', 'rudr'] as const) {
    for (const references of ['open', 'closed'] as const) {
      expect(seenIn(text, { profile, references })).toEqual([]);
    }
  }
});

describe('unknown components', () => {
  const misspelt = component() + values(HOST + PORT).replace('Name: proxy', 'Name: proxi');

  test('are a warning, and an error where all files are known', () => {
    const message = 'No component is called "proxi". Did you mean "proxy"?';
    expect(seenIn(misspelt)).toEqual([['warning', 'unknown-component', 'proxi', message]]);
    expect(seenIn(misspelt, { references: 'closed' })).toEqual([
      ['error', 'unknown-component', 'proxi', message],
    ]);
  });

  test.each(['scanning', 'partial'] as const)(
    'are not spoken of in a world that is %s',
    (completeness) => {
      expect(seenIn(misspelt, { completeness })).toEqual([]);
      expect(seenIn(misspelt, { completeness, references: 'closed' })).toEqual([]);
    },
  );

  test('a single near name is certain, one of two is a choice', () => {
    expect(fixTitles('unknown-component', misspelt)).toEqual([
      'Change to "proxy" *',
      'Create the component "proxi" in "proxi.yaml"',
    ]);
    expect(fixTitles('unknown-component', component(PARAMETERS, 'proxo') + misspelt)[0]).toMatch(
      /^Change to "prox[oy]"$/,
    );
    expect(fixedFiles('unknown-component', misspelt)).toEqual({
      'app.yaml': expect.stringContaining('componentName: proxy\n'),
    });
  });

  test('a new component takes the values that the instance gives, and checks clean', () => {
    const alone = configuration(
      `      parameterValues:\n${HOST}${PORT}        - name: logLevel\n          value: "[fromVariable(L)]"\n`,
      '  variables:\n    - name: L\n      value: info\n',
    );
    const title = 'Create the component "proxy" in "proxy.yaml"';
    const files = fixedFiles('unknown-component', alone, { title });
    expect(files).toEqual({
      'proxy.yaml': `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: proxy
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters:
    - name: host
      type: string
      required: true
    - name: port
      type: number
      required: true
    - name: logLevel
      type: string
      required: true
  containers:
    - name: main
      image: example/proxy:1.0.0
      env:
        - name: HOST
          fromParam: host
        - name: PORT
          fromParam: port
        - name: LOG_LEVEL
          fromParam: logLevel
`,
    });
    const after = `${alone}--- file: proxy.yaml\n${files['proxy.yaml'] ?? ''}`;
    expect(shown(after).filter((line) => !line.startsWith('information'))).toEqual([]);
  });

  test('a new component for an instance with an ingress can be reached', () => {
    const alone = configuration(`      traits:
        - name: ingress
          properties:
            hostname: example.com
            path: /
            servicePort: 8080
`);
    const { 'proxy.yaml': made = '' } = fixedFiles('unknown-component', alone);
    expect(made).toContain('workloadType: core.oam.dev/v1alpha1.Server\n');
    expect(
      shown(`${alone}--- file: proxy.yaml\n${made}`).filter(
        (line) => !line.startsWith('information'),
      ),
    ).toEqual([]);
  });

  test('names of a bad form and names to be filled in are left to others', () => {
    const codes = (name: string) =>
      problemsOf('unknown-component', values(HOST).replace('Name: proxy', `Name: ${name}`));
    expect(codes('"a b"')).toEqual([]);
    expect(codes('"{{ .Values.component }}"')).toEqual([]);
    expect(codes('"[fromVariable(c)]"')).toEqual([]);
    expect(codes('""')).toEqual([]);
  });
});
