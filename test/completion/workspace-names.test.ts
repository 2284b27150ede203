// Names that other files declare, and what comes along with them.
import { describe, expect, test } from 'vitest';
import { resolveCompletion } from '../../server/src/features/completion/resolve.ts';
import { parseWorkspace, workspaceOf } from '../support/workspace-fixture.ts';
import { markedSystem, SYSTEM } from '../support/system.ts';
import { acceptIn, itemsIn, namesIn } from './in-workspace.ts';

const OTHER = `--- file: more.yaml
apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: api
  annotations:
    description: Answers questions
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  parameters:
    - name: mode
      type: string
      default: fast
    - name: debug
      type: boolean
      required: true
    - name: level
      type: number
      required: true
---
apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: limiter
  annotations:
    description: Slows callers down
spec:
  appliesTo: ["*"]
  properties: |
    {"type": "object", "required": ["rate"],
     "properties": {"rate": {"type": "integer", "description": "Calls a second"}, "burst": {"type": "integer"}}}
---
apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: ingress
spec:
  properties:
    - name: domain
      type: string
      required: true
`;

const NEW = `--- file: new.yaml
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: new
spec:
  components:
`;

/** A configuration of its own beside the system and more. */
function configuration(components: string): string {
  return SYSTEM + OTHER + NEW + components;
}

const IN_SPEC = 'spec:\n  components:\n';

describe('components', () => {
  test('of all files, with their type and file, each also as a skeleton', () => {
    expect(namesIn(configuration('    - componentName: <|>\n'))).toEqual([
      ['api', 'Server, more.yaml'],
      ['api (with required parameters)', 'Server, more.yaml'],
      ['web', 'Site, web.yaml'],
      ['web (with required parameters)', 'Site, web.yaml'],
    ]);
  });

  test('those with an instance already come last', () => {
    const marked = configuration('    - componentName: api\n    - componentName: <|>\n');
    expect(namesIn(marked).map(([label]) => label)[0]).toBe('web');
  });

  test('the skeleton has the name of the instance and what is required', () => {
    const marked = configuration('    - componentName: a<|>\n');
    expect(acceptIn(marked, 'api (with required parameters)', IN_SPEC)).toBe(
      `    - componentName: api
      instanceName: ‹1:api›
      parameterValues:
        - name: debug
          value: ‹2:true|false›
        - name: level
          value: ‹3›
`,
    );
    expect(acceptIn(marked, 'api', IN_SPEC)).toBe('    - componentName: api\n');
  });

  test('leaves alone what the instance has', () => {
    const marked = configuration('    - componentName: <|>\n      instanceName: a\n');
    expect(acceptIn(marked, 'web (with required parameters)', IN_SPEC)).toBe(
      `    - componentName: web
      parameterValues:
        - name: port
          value: ‹1›
      instanceName: a
`,
    );
  });

  test('in flow style', () => {
    const marked = configuration('    - { componentName: <|> }\n');
    expect(acceptIn(marked, 'web (with required parameters)', IN_SPEC)).toBe(
      '    - { componentName: web, instanceName: ‹1:web›, parameterValues: [{ name: port, value: ‹2› }] }\n',
    );
  });

  test('are documented when looked at', () => {
    const marked = configuration('    - componentName: <|>\n');
    const { workspace } = parseWorkspace(marked);
    expect(resolveCompletion(itemsIn(marked)[0]?.data, workspace)).toBe(
      '**`api`** · component in `more.yaml`\n\nWorkload type: `core.oam.dev/v1alpha1.Server`\n\n`Answers questions`\n\n- `mode`: text, default fast\n- `debug`: required, boolean\n- `level`: required, number',
    );
    const gone = workspaceOf('--- file: a.yaml\n');
    expect(resolveCompletion(itemsIn(marked)[0]?.data, gone)).toBeUndefined();
  });

  test('of many, the answer holds those that fit what is typed', () => {
    const many = Array.from({ length: 1000 }, (_, index) => `part-${String(index)}`)
      .map(
        (name) =>
          `--- file: ${name}.yaml\napiVersion: core.oam.dev/v1alpha1\nkind: ComponentSchematic\nmetadata: {name: ${name}}\n`,
      )
      .join('');
    const all = namesIn(`${many}${NEW}    - componentName: <|>\n`);
    expect(all.length).toBe(400);
    const fitting = namesIn(`${many}${NEW}    - componentName: 997<|>\n`);
    expect(fitting.map(([label]) => label)).toEqual([
      'part-997',
      'part-997 (with required parameters)',
    ]);
  });
});

