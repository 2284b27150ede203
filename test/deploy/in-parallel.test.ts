// Work side by side: never on more than the limit, results in order.
import { expect, test } from 'vitest';
import { inParallel } from '../../server/src/deploy/in-parallel.ts';

test('answers in the order of the items, with at most the limit at work', async () => {
  let atWork = 0;
  let most = 0;
  const results = await inParallel(3, [5, 1, 4, 2, 3, 0], async (turns, index) => {
    most = Math.max(most, ++atWork);
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    atWork--;
    return `${String(index)}:${String(turns)}`;
  });
  expect(results).toEqual(['0:5', '1:1', '2:4', '3:2', '4:3', '5:0']);
  expect(most).toBe(3);
  expect(await inParallel(3, [], () => Promise.resolve(1))).toEqual([]);
});

test('starts nothing more after a bug, and tells it', async () => {
  const started: number[] = [];
  const run = inParallel(1, [1, 2, 3], (item) => {
    started.push(item);
    return item === 2 ? Promise.reject(new Error('bug')) : Promise.resolve(item);
  });
  await expect(run).rejects.toThrow('bug');
  expect(started).toEqual([1, 2]);
});
