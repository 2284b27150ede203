// Patterns of files, and the cheap look that spares parsing.
import { expect, test } from 'vitest';
import {
  globTest,
  hasSpecEnding,
  mayHoldSpec,
  pathTestOf,
} from '../../server/src/workspace/globs.ts';

test.each([
  ['apps/**/*.yaml', 'apps/a.yaml', true],
  ['apps/**/*.yaml', 'apps/x/y/a.yaml', true],
  ['apps/*.yaml', 'apps/x/a.yaml', false],
  ['apps', 'apps/x/a.yaml', true],
  ['apps/', 'apps/a.yaml', true],
  ['./apps/', 'apps/a.yaml', true],
  ['/apps', 'apps/a.yaml', true],
  ['apps', 'apps2/a.yaml', false],
  ['*.{yaml,yml}', 'a.yml', true],
  ['**/.hidden/*', 'x/.hidden/a.yaml', true],
  ['!a.yaml', 'b.yaml', false],
  ['[', 'b.yaml', false],
  ['', 'b.yaml', false],
  ['x'.repeat(100_000), 'b.yaml', false],
])('%.20s on %s: %s', (pattern, path, expected) => {
  expect(globTest([pattern])(path)).toBe(expected);
});

test('what is excluded stays out, even where it is included', () => {
  const wants = pathTestOf({ include: ['apps/**'], exclude: ['**/old/**'] });
  expect(['apps/a.yaml', 'apps/old/a.yaml', 'a.yaml'].filter(wants)).toEqual(['apps/a.yaml']);
  expect(pathTestOf({ include: [], exclude: [] })('anything')).toBe(true);
});

test('specs end like YAML or JSON', () => {
  const names = ['a.yaml', 'a.yml', 'a.JSON', 'a.yaml.bak', 'yaml', 'a.jsonc'];
  expect(names.filter(hasSpecEnding)).toEqual(['a.yaml', 'a.yml', 'a.JSON']);
});

test('a text that names no group and no kind of ours is not worth parsing', () => {
  expect(mayHoldSpec('apiVersion: core.oam.dev/v1alpha1')).toBe(true);
  expect(mayHoldSpec('"apiVersion":"core.hydra.io/v1alpha1"')).toBe(true);
  expect(mayHoldSpec('kind: ComponentSchematic')).toBe(true);
  expect(mayHoldSpec('apiVersion: apps/v1\nkind: Deployment')).toBe(false);
  expect(mayHoldSpec('Traits of a good core')).toBe(false);
});