describe('parameters of the component of the instance', () => {
  test('required ones first, those already given last', () => {
    const instance = '    - componentName: api\n      parameterValues:\n';
    expect(namesIn(configuration(`${instance}        - name: <|>\n`))).toEqual([
      ['debug', 'required, boolean'],
      ['level', 'required, number'],
      ['mode', 'string, default fast'],
    ]);
    const given = `${instance}        - name: debug\n          value: true\n        - name: <|>\n`;
    expect(namesIn(configuration(given)).map(([label]) => label)).toEqual([
      'level',
      'mode',
      'debug',
    ]);
  });

  test('values of the type, the default, what others give, and variables', () => {
    const value = (component: string, name: string) =>
      configuration(
        `    - componentName: ${component}\n      parameterValues:\n        - name: ${name}\n          value: <|>\n`,
      );
    expect(namesIn(value('api', 'debug'))).toEqual([
      ['true', undefined],
      ['false', undefined],
    ]);
    expect(namesIn(value('api', 'mode'))).toEqual([['fast', 'default']]);
    expect(namesIn(value('web', 'port'))).toEqual([
      ['81', 'in draft'],
      ['80', 'in live'],
    ]);
    const own = markedSystem('81', 'name: port\n          value').replace('<|>81', '<|>');
    expect(namesIn(own)).toEqual([['80', 'in live']]);
    const withVariables = markedSystem('"[fromVariable(TEXT)] to', 'name: greeting').replace(
      /<\|>".*"/,
      '<|>',
    );
    expect(namesIn(withVariables)).toEqual([
      ['[fromVariable(TEXT)]', 'good day'],
      ['hello', 'default'],
    ]);
  });
});

describe('types', () => {
  test('traits of the workspace, those on the instance already last', () => {
    const marked = configuration(
      '    - componentName: api\n      traits:\n        - name: manual-scaler\n        - name: <|>\n',
    );
    const names = namesIn(marked);
    expect(names.map(([label]) => label)).toEqual([
      'auto-scaler',
      'volume-mounter',
      'empty',
      'Cache',
      'ingress',
      'limiter',
      'manual-scaler',
    ]);
    expect(names.find(([label]) => label === 'limiter')?.[1]).toBe('Slows callers down');
    expect(names.find(([label]) => label === 'Cache')?.[1]).toBe('types.yaml');
  });

  test('with what their own schema requires, which wins over the catalog', () => {
    const marked = configuration('    - componentName: api\n      traits:\n        - name: <|>\n');
    expect(acceptIn(marked, 'limiter', 'traits:\n')).toBe(
      '        - name: limiter\n          properties:\n            rate: ‹1›\n',
    );
    expect(acceptIn(marked, 'ingress', 'traits:\n')).toBe(
      '        - name: ingress\n          properties:\n            domain: ‹1›\n',
    );
  });

  test('their properties as keys', () => {
    const marked = (trait: string) =>
      configuration(
        `    - componentName: api\n      traits:\n        - name: ${trait}\n          properties:\n            <|>\n`,
      );
    expect(namesIn(marked('limiter'))).toEqual([
      ['rate', 'required, integer'],
      ['burst', 'integer'],
    ]);
    expect(resolveCompletion(itemsIn(marked('limiter'))[0]?.data)).toBe('Calls a second');
    expect(namesIn(marked('ingress')).map(([label]) => label)).toEqual(['domain']);
  });

  test('a type of somebody else is not the built-in one of that kind', () => {
    const marked = markedSystem('a-cache').replace(
      /name: <\|>a-cache\n( *)type: .*\n/,
      'type: example.com/v1.ManualScaler\n$1properties:\n$1  <|>\n',
    );
    expect(namesIn(marked)).toEqual([]);
    expect(namesIn(marked.replace('example.com/v1.M', 'core.hydra.io/v1alpha1.M'))).not.toEqual([]);
  });

  test('the draft writes them in full', () => {
    const marked = markedSystem('core.hydra.io/v1alpha1.Cache').replace(/<\|>core.*Cache/, '<|>');
    expect(namesIn(marked).at(-1)).toEqual(['core.hydra.io/v1alpha1.Cache', 'types.yaml']);
  });

  test('workload types, also in the list of a trait, where those in it come last', () => {
    const type = markedSystem('example.com/v1.Site', 'workloadType').replace(
      /<\|>example.com\/v1.Site/,
      '<|>',
    );
    expect(namesIn(type).at(-1)).toEqual(['example.com/v1.Site', 'types.yaml']);
    const list = markedSystem('core.oam.dev/v1alpha1.Server', 'appliesTo').replace(
      /<\|>core.*Server/,
      '<|>',
    );
    expect(namesIn(list).slice(-2)).toEqual([
      ['*', 'Every workload type.'],
      ['example.com/v1.Site', 'this file'],
    ]);
  });

  test('scope types, and the scopes that can be joined', () => {
    const type = markedSystem('example.com/v1.Zone', 'name: north').replace(
      /<\|>example.com\/v1.Zone/,
      '<|>',
    );
    expect(namesIn(type).at(-1)).toEqual(['example.com/v1.Zone', 'types.yaml']);
    const join = markedSystem('[north, live]').replace('<|>[north, live]', '[live, <|>]');
    expect(namesIn(join)).toEqual([
      ['north', 'Zone, live.yaml'],
      ['live', 'scopes of the configuration, live.yaml'],
    ]);
    const own = markedSystem('north', 'applicationScopes').replace('<|>north', '<|>');
    expect(namesIn(own)).toEqual([['north', 'Zone, this document']]);
  });

  test('settings of a workload type of the workspace', () => {
    const marked =
      SYSTEM.replace(
        '    plural: sites\n',
        '    plural: sites\n  settings:\n    - name: theme\n      type: string\n      default: dark\n',
      ) +
      `--- file: shop.yaml
apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: shop
spec:
  workloadType: example.com/v1.Site
  workloadSettings:
    - name: `;
    expect(namesIn(`${marked}<|>\n`)).toEqual([['theme', 'text, default dark']]);
    expect(namesIn(`${marked}theme\n      value: <|>\n`)).toEqual([['dark', 'default']]);
  });
});
