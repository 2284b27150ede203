// Keys: which are offered, in which order, and what accepting one writes in each style.
import { describe, expect, test } from 'vitest';
import { accept, itemsAt, labelsAt } from './complete.ts';

const HEAD = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: shop
`;

/** The text below the head, after an item was accepted there. */
function acceptBelow(marked: string, label: string): string {
  return accept(HEAD + marked, label).slice(HEAD.length);
}

describe('what is offered', () => {
  test('required keys come first, and keys that are there are left out', () => {
    expect(labelsAt(`${HEAD}spec:\n  osType: linux\n  <|>`)).toEqual([
      'workloadType',
      'containers',
      'arch',
      'parameters',
      'workloadSettings',
    ]);
  });

  test('keys below the cursor count as there too', () => {
    expect(labelsAt(`${HEAD}spec:\n  <|>\n  workloadType: x\n  containers: []`)).toEqual([
      'osType',
      'arch',
      'parameters',
      'workloadSettings',
    ]);
  });

  test('keys that a merge key brings are left out', () => {
    const labels = labelsAt(
      `${HEAD}spec:\n  containers:\n    - &base\n      name: a\n      image: b\n    - <<: *base\n      <|>`,
    );
    expect(labels).not.toContain('image');
    expect(labels).toContain('ports');
  });

  test('a probe has one way to check, and env one source', () => {
    const probe = `${HEAD}spec:\n  containers:\n  - name: c\n    livenessProbe:\n`;
    expect(labelsAt(`${probe}      <|>`).slice(0, 3)).toEqual(['exec', 'httpGet', 'tcpSocket']);
    expect(labelsAt(`${probe}      tcpSocket:\n        port: 1\n      <|>`)).toEqual([
      'initialDelaySeconds',
      'periodSeconds',
      'timeoutSeconds',
      'successThreshold',
      'failureThreshold',
    ]);
  });

  test('what the cluster writes is not offered to authors', () => {
    expect(labelsAt(`${HEAD}  <|>`)).toEqual([
      'labels',
      'annotations',
      'namespace',
      'generateName',
      'ownerReferences',
      'finalizers',
    ]);
    expect(labelsAt(`${HEAD}<|>`)).toEqual(['spec']);
  });

  test('properties of the trait that the attachment names', () => {
    const traits = `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: shop
spec:
  components:
  - componentName: a
    instanceName: b
    traits:
    - name: ingress
      properties:
