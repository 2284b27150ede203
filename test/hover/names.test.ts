// Names: built-in types, parameters, variables, images, API versions and kinds.
import { describe, expect, test } from 'vitest';
import { componentWith, configurationWith, hoverIn, markdownAt } from '../support/hover.ts';

const draft = 'core.hydra.io/v1alpha1';

describe('cards of what is built in', () => {
  test('a workload type', () => {
    const marked = componentWith('\n  workloadType: core.oam.dev/v1alpha1.Wor<|>ker');
    expect(hoverIn(marked)).toMatchInlineSnapshot(`
      {
        "markdown": "**\`core.oam.dev/v1alpha1.Worker\`** · core workload type

      Long-running, many replicas, no address. Works in the background and takes its work from elsewhere, such as a queue. Nothing connects to it, so its containers declare no ports.

      Endpoint: no · Replicable: yes · Daemonized: yes",
        "on": "core.oam.dev/v1alpha1.Worker",
      }
    `);
  });

  test('a workload type by another spelling, in the draft', () => {
    expect(markdownAt(componentWith('\n  workloadType: <|>Server', draft))).toContain(
      '**`core.hydra.io/v1alpha1.Service`** · core workload type\n\n`Server` stands for it',
    );
  });

  test('an extended workload type with its settings', () => {
    const marked = componentWith('\n  workloadType: openfaas.com/v1alpha2.<|>Function');
    expect(markdownAt(marked)).toContain('| `image` | text | required | Image of the function. |');
  });

  test('a workload type that a trait applies to', () => {
    const marked = `apiVersion: ${draft}\nkind: Trait\nmetadata: {name: t}\nspec:\n  appliesTo:\n    - core.hydra.io/v1alpha1.<|>Task`;
    expect(markdownAt(marked)).toContain('**`core.hydra.io/v1alpha1.Task`** · core workload type');
  });

  test('a trait by its name', () => {
    const marked = configurationWith(' {components: [{traits: [{name: manual-<|>scaler}]}]}');
    expect(markdownAt(marked)).toMatchInlineSnapshot(`
      "**\`manual-scaler\`** · built-in trait

      Runs a fixed number of replicas. Sets how many replicas of the instance run, until somebody changes the number.

      Applies to: \`Server\`, \`Worker\`, \`Task\`, \`openfaas.com/v1alpha2.Function\`

      | Property | Type | Needed | Meaning |
      | --- | --- | --- | --- |
      | \`replicaCount\` | whole number | required | Number of replicas. 0 stops the instance and keeps its objects. |"
    `);
  });

  test('a trait by its type, in the draft', () => {
    const marked = (type: string) =>
      `apiVersion: ${draft}\nkind: OperationalConfiguration\nmetadata: {name: a}\nspec:\n  components:\n    - traits:\n        - ${type}`;
    const byType = markdownAt(marked('type: core.hydra.io/v1alpha1.<|>Ingress'));
    expect(byType).toContain('**`ingress`** · built-in trait');
    expect(byType).toContain('Applies to: `Service`, `SingletonService`\n');
    expect(markdownAt(marked('name: <|>ingress'))).toContain('What to call this attachment.');
  });

  test('a scope type', () => {
    const marked = configurationWith(
      '\n  scopes:\n    - type: core.oam.dev/v1alpha1.<|>NetworkScope',
    );
    expect(markdownAt(marked)).toMatchInlineSnapshot(`
      "**\`core.oam.dev/v1alpha1.NetworkScope\`** · built-in scope type

      Puts instances into one network. Instances of one network scope reach each other. An instance is in at most one network scope.

      Scopes of this type may overlap: no

      | Property | Type | Needed | Meaning |
      | --- | --- | --- | --- |
      | \`network-id\` | text | required | Network that the instances join. |
      | \`subnet-id\` | text | required | Part of that network that the instances join. |
      | \`internet-gateway-type\` | text | optional | How instances reach the internet. |"
    `);
  });

  test('names that are not built in show their field', () => {
    const trait = configurationWith(' {components: [{traits: [{name: my<|>-trait}]}]}');
    expect(markdownAt(trait)).toContain('Which trait, by the name of its definition.');
    expect(markdownAt(componentWith(' {workloadType: foo.io/v1.<|>Bar}'))).toContain(
      '**`workloadType`**',
    );
  });

  test('the name of a property in a list of name and value', () => {
    const properties = '[{name: service<|>Port, value: 80}]';
    const marked = configurationWith(
      ` {components: [{traits: [{name: ingress, properties: ${properties}}]}]}`,
    );
    expect(markdownAt(marked)).toContain(
      '**`servicePort`** · whole number · port number · required',
    );
  });

  test('the key of the properties keeps its own meaning', () => {
    const marked = configurationWith(
      ' {components: [{traits: [{name: ingress, <|>properties: {}}]}]}',
    );
    expect(markdownAt(marked)).toContain('Settings of the trait');
  });
});

