// Extracting parameters and variables, and removing parameters across files.
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/base/text-edit.ts';
import { refactoringsAt } from '../../server/src/features/refactor/refactor.ts';
import { validateDocument } from '../../server/src/features/validation/validate.ts';
import { aloneView } from '../../server/src/workspace/alone.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import { readSpecFile, type SpecFile } from '../../server/src/workspace/spec-file.ts';
import { corpusFiles } from '../support/corpus.ts';
import { SYSTEM } from '../support/system.ts';
import { refactor, titlesIn } from './refactoring.ts';

const COMPONENT = `--- file: a.yaml
apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: web
spec:
  workloadType: core.oam.dev/v1alpha1.Server
`;

const CONTAINERS = `  # What runs.
  containers:
    - name: main
      image: example/web:1.0.0
      env:
        - name: LOG_LEVEL
          value: info # how much
        - name: PORT
          value: "8080"
      config:
        - path: /etc/app.conf
          value: |
            a=1
            b=2
`;

function component(spec: string): string {
  return COMPONENT + spec;
}

describe('a parameter out of a value of a schematic', () => {
  test('with the type and the value of the literal, in a list made for it', () => {
    const marked = component(CONTAINERS.replace('info', 'in<|>fo'));
    expect(titlesIn(marked)).toEqual(['Extract to parameter "logLevel"']);
    const after = refactor(marked, 'Extract to parameter "logLevel"')['a.yaml'];
    expect(after?.slice(after.indexOf('  workloadType')))
      .toBe(`  workloadType: core.oam.dev/v1alpha1.Server
  parameters:
    - name: logLevel
      type: string
      default: info
  # What runs.
  containers:
    - name: main
      image: example/web:1.0.0
      env:
        - name: LOG_LEVEL
          fromParam: <|>logLevel # how much
        - name: PORT
          value: "8080"
      config:
        - path: /etc/app.conf
          value: |
            a=1
            b=2
`);
  });

  test('behind those there are, under a name that is free, from the key as well', () => {
    const parameters = '  parameters:\n    - name: port\n      type: number\n';
    const marked = component(parameters + CONTAINERS.replace('value: "8080"', '<|>value: "8080"'));
    const after = refactor(marked, 'Extract to parameter "port2"')['a.yaml'];
    expect(after).toContain(
      '      type: number\n    - name: port2\n      type: string\n      default: "8080"\n  # What',
    );
    expect(after).toContain('        - name: PORT\n          fromParam: <|>port2\n');
  });

  test('in the place of an empty list', () => {
    const marked = component(`  parameters: []\n${CONTAINERS.replace('info', 'in<|>fo')}`);
    expect(refactor(marked, 'Extract to parameter "logLevel"')['a.yaml']).toContain(
      '  parameters:\n    - name: logLevel\n      type: string\n      default: info\n',
    );
  });

  test('text of several lines', () => {
    const marked = component(CONTAINERS.replace('value: |', 'value: <|>|'));
    const after = refactor(marked, 'Extract to parameter "appConf"')['a.yaml'];
    expect(after).toContain('      default: "a=1\\nb=2\\n"\n');
    expect(after).toMatch(/ - path: \/etc\/app.conf\n {10}fromParam: <\|>appConf\n$/);
  });

  test('a workload setting', () => {
    const marked = component('  workloadSettings:\n    - name: replicas\n      value: <|>3\n');
    expect(refactor(marked, 'Extract to parameter "replicas"')['a.yaml']).toMatch(
      / {2}parameters:\n {4}- name: replicas\n {6}type: number\n {6}default: 3\n {2}workloadSettings:\n {4}- name: replicas\n {6}fromParam: <\|>replicas\n$/,
    );
  });

  test('in JSON', () => {
    const marked = `--- file: a.json
{"apiVersion": "core.oam.dev/v1alpha1", "kind": "ComponentSchematic", "metadata": {"name": "a"},
 "spec": {"workloadType": "core.oam.dev/v1alpha1.Task", "containers": [
  {"name": "a", "image": "b", "env": [{"name": "MODE", "value": <|>"a, b"}]}]}}
`;
    const after = refactor(marked, 'Extract to parameter "mode"')['a.json'] ?? '';
    const json = JSON.parse(after.replace('<|>', '')) as { readonly spec: unknown };
    expect(json.spec).toEqual({
      parameters: [{ name: 'mode', type: 'string', default: 'a, b' }],
      workloadType: 'core.oam.dev/v1alpha1.Task',
      containers: [{ name: 'a', image: 'b', env: [{ name: 'MODE', fromParam: 'mode' }] }],
    });
    expect(after).toContain('"fromParam": "<|>mode"');
  });

  test('not for what is shared, templated, taken from a parameter, or no value at all', () => {
    const env = (entry: string) =>
      titlesIn(component(`  containers:\n    - env:\n        - ${entry}\n`));
    expect(env('{name: A, value: <|>1}')).toHaveLength(1);
    expect(env('{name: A, value: &a <|>1}')).toEqual([]);
    expect(env('{name: A, value: "<|>{{ .x }}"}')).toEqual([]);
    expect(env('{name: A, value: <|>1, fromParam: a}')).toEqual([]);
    expect(env('{name: A, value: <|>}')).toEqual([]);
    expect(env('{name: <|>A, value: 1}')).toEqual([]);
  });
});

