// Names that other files declare: their cards, who uses them, and which values they get.
import { describe, expect, test } from 'vitest';
import { markdownInWorkspace as at } from '../support/hover.ts';
import { markedSystem, SYSTEM } from '../support/system.ts';

describe('components', () => {
  test('show what they run, their parameters and who uses them', () => {
    expect(at(markedSystem('web # the web'))).toMatchInlineSnapshot(`
      "**\`web\`** · component in \`web.yaml\`

      - Workload type: \`example.com/v1.Site\`
      - Containers: \`main\` (\`example/web:1.0.0\`), \`helper\` (\`example/helper:1.0.0\`)

      | Parameter | Type | Needed | Meaning |
      | --- | --- | --- | --- |
      | \`greeting\` | text | default \`hello\` |  |
      | \`port\` | number | required |  |

      Used by 2 instances: \`draft\` (\`web-draft\`), \`live\` (\`web-live\`)."
    `);
  });

  test('one that nobody declares shows its field', () => {
    expect(at(markedSystem('web # the web').replace('<|>web', '<|>wob'))).toContain(
      '**`componentName`**',
    );
  });

  test('tell at their declaration who uses them', () => {
    expect(at(markedSystem('web', 'metadata:'))).toContain(
      'Used by 2 instances: `draft` (`web-draft`), `live` (`web-live`).',
    );
    const unused = SYSTEM.replaceAll(/componentName: "?web"?/g, 'componentName: wob').replace(
      'name: web',
      'name: <|>web',
    );
    expect(at(unused)).toContain('Not used by anything in the workspace.');
  });

  test('name the first users of many', () => {
    const many = Array.from(
      { length: 25 },
      (_, index) =>
        `--- file: c${String(index)}.yaml\napiVersion: core.oam.dev/v1alpha1\nkind: ApplicationConfiguration\nmetadata: {name: c${String(index)}}\nspec: {components: [{componentName: web}]}\n`,
    );
    const card = at(markedSystem('web # the web') + many.join(''));
    expect(card).toContain('Used by 27 instances: `c0`, `c1`');
    expect(card).toMatch(/ and 17 more\.$/);
  });
});

describe('parameters', () => {
  test('show the value that each instance gets, with variables put in', () => {
    expect(at(markedSystem('greeting', 'parameterValues:'))).toMatchInlineSnapshot(`
      "**Parameter \`greeting\`** · of component \`web\` · \`string\` · optional

      - Default: \`hello\`

      Values:

      - \`draft\` (\`web-draft\`): \`hello\`, the default
      - \`live\` (\`web-live\`): \`good day to good day\`, by variables"
    `);
  });

  test('also at their declaration and where the component reads them', () => {
    const values = 'Values:\n\n- `draft` (`web-draft`): `81`\n- `live` (`web-live`): `80`';
    expect(at(markedSystem('port', 'default: hello'))).toContain(values);
    expect(at(markedSystem('port"', 'fromParam: "'))).toContain(values);
  });
});

describe('types of the workspace', () => {
  test('a trait', () => {
    expect(at(markedSystem('Cache', 'traits:'))).toMatchInlineSnapshot(`
      "**\`Cache\`** · trait in \`types.yaml\`

      Applies to: \`example.com/v1.Site\`, \`core.oam.dev/v1alpha1.Server\`

      Used by 2 configurations: \`draft\`, \`live\`."
    `);
    expect(at(markedSystem('core.hydra.io/v1alpha1.Cache'))).toContain('trait in `types.yaml`');
  });

  test('a trait with a schema, whose words stay text', () => {
    const properties =
      '\n  properties: \'{"required": ["size"], "properties": {"size": {"type": "integer", "description": "See [here](http://x)"}}}\'';
    const system = SYSTEM.replace('name: Cache\nspec:', `name: Cache\nspec:${properties}`);
    expect(at(system.replace('- name: Cache', '- name: <|>Cache'))).toContain(
      '| `size` | whole number | required | `See [here](http://x)` |',
    );
    const used = system.replace(
      '- name: Cache',
      '- name: Cache\n          properties: {<|>size: 3}',
    );
    expect(at(used)).toContain('**`size`** · whole number · required\n\n`See [here](http://x)`');
  });

  test('a definition wins over the catalog', () => {
    const own = SYSTEM.replaceAll('name: Cache', 'name: ingress');
    expect(at(own.replace('        - name: ingress', '        - name: <|>ingress'))).toContain(
      '**`ingress`** · trait in `types.yaml`',
    );
  });

  test('a scope type and a workload type', () => {
    expect(at(markedSystem('example.com/v1.Zone', 'name: north'))).toMatchInlineSnapshot(`
      "**\`example.com/v1.Zone\`** · scope type in \`types.yaml\`

      Scopes of this type may overlap: yes

      Used by 1 configuration: \`live\`."
    `);
    expect(at(markedSystem('example.com/v1.Site'))).toMatchInlineSnapshot(`
      "**\`example.com/v1.Site\`** · workload type in \`types.yaml\`

      Used by 1 trait: \`Cache\`. Used by 1 component: \`web\`."
    `);
  });

  test('a scope that an instance joins', () => {
    expect(at(markedSystem('north, live'))).toMatchInlineSnapshot(`
      "**\`north\`** · scope of \`live\`

      - Scope type: \`example.com/v1.Zone\`

      Used by 2 configurations: \`draft\`, \`live\`."
    `);
  });

  test('a volume that a trait mounts', () => {
    expect(at(markedSystem('data', 'volumeName'))).toBe(
      '**Volume `data`** of component `web` · mounted at `/data`',
    );
  });
});