`;
    expect(labelsAt(`${traits}        path: /\n        <|>`)).toEqual([
      'hostname',
      'servicePort',
      'tlsHosts',
      'tlsSecretName',
    ]);
    expect(labelsAt(`${traits}        <|>`)[0]).toBe('hostname, servicePort');
  });

  test('a few words say what a key is', () => {
    const details = Object.fromEntries(
      itemsAt(`${HEAD}spec:\n  containers:\n  - name: c\n    livenessProbe:\n      <|>`).map(
        ({ label, detail }) => [label, detail],
      ),
    );
    expect(details).toMatchObject({
      httpGet: 'mapping',
      periodSeconds: 'integer, seconds, default 10',
    });
    const [first] = itemsAt(`${HEAD}spec:\n  osType: x\n  <|>`);
    expect(first?.detail).toBe('required, text');
  });

  test('items sort as they are listed', () => {
    const sorted = itemsAt(`${HEAD}spec:\n  <|>`).map(({ sortText }) => sortText);
    expect(sorted.toSorted()).toEqual(sorted);
  });
});

describe('accepted in block style', () => {
  test.each([
    ['a scalar', 'spec:\n  <|>', 'workloadType', 'spec:\n  workloadType: '],
    ['a closed set', 'spec:\n  ar<|>', 'arch', 'spec:\n  arch: ‹1:i386|amd64|arm|arm64›'],
    [
      'a list, its items indented as is usual',
      'spec:\n  cont<|>\n',
      'containers',
      'spec:\n  containers:\n    - name: ‹1:web›\n      image: ‹2:registry.example.com/shop/web:1.4.2›\n',
    ],
    [
      'a list in a document with zero-indented lists',
      'spec:\n  containers:\n  - name: web\n    po<|>\n',
      'ports',
      'spec:\n  containers:\n  - name: web\n    ports:\n    - name: ‹1:http›\n      containerPort: ‹2:8080›\n',
    ],
    [
      'nested mappings',
      'spec:\n  containers:\n    - name: web\n      <|>',
      'resources',
      'spec:\n  containers:\n    - name: web\n      resources:\n        cpu:\n          required: ‹1:0.5›\n        memory:\n          required: ‹2:128M›',
    ],
    [
      'one of several ways, as the example has it',
      'spec:\n  containers:\n    - name: web\n      live<|>',
      'livenessProbe',
      'spec:\n  containers:\n    - name: web\n      livenessProbe:\n        httpGet:\n          path: ‹1:/healthz›\n          port: ‹2:8080›',
    ],
    [
      'the first key of an item',
      'spec:\n  containers:\n    - <|>\n',
      'image',
      'spec:\n  containers:\n    - image: \n',
    ],
    [
      'a whole item',
      'spec:\n  containers:\n    - na<|>\n',
      'name, image',
      'spec:\n  containers:\n    - name: ‹1:web›\n      image: ‹2:registry.example.com/shop/web:1.4.2›\n',
    ],
    [
      'a whole item right behind the dash',
      'spec:\n  containers:\n  - name: c\n    env:\n    -<|>',
      'name, value',
      'spec:\n  containers:\n  - name: c\n    env:\n    - name: ‹1:GREETING›\n      value: ‹2:info›',
    ],
    [
      'an item with its dash',
      'spec:\n  containers:\n  - name: a\n  <|>\n',
      '- name, image',
      'spec:\n  containers:\n  - name: a\n  - name: ‹1:web›\n    image: ‹2:registry.example.com/shop/web:1.4.2›\n',
    ],
    [
      'an item in an indented list',
      'spec:\n  containers:\n    - name: a\n    <|>\n',
      '- name, image',
      'spec:\n  containers:\n    - name: a\n    - name: ‹1:web›\n      image: ‹2:registry.example.com/shop/web:1.4.2›\n',
    ],
    [
      'an item behind its bare key',
      'spec:\n  containers:<|>',
      '- name, image',
      'spec:\n  containers:\n    - name: ‹1:web›\n      image: ‹2:registry.example.com/shop/web:1.4.2›',
    ],
    [
      'a mapping behind its bare key',
      'spec:\n  containers:\n  - name: a\n    resources:<|>',
      'cpu, memory',
      'spec:\n  containers:\n  - name: a\n    resources:\n      cpu:\n        required: ‹1:0.5›\n      memory:\n        required: ‹2:128M›',
    ],
    [
      'a key behind a bare key',
      'spec:\n  containers:\n  - name: a\n    livenessProbe: <|>',
      'tcpSocket',
      'spec:\n  containers:\n  - name: a\n    livenessProbe: \n      tcpSocket:\n        port: ‹1:6379›',
    ],
    [
      'in the quotes that were begun',
      'spec:\n  "wor<|>',
      'workloadType',
      'spec:\n  "workloadType": ',
    ],
  ])('%s', (_, marked, label, expected) => {
    expect(acceptBelow(marked, label)).toBe(expected);
  });

  test('four columns per level where the document has them', () => {
    const head = HEAD.replace('  name', '    name');
    expect(accept(`${head}spec:\n    wor<|>`, 'containers').slice(head.length)).toBe(
      'spec:\n    containers:\n        - name: ‹1:web›\n          image: ‹2:registry.example.com/shop/web:1.4.2›',
    );
  });

  test('Windows line breaks stay', () => {
    const text = `${HEAD}spec:\n  containers:\n  - name: web\n    po<|>\n`.replaceAll('\n', '\r\n');
    const result = accept(text, 'ports');
    expect(result).toContain('ports:\r\n    - name: ‹1:http›\r\n      containerPort: ‹2:8080›\r\n');
    expect(result.replaceAll('\r\n', '')).not.toContain('\n');
  });

  test('without snippets, the same text without tab stops', () => {
    const marked = `${HEAD}spec:\n  containers:\n  - name: web\n    po<|>`;
    expect(accept(marked, 'ports', { snippets: 'plain' })).toContain(
      '    ports:\n    - name: http\n      containerPort: 8080',
    );
  });

  test('after a key whose value is still to be typed, the next completion is due', () => {
    const items = itemsAt(`${HEAD}spec:\n  <|>`);
    expect(items.find(({ label }) => label === 'workloadType')).toMatchObject({
      suggestNext: true,
      format: 'plain',
    });
    expect(items.find(({ label }) => label === 'arch')).toMatchObject({
      suggestNext: false,
      format: 'snippet',
    });
  });
});

describe('what stands around the word is kept', () => {
  test.each([
    ['a colon', 'spec:\n  work<|>Type: x', 'workloadType', 'spec:\n  workloadType: x'],
    ['a colon, at the end', 'spec:\n  wor<|>: x', 'workloadType', 'spec:\n  workloadType: x'],
    ['a value without its colon', 'spec:\n  ar<|> amd64', 'arch', 'spec:\n  arch: amd64'],
    ['a comment', 'spec:\n  ar<|> # which', 'arch', 'spec:\n  arch: # which'],
    [
      'deeper lines of a key without its colon',
      'spec:\n  conta<|>\n    - name: x',
      'containers',
      'spec:\n  containers:\n    - name: x',
    ],
    ['a colon in flow style', 'spec: {arc<|>: arm}', 'arch', 'spec: {arch: arm}'],
  ])('%s', (_, marked, label, expected) => {
    expect(acceptBelow(marked, label)).toBe(expected);
  });
});