describe('parameters', () => {
  const component = (parameter: string, use: string) =>
    componentWith(`
  parameters:
    - ${parameter}
  containers:
    - name: a
      image: b
      env: [{name: A, fromParam: ${use}}, {name: B, fromParam: greeting}]
      config: [{path: /a, fromParam: greeting}]`);
  const greeting = '{name: greeting, type: string, default: Hello, description: "Shown on *top*"}';

  test('a reference shows the declaration', () => {
    expect(hoverIn(component(greeting, 'gree<|>ting'))).toMatchInlineSnapshot(`
      {
        "markdown": "**Parameter \`greeting\`** · \`string\` · optional

      \`Shown on *top*\`

      - Default: \`Hello\`",
        "on": "greeting",
      }
    `);
  });

  test('a required one is marked', () => {
    const marked = component('{name: greeting, type: number, required: true}', '<|>greeting');
    expect(markdownAt(marked)).toBe('**Parameter `greeting`** · `number` · required');
  });

  test('a reference without declaration says so', () => {
    expect(markdownAt(component(greeting, 'no<|>pe'))).toBe(
      '**Parameter `nope`** is not declared in this document.',
    );
  });

  test('a declaration counts its uses', () => {
    const marked = component('{name: gree<|>ting, type: string}', 'greeting');
    expect(markdownAt(marked)).toContain(
      'Used in this document by 2 environment variables and 1 file.',
    );
    expect(markdownAt(componentWith(' {parameters: [{name: <|>a}]}'))).toContain(
      'Not used in this document.',
    );
  });

  test('a value shows the parameter of a component of the same file', () => {
    const marked = `${component(greeting, 'greeting')}\n---\n${configurationWith(
      ' {components: [{componentName: web, parameterValues: [{name: gree<|>ting}]}]}',
    )}`;
    expect(markdownAt(marked)).toContain(
      '**Parameter `greeting`** · of component `web` · `string`',
    );
  });
});

describe('variables', () => {
  const configuration = (value: string, variable = 'host') =>
    configurationWith(`
  variables:
    - name: ${variable}
      value: www.example.com
  components:
    - componentName: web
      instanceName: web
      parameterValues:
        - name: a
          value: ${value}
      traits:
        - name: ingress
          properties: {hostname: "[fromVariable(host)]"}`);

  test.each([
    ['plain', "'[fromVar<|>iable(host)]'"],
    ['inside other text', '"http://[fromVariable(ho<|>st)]/"'],
    ['behind an escape', '"\\t\\u0041[fromVariable(<|>host)]"'],
    ['in a block scalar', '|\n            first\n            [fromVariable(h<|>ost)]\n'],
  ])('a call %s shows the value', (_, value) => {
    expect(hoverIn(configuration(value))).toEqual({
      on: '[fromVariable(host)]',
      markdown:
        '**Variable `host`** · `www.example.com`\n\n' +
        'Used in this document by 1 parameter value and 1 trait property value.',
    });
  });

  test('a call of a variable that is not declared', () => {
    expect(markdownAt(configuration('"[fromVariable(<|>hots)]"'))).toBe(
      '**Variable `hots`** is not declared in this document.',
    );
  });

  test('a declaration counts its uses', () => {
    expect(markdownAt(configuration('a', '<|>host'))).toContain(
      'Used in this document by 1 trait property value.',
    );
  });

  test('the text around a call shows its field', () => {
    expect(hoverIn(configuration('"ht<|>tp://[fromVariable(host)]/"'))?.on).toBe(
      '"http://[fromVariable(host)]/"',
    );
  });
});

describe('images', () => {
  const image = (text: string) =>
    markdownAt(componentWith(` {containers: [{name: a, image: <|>"${text}"}]}`)).split('\n\n')[1];

  test.each([
    [
      'registry.example.com:5000/shop/web:1.4',
      '`registry.example.com:5000`',
      '`shop/web`',
      '`1.4`',
    ],
    ['localhost/web:2', '`localhost`', '`web`', '`2`'],
    ['shop/web', 'the default one of the platform', '`shop/web`', 'none, which means `latest`'],
  ])('%s', (text, registry, repository, tag) => {
    expect(image(text)).toBe(`- Registry: ${registry}\n- Repository: ${repository}\n- Tag: ${tag}`);
  });

  test('with a digest', () => {
    expect(image('nginx@sha256:abc')).toContain(
      '- Tag: none; the digest decides\n- Digest: `sha256:abc`',
    );
  });

  test('text that is no image shows the field only', () => {
    expect(image('Nginx latest')).toMatch(/^Image to run/);
  });
});

describe('API versions and kinds', () => {
  test('the API version, and what replaced it', () => {
    expect(markdownAt(`apiVersion: ${draft}<|>\nkind: Trait`)).toMatchInlineSnapshot(`
      "**\`core.hydra.io/v1alpha1\`** · Hydra draft

      API group \`core.hydra.io\`, version \`v1alpha1\`.

      Replaced by \`core.oam.dev/v1alpha1\`."
    `);
    expect(markdownAt('<|>apiVersion: core.oam.dev/v1alpha1\nkind: Trait')).not.toContain(
      'Replaced',
    );
  });

  test('an API version that is only near', () => {
    expect(markdownAt('apiVersion: <|>core.oam.dev/v1\nkind: Trait')).toContain(
      '`core.oam.dev/v1` is read as this API version.',
    );
  });

  test('the kind, and what other API versions call it', () => {
    const marked = `apiVersion: ${draft}\nkind: Operational<|>Configuration`;
    expect(markdownAt(marked)).toMatchInlineSnapshot(`
      "**\`OperationalConfiguration\`** · kind of Hydra draft

      An application: which components run, with which values, traits and scopes.

      - OAM v1alpha1: \`ApplicationConfiguration\`"
    `);
  });

  test('a kind by a mistaken name', () => {
    expect(markdownAt('apiVersion: core.oam.dev/v1alpha1\nkind: <|>Component')).toContain(
      '**`ComponentSchematic`** · kind of OAM v1alpha1\n\n`Component` is read as this kind.',
    );
  });
});
