// Which contexts are protected, by the patterns that hold for everybody and by those of a user.
import { describe, expect, test } from 'vitest';
import {
  DEFAULT_PROTECTED,
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
])('the pattern %s and the context %s', (pattern, context, expected) => {
  expect(isProtectedContext(context, [pattern])).toBe(expected);
});
