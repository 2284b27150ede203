// Choices about single objects of a plan, one after the other.
import { expect, test } from 'vitest';
import { withChoice } from '../../client/src/deploy/plan-choice.ts';

const none = { keepTheirs: [], takeOver: [], adopt: [], replace: [], prune: [] };

test('several choices about one object go together', () => {
  const adopted = withChoice(none, 'web', 'adopt');
  const taken = withChoice(adopted, 'web', 'takeOver');
  expect(withChoice(taken, 'web', 'replace')).toEqual({
    ...none,
    adopt: ['web'],
    takeOver: ['web'],
    replace: ['web'],
  });
});

test('fields are left to others or taken over, not both', () => {
  const taken = withChoice(none, 'web', 'takeOver');
  const kept = withChoice(taken, 'web', 'keepTheirs');
  expect(kept).toEqual({ ...none, keepTheirs: ['web'] });
  expect(withChoice(kept, 'web', 'takeOver')).toEqual(taken);
});

test('a choice is made once, and leaves other objects alone', () => {
  const once = withChoice(withChoice(none, 'web', 'prune'), 'orders', 'prune');
  expect(withChoice(once, 'web', 'prune').prune).toEqual(['orders', 'web']);
});

test('all choices about an object are taken back', () => {
  const both = withChoice(withChoice(none, 'web', 'adopt'), 'web', 'takeOver');
  expect(withChoice(both, 'web', undefined)).toEqual(none);
});
