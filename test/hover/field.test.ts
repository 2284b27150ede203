// Hover on keys and values of fields: meaning, type, unit, default, allowed values, API versions.
import { describe, expect, test } from 'vitest';
import { componentWith, configurationWith, hoverIn, markdownAt } from '../support/hover.ts';

const draft = 'core.hydra.io/v1alpha1';
const container = (field: string) => ` {containers: [{name: a, image: "x:1", ${field}}]}`;

describe('a key', () => {
  test('shows type, unit, default and bounds', () => {
    const marked = componentWith(container('livenessProbe: {period<|>Seconds: 30}'));
    expect(hoverIn(marked)).toMatchInlineSnapshot(`
      {
        "markdown": "**\`periodSeconds\`** · whole number · seconds · optional

      30 seconds.

      Time from one check to the next.

      - Default: \`10\`
      - At least 1
      - Since: Hydra draft",
        "on": "periodSeconds",
      }
    `);
  });

  test('shows the allowed values with their meanings', () => {
    const marked = componentWith(container('ports: [{pro<|>tocol: UDP}]'));
    expect(markdownAt(marked)).toMatchInlineSnapshot(`
      "**\`protocol\`** · text · optional

      Transport of the port. Upper case matters.

      - Allowed:
        - \`TCP\`: Connections, as used by HTTP and most databases.
        - \`UDP\`: Single packets without a connection, as used by DNS and streaming.
      - Default: \`TCP\`
      - Since: Hydra draft"
    `);
  });

  test('is required or optional', () => {
    expect(markdownAt(componentWith('\n  <|>workloadType: x'))).toContain('· required');
    expect(markdownAt(componentWith('\n  <|>osType: linux'))).toContain('· optional');
    const attachment = '{components: [{traits: [{name: ingress, properties: {<|>hostname: a}}]}]}';
    expect(markdownAt(configurationWith(` ${attachment}`))).toContain('· required');
  });

  test('is told apart from a key of the same name elsewhere', () => {
    const cpu = markdownAt(componentWith(container('resources: {cpu: {<|>required: 1}}')));
    const parameter = markdownAt(componentWith(' {parameters: [{<|>required: true}]}'));
    expect(cpu).toContain('number · logical CPUs · required');
    expect(parameter).toContain('true or false · optional');
  });

  test('of a list says what its items are', () => {
    expect(markdownAt(componentWith(container('<|>cmd: [a]')))).toContain('list of text');
    expect(markdownAt(componentWith(container('<|>env: []')))).toContain('list of mappings');
  });

  test('of JSON, with quotes, is the same key', () => {
    const json = `{"apiVersion": "${draft}", "kind": "ComponentSchematic",
      "metadata": {"name": "web"}, "spec": {"os<|>Type": "linux"}}`;
    expect(hoverIn(json)?.on).toBe('"osType"');
    expect(hoverIn(json, { name: 'app.json' })?.markdown).toContain('**`osType`** · text');
  });

  test('is explained while its value is not written yet', () => {
    expect(markdownAt(componentWith('\n  containers:\n    - name: a\n      ima<|>ge:'))).toContain(
      '**`image`** · text · required',
    );
  });
});

describe('a value', () => {
  test('out of a closed set is explained first, the others are listed', () => {
    const marked = componentWith(container('resources: {volumes: [{accessMode: R<|>O}]}'));
    expect(hoverIn(marked)).toMatchInlineSnapshot(`
      {
        "markdown": "**\`accessMode\`** · text · optional

      \`RO\`: The container only reads; writing fails.

      What the container may do with the data. Upper case matters.

      - Allowed: \`RW\`, \`RO\`
      - Default: \`RW\`
      - Since: Hydra draft",
        "on": "RO",
      }
    `);
  });

  test('of an item shows what the items of the list are', () => {
    expect(markdownAt(componentWith(container('args: [--ver<|>bose]')))).toMatchInlineSnapshot(`
      "**\`args[]\`** · text

      One argument. Quote numbers and booleans.

      - Example: \`--verbose\`"
    `);
  });

  test('is found through an alias', () => {
    const marked = componentWith(
      '\n  osType: &os linux\n  containers:\n    - name: *o<|>s\n      image: a',
    );
    expect(hoverIn(marked)?.on).toBe('*os');
    expect(hoverIn(marked)?.markdown).toContain('Name of the container');
  });
});

describe('differences between the API versions', () => {
  test('a default that only the draft has', () => {
    const release = markdownAt(componentWith('\n  <|>arch: amd64'));
    expect(release).toContain('- Since: Hydra draft\n- Hydra draft: default `amd64`');
    const own = markdownAt(componentWith('\n  <|>arch: amd64', draft));
    expect(own).toContain('- Default: `amd64`');
    expect(own).toContain('- OAM v1alpha1: no default');
  });

  test('a field that the draft does not have', () => {
    const marked = componentWith(container('<|>imagePullSecret: a'));
    expect(markdownAt(marked)).toContain('- Since: OAM v1alpha1\n- Hydra draft: not defined');
  });

  test('a field that only the draft has', () => {
    const marked = `apiVersion: ${draft}\nkind: OperationalConfiguration\nmetadata: {name: a}\nspec:
  components:
    - traits:
        - <|>type: core.hydra.io/v1alpha1.ManualScaler`;
    expect(markdownAt(marked)).toContain('- OAM v1alpha1: not defined');
  });

  test('a key that is free in the draft and has a meaning now', () => {
    const marked = `apiVersion: core.oam.dev/v1alpha1\nkind: Trait\nmetadata: {annotations: {<|>version: "1.0.0"}}`;
    expect(markdownAt(marked)).toContain('- Hydra draft: allowed, but without an agreed meaning');
  });

  test('a key of the other API version is explained where it is not defined', () => {
    const draftOnly =
      'apiVersion: core.oam.dev/v1alpha1\nkind: Trait\nmetadata: {ver<|>sion: 1.0.0}';
    expect(markdownAt(draftOnly)).toMatchInlineSnapshot(`
      "**\`version\`** · not defined in OAM v1alpha1

      - Hydra draft: Release of what the document describes, as a semantic version. Raise it whenever the content changes; it has nothing to do with the version in \`apiVersion\`."
    `);
    expect(markdownAt(componentWith(container('<|>config: []'), draft))).toContain(
      '**`config`** · not defined in Hydra draft\n\n- OAM v1alpha1: Files to place',
    );
  });

  test('are none where the versions agree', () => {
    expect(markdownAt(componentWith(' {<|>parameters: []}'))).not.toContain('OAM v1alpha1');
  });
});

describe('no hover', () => {
  test.each([
    ['in blank space', componentWith('\n  osType: linux\n <|> arch: amd64')],
    ['between brackets', componentWith(' { <|> osType: linux}')],
    ['in a comment', componentWith('\n  # os<|>Type\n  osType: linux')],
    ['on an unknown key', componentWith('\n  wor<|>kload: x')],
    ['in a document that is not OAM', 'apiVersion: apps/v1\nki<|>nd: Deployment'],
    ['in a template', 'apiVersion: core.oam.dev/v1alpha1\nki<|>nd: {{ .Values.kind }}\n'],
    ['in an empty file', '<|>'],
  ])('%s', (_, marked) => {
    expect(hoverIn(marked)).toBeUndefined();
  });
});

test('positions count from the file, not from the document', () => {
  const marked = `a: 1\n---\n${componentWith('\n  osType: <|>linux')}`;
  expect(hoverIn(marked)?.on).toBe('linux');
});