describe('a variable out of a value of a configuration', () => {
  test('of a parameter, in the list that is there', () => {
    const marked = SYSTEM.replace('value: 80', 'value: <|>80');
    expect(titlesIn(marked)).toEqual(['Extract to variable "PORT"']);
    const after = refactor(marked, 'Extract to variable "PORT"')['live.yaml'];
    expect(after).toContain('      value: good day\n    - name: PORT\n      value: 80\n  scopes:');
    expect(after).toContain(`{ name: 'port', value: "[fromVariable(<|>PORT)]" }`);
  });

  test('of a property, in a list made for it, all that are equal', () => {
    const traits =
      '\n      traits: [{name: ingress, properties: {hostname: "a.b", path: <|>a.b, servicePort: 80}}]';
    const marked = SYSTEM.replace('instanceName: web-draft', `instanceName: web-draft${traits}`);
    const all = 'Extract all 2 to variable "PATH"';
    expect(titlesIn(marked)).toEqual(['Extract to variable "PATH"', all]);
    const after = refactor(marked, all)['draft.yaml'];
    expect(after).toContain(
      'spec:\n  variables:\n    - name: PATH\n      value: a.b\n  components:\n',
    );
    expect(after).toContain(
      '{hostname: "[fromVariable(PATH)]", path: "[fromVariable(<|>PATH)]", servicePort: 80}',
    );
  });

  test('not for names, calls and other fields', () => {
    expect(titlesIn(SYSTEM.replace('volumeName: data', 'volumeName: <|>data'))).toEqual([]);
    expect(titlesIn(SYSTEM.replace('title: "[from', 'title: "<|>[from'))).toEqual([]);
    expect(titlesIn(SYSTEM.replace('web-live', '<|>web-live'))).toEqual([]);
    expect(titlesIn(SYSTEM.replace('storageClass: fast', 'storageClass: <|>fast'))).toEqual([
      'Extract to variable "STORAGE_CLASS"',
    ]);
  });
});

describe('a parameter that nothing reads', () => {
  const unread = SYSTEM.replace('fromParam: "port"', 'value: x').replace(
    '- name: port\n      type',
    '- name: <|>port\n      type',
  );

  test('goes with its values in all files', () => {
    const title = 'Remove parameter "port" and the values given to it';
    expect(titlesIn(unread)).toEqual([title]);
    const after = refactor(unread, title);
    expect(Object.keys(after)).toEqual(['web.yaml', 'draft.yaml', 'live.yaml']);
    expect(after['web.yaml']).not.toContain('name: port\n');
    expect(after['draft.yaml']).toContain('parameterValues: []\n      traits:');
    expect(after['live.yaml']).not.toContain("'port'");
    expect(after['live.yaml']).toContain('to [fromVariable(TEXT)]"\n      traits:');
  });

  test('stays while something reads it, or nobody gives it a value', () => {
    expect(titlesIn(unread.replace('value: x', 'fromParam: port'))).toEqual([]);
    expect(titlesIn(unread.replaceAll(/componentName: "?web"?/g, 'componentName: w'))).toEqual([]);
  });
});

describe.skipIf(corpusFiles().length === 0)('over the corpus', () => {
  const errorsIn = (file: SpecFile): number =>
    file.documents
      .flatMap(({ document }) => validateDocument(file, document, defaultSettings))
      .filter(({ severity }) => severity === 'error').length;

  test('every extraction leaves a file that reads as well as before', () => {
    let count = 0;
    const faults: string[] = [];
    for (const { path, text } of corpusFiles()) {
      const uri = `file:///${path}`;
      const file = readSpecFile(uri, text);
      const errors = errorsIn(file);
      const seen = new Set<string>();
      for (let offset = 0; offset <= text.length; offset++) {
        const at = { start: offset, end: offset };
        for (const { title, edits, rename } of refactoringsAt(file, at, aloneView(file))) {
          if (rename === undefined) continue;
          const result = applyEdits(text, edits);
          if (seen.has(result)) continue;
          seen.add(result);
          count++;
          const name = /"(.*)"/.exec(title)?.[1] ?? '';
          const after = readSpecFile(uri, result, file);
          if (errorsIn(after) > errors) faults.push(`${path}:${offset} ${title}: new errors`);
          if (!result.startsWith(name, rename)) faults.push(`${path}:${offset} no name`);
        }
      }
    }
    console.info(`${count} extractions`);
    expect(faults).toEqual([]);
    expect(count).toBeGreaterThan(100);
  }, 120_000);
});
