// Regular expressions checked for backtracking: none takes exponential time, and the text that is worst for each is soon done with.
import { analyse } from 'scslre';
import { expect, test } from 'vitest';
import { cpuTime } from '../support/cpu-time.ts';
import {
  expressionsInSchemas,
  expressionsInSources,
  type FoundExpression,
} from './regular-expressions.ts';

const found = [...expressionsInSources(), ...expressionsInSchemas()];

/** With what a text has to begin so that the part that is slow is reached at all. */
const STARTS = [
  '',
  '[',
  '[a',
  '[a(',
  'from',
  'from(',
  '#oam-disable-next-line',
  '"',
  '-',
  '(',
  '.',
  '{{',
  'Bearer ',
];

/** Characters of the texts to try; what grows with the cube of it takes half a minute. */
const LENGTH = 3000;

function reportsOf({ expression: { source, flags } }: FoundExpression) {
  return analyse({ source, flags: flags.replaceAll(/[vd]/g, '') }).reports;
}

/** The time of the slowest try, in milliseconds. */
function slowest({ expression }: FoundExpression, repeated: string): number {
  const times = STARTS.flatMap((start) =>
    ['', '!', '\n!', '\u2028!'].map((end) => start + repeated + end),
  ).map((text) => {
    const started = cpuTime();
    text.replace(new RegExp(expression.source, expression.flags), '');
    return cpuTime() - started;
  });
  return Math.max(...times);
}

test('there are expressions to check', () => {
  console.info(`regular expressions: ${found.length}`);
  expect(expressionsInSources().length).toBeGreaterThan(300);
  expect(expressionsInSchemas().length).toBeGreaterThan(50);
});

test('none takes exponential time', () => {
  const exponential = found.filter((each) => reportsOf(each).some((report) => report.exponential));
  expect(exponential).toEqual([]);
});

test('none is slow on the text that is worst for it', () => {
  const suspects = found.flatMap((each) =>
    reportsOf(each).map(({ character }) => ({ each, character: character.pick })),
  );
  const slow = suspects
    .map(({ each, character }) => ({
      where: `${each.file} ${String(each.expression)}`,
      took: slowest(each, character.repeat(LENGTH)),
    }))
    .filter(({ took }) => took > 2000);
  console.info(`regular expressions that may take quadratic time: ${suspects.length}`);
  expect(slow).toEqual([]);
}, 120_000);
