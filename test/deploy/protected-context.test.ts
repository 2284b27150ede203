// Which contexts are protected, by the patterns that hold for everybody and by those of a user.
import { describe, expect, test } from 'vitest';
import {
  DEFAULT_PROTECTED,
  forcedChoices,
  isProtectedContext,
} from '../../server/src/deploy/protected-context.ts';

describe('without patterns of their own', () => {
  test.each([
    'prod',
    'shop-prod-eu',
    'PROD',
    'gke_shop_europe-west1_production',
    'arn:aws:eks:eu-west-1:123456789012:cluster/prod-1',
    'live',
    'prd2',
  ])('%s is protected', (context) => {
    expect(isProtectedContext(context, DEFAULT_PROTECTED)).toBe(true);
  });

  test.each(['dev', 'kind-kind', 'staging', '', 'p-rod'])('%s is not', (context) => {
    expect(isProtectedContext(context, DEFAULT_PROTECTED)).toBe(false);
  });
});

test.each([
  ['eu-*', 'eu-1', true],
  ['eu-*', 'my-eu-1', false],
  ['eu-?', 'eu-1', true],
  ['eu-?', 'eu-10', false],
  ['*/main', 'a/b/main', true],
  ['a.b', 'axb', false],
  ['a.b', 'a.b', true],
  ['(x)', '(x)', true],
  ['prod', 'production', false],
  ['prod', 'PROD', true],
  ['PROD', 'prod', true],
  ['a?b', 'a.b', true],
  ['a.b', 'a.b', true],
  ['*abd', 'abcabd', true],
  ['a*b*c', 'aXbXc', true],
  ['a*', 'a', true],
  ['*', 'anything\nat all', true],
  ['', 'dev', false],
])('the pattern %s and the context %s', (pattern, context, expected) => {
  expect(isProtectedContext(context, [pattern])).toBe(expected);
});

test('any pattern is tried within the time of a test', () => {
  expect(isProtectedContext('a'.repeat(2000), [`${'*a'.repeat(200)}b`])).toBe(false);
});

test('what loses an object or the fields of others is forced, and nothing else is', () => {
  const none = { takeOver: [], adopt: [], replace: [] };
  const harmless = { keepTheirs: ['a'], prune: ['b'] };
  expect(forcedChoices({ ...none, ...harmless })).toEqual([]);
  expect(forcedChoices({ ...none, adopt: ['a'], takeOver: new Set(['b']) })).toEqual([
    'takeOver',
    'adopt',
  ]);
  expect(forcedChoices({ ...none, replace: ['a'] })).toEqual(['replace']);
});
