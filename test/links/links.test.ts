// Web addresses that become links.
import { describe, expect, test } from 'vitest';
import { linksIn } from '../../server/src/features/links/links.ts';
import { readSpecFile } from '../../server/src/workspace/spec-file.ts';

function links(text: string, name = 'app.yaml'): string[] {
  return linksIn(readSpecFile(`file:///${name}`, text)).map(({ range, target }) => {
    expect(text.slice(range.start, range.end)).toBe(target);
    return target;
  });
}

const trait = (value: string) =>
  `apiVersion: core.oam.dev/v1alpha1\nkind: Trait\nmetadata:\n  annotations:\n    a: ${value}\n`;

describe('links', () => {
  test('in comments and texts, in the order of the text', () => {
    const text = `# See https://example.com/a.\n${trait('"(http://example.com/b_(c))" # and HTTPS://x.org!')}`;
    expect(links(text)).toEqual([
      'https://example.com/a',
      'http://example.com/b_(c)',
      'HTTPS://x.org',
    ]);
  });

  test('in block scalars, flow style and later documents', () => {
    expect(
      links(`a: 1\n---\n${trait('|\n      at https://example.com/?a=b&c#d\n      x')}`),
    ).toEqual(['https://example.com/?a=b&c#d']);
    expect(
      links(`{"apiVersion": "core.hydra.io/v1alpha1", "kind": "Trait", "x": ["http://a.b"]}`),
    ).toEqual(['http://a.b']);
  });

  test.each([
    ['of other schemes', 'ftp://example.com file:///etc javascript:alert(1) command:x'],
    ['without a host', 'https:// http://'],
    ['that a call completes', '"http://api.[fromVariable(host)]/x"'],
    ['that a template completes', '"http://{{ .host }}/ http://a.{{ b }}"'],
    ['that a shell completes', '"http://$(HOST)/ http://a.$(HOST)/ http://b.${HOST}"'],
    ['that go on behind an escape', '"http://example.com/\\u0041"'],
    ['inside a longer word', 'xhttp://example.com'],
  ])('are not made of addresses %s', (_, value) => {
    expect(links(trait(value))).toEqual([]);
  });

  test('are not made of images', () => {
    const text =
      'apiVersion: core.oam.dev/v1alpha1\nkind: ComponentSchematic\nspec: {containers: [{image: registry.example.com/a:1}]}';
    expect(links(text)).toEqual([]);
  });

  test('are left to others in documents that are not OAM', () => {
    expect(links('# https://example.com\na: https://example.com')).toEqual([]);
    expect(links('# https://example.com\nprofile: spec', 'oam.config.yaml')).toEqual([
      'https://example.com',
    ]);
  });
});
