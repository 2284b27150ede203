// Keys accepted between brackets, in flow YAML and in JSON.
import { describe, expect, test } from 'vitest';
import { accept, itemsAt } from './complete.ts';

const HEAD = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: shop
`;

/** The text below the head, after an item was accepted there. */
function acceptBelow(marked: string, label: string): string {
  return accept(HEAD + marked, label).slice(HEAD.length);
}

describe('accepted in flow style', () => {
  test.each([
    ['spec: {<|>}', 'arch', 'spec: {arch: ‹1:i386|amd64|arm|arm64›}'],
    ['spec: {workloadType: x, osTy<|>}', 'osType', 'spec: {workloadType: x, osType: }'],
    [
      'spec: {<|> workloadType: x}',
      'containers',
      'spec: {containers: [{ name: ‹1:web›, image: ‹2:registry.example.com/shop/web:1.4.2› }], workloadType: x}',
    ],
    [
      'spec: {containers: [<|>]}',
      '{ name, image }',
      'spec: {containers: [{ name: ‹1:web›, image: ‹2:registry.example.com/shop/web:1.4.2› }]}',
    ],
    [
      'spec: {containers: [{name: a}, <|>',
      '{ name, image }',
      'spec: {containers: [{name: a}, { name: ‹1:web›, image: ‹2:registry.example.com/shop/web:1.4.2› }',
    ],
    [
      'spec:\n  containers:\n    - livenessProbe: {<|>}',
      'tcpSocket',
      'spec:\n  containers:\n    - livenessProbe: {tcpSocket: { port: ‹1:6379› }}',
    ],
  ])('%s', (marked, label, expected) => {
    expect(acceptBelow(marked, label)).toBe(expected);
  });
});

describe('accepted in JSON', () => {
  const json = (inner: string): string => `{
  "apiVersion": "core.oam.dev/v1alpha1",
  "kind": "ComponentSchematic",
  "metadata": { "name": "shop" },
  "spec": {
${inner}
  }
}
`;
  test.each([
    [
      'on a line of its own, with a comma for what follows',
      '    <|>\n    "arch": "arm"',
      'containers',
      '    "containers": [\n      {\n        "name": "‹1:web›",\n        "image": "‹2:registry.example.com/shop/web:1.4.2›"\n      }\n    ],\n    "arch": "arm"',
    ],
    ['text in quotes', '    "osT<|>"', 'osType', '    "osType": "‹1›"'],
    ['an unclosed quote', '    "osT<|>', 'osType', '    "osType": "‹1›"'],
    ['a choice', '    "arch<|>"', 'arch', '    "arch": ‹1:"i386"|"amd64"|"arm"|"arm64"›'],
    ['only the key before a colon', '    "ar<|>": "arm"', 'arch', '    "arch": "arm"'],
    [
      'on one line',
      '    "containers": [{ "name": "a", <|> }]',
      'ports',
      '    "containers": [{ "name": "a", "ports": [{ "name": "‹1:http›", "containerPort": ‹2:8080› }] }]',
    ],
  ])('%s', (_, marked, label, expected) => {
    expect(accept(json(marked), label)).toBe(json(expected));
  });

  test('indented with tabs where the file is', () => {
    const tabs = (inner: string) =>
      json(inner).replace(/^ +/gm, (blanks) => '\t'.repeat(blanks.length / 2));
    expect(accept(tabs('    <|>'), 'containers')).toContain(
      '\n\t\t"containers": [\n\t\t\t{\n\t\t\t\t"name": "‹1:web›",',
    );
  });

  test('the filter text has the quote that was typed', () => {
    const item = itemsAt(json('    "osT<|>"')).find(({ label }) => label === 'osType');
    expect(item?.filterText).toBe('"osType');
  });
});
