// The outline as a reader sees it: indented lines of kind, name and detail.
import { describe, expect, test } from 'vitest';
import { outlineOf, type OutlineNode } from '../../server/src/features/outline/outline.ts';
import { readSpecFile } from '../../server/src/workspace/spec-file.ts';

function outline(text: string, name = 'app.yaml'): string {
  const lines = (nodes: readonly OutlineNode[], indent: string): string[] =>
    nodes.flatMap(({ kind, name: label, detail, children }) => [
      `${indent}${kind} ${label}${detail === undefined ? '' : ` — ${detail}`}`,
      ...lines(children, `${indent}  `),
    ]);
  return lines(outlineOf(readSpecFile(`file:///${name}`, text)), '').join('\n');
}

/** Texts under the ranges of the first node with that name. */
function rangesOf(text: string, name: string): { selected: string; whole: string } {
  const all = (nodes: readonly OutlineNode[]): OutlineNode[] =>
    nodes.flatMap((node) => [node, ...all(node.children)]);
  const node = all(outlineOf(readSpecFile('file:///app.yaml', text))).find(
    (each) => each.name === name,
  )!;
  const { range, selectionRange } = node;
  return {
    selected: text.slice(selectionRange.start, selectionRange.end),
    whole: text.slice(range.start, range.end),
  };
}

const component = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: web
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: nginx
      image: nginx:1.17
      livenessProbe:
        httpGet: {path: /healthz, port: 80}
      ports:
        - {name: http, containerPort: 80}
        - {name: dns, containerPort: 53, protocol: UDP}
      env:
        - name: GREETING
          fromParam: greeting
        - {name: MODE, value: fast}
      config: [{path: /etc/app.ini, value: "a\\nb"}]
      resources:
        volumes: [{name: data, mountPath: /data}]
  parameters:
    - {name: greeting, type: string, default: Hi}
    - {name: count, type: number}
  workloadSettings:
    - {name: threshold, value: 3}
`;

describe('the outline', () => {
  test('of a component, in the order of the text', () => {
    expect(outline(component)).toMatchInlineSnapshot(`
      "component ComponentSchematic web — core.oam.dev/v1alpha1.Server
        container nginx — nginx:1.17
          probe livenessProbe — GET /healthz
          port http — 80
          port dns — 53/UDP
          env GREETING — from greeting
          env MODE — fast
          file /etc/app.ini
          volume data — /data
        parameter greeting — string = Hi
        parameter count — number
        setting threshold — 3"
    `);
  });

  test('of a configuration', () => {
    const text = `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata: {name: shop}
spec:
  variables: [{name: host, value: example.com}]
  scopes:
    - name: net
      type: core.oam.dev/v1alpha1.NetworkScope
      properties: [{name: network-id, value: a}]
  components:
    - componentName: web
      instanceName: front
      parameterValues:
        - {name: greeting, value: Hello}
      traits:
        - name: ingress
          properties:
            hostname: "[fromVariable(host)]"
            servicePort: 80
`;
    expect(outline(text)).toMatchInlineSnapshot(`
      "configuration ApplicationConfiguration shop
        variable host — example.com
        scope net — core.oam.dev/v1alpha1.NetworkScope
          field network-id — a
        instance front — web
          parameter greeting — Hello
          trait ingress
            field hostname — [fromVariable(host)]
            field servicePort — 80"
    `);
  });

  test('of a configuration of the draft, as JSON', () => {
    const text = JSON.stringify({
      apiVersion: 'core.hydra.io/v1alpha1',
      kind: 'OperationalConfiguration',
      metadata: { name: 'shop' },
      spec: {
        components: [
          {
            componentName: 'web',
            instanceName: 'front',
            traits: [{ name: 'scale', type: 'core.hydra.io/v1alpha1.ManualScaler' }],
          },
        ],
      },
    });
    expect(outline(text, 'app.json')).toMatchInlineSnapshot(`
      "configuration OperationalConfiguration shop
        instance front — web
          trait scale — core.hydra.io/v1alpha1.ManualScaler"
    `);
  });

  test('of definitions', () => {
    const text = `apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata: {name: scaler}
spec: {properties: {type: object, properties: {count: {type: integer}}}}
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationScope
metadata: {name: net}
spec: {type: core.oam.dev/v1alpha1.NetworkScope, parameters: [{name: id, type: string}]}
---
apiVersion: core.oam.dev/v1alpha1
kind: WorkloadType
metadata: {name: functions}
spec: {group: example.com, names: {kind: Function}, settings: [{name: source, type: string}]}
`;
    expect(outline(text)).toMatchInlineSnapshot(`
      "definition Trait scaler
        setting count — integer
      definition ApplicationScope net — core.oam.dev/v1alpha1.NetworkScope
        parameter id — string
      definition WorkloadType functions
        setting source — string"
    `);
  });

  test('of other documents beside OAM is their kind and name', () => {
    const text = `${component.slice(0, 90)}\n---\nkind: Deployment\nmetadata: {name: db}\n---\na: 1\n`;
    expect(outline(text)).toBe('component ComponentSchematic web\nresource Deployment db');
  });

  test('of files without OAM is left to others', () => {
    expect(outline('kind: Deployment\nmetadata: {name: db}')).toBe('');
  });

  test('of the settings file is its keys', () => {
    expect(outline('profile: rudr\nrules: {image-tag: off}', 'oam.config.yaml')).toBe(
      'field profile — rudr\nfield rules',
    );
  });

  test('gives a name to what has none, and cuts what is long', () => {
    const text = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
spec:
  containers:
    - image: ${'x'.repeat(200)}
    - name:
    -
    - name: " "
`;
    expect(outline(text)).toBe(
      [
        'component ComponentSchematic',
        `  container container 1 — ${'x'.repeat(79)}…`,
        '  container container 2',
        '  container container 3',
        '  container container 4',
      ].join('\n'),
    );
  });

  test('leaves out what an alias brings in from elsewhere', () => {
    const text = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata: {name: web}
spec:
  containers:
    - name: a
      env: &env
        - {name: A, value: "1"}
    - name: b
      env: *env
`;
    expect(outline(text)).toBe(
      ['component ComponentSchematic web', '  container a', '    env A — 1', '  container b'].join(
        '\n',
      ),
    );
  });
});

describe('ranges', () => {
  test('the name is selected, the whole item is enclosed', () => {
    expect(rangesOf(component, 'GREETING')).toEqual({
      selected: 'GREETING',
      whole: 'name: GREETING\n          fromParam: greeting',
    });
    expect(rangesOf(component, 'ComponentSchematic web').selected).toBe('web');
  });

  test('what has a key instead of a name starts there', () => {
    expect(rangesOf(component, 'livenessProbe')).toEqual({
      selected: 'livenessProbe',
      whole: 'livenessProbe:\n        httpGet: {path: /healthz, port: 80}',
    });
  });

  test('count from the file in later documents', () => {
    expect(rangesOf(`a: 1\n---\n${component}`, 'dns').selected).toBe('dns');
  });
});
