// Origins in words.
import { expect, test } from 'vitest';
import {
  describeOrigin,
  markdownStyle,
  originSentence,
  plainStyle,
} from '../../server/src/render/describe-origin.ts';
import type { Origin, OriginStep, Place } from '../../server/src/render/origin.ts';

const showPlace = ({ range }: Place): string => `shop.yaml, line ${String(range.start)}`;
const plain = plainStyle(showPlace);

function step(what: OriginStep['what'], name: string, owner: string, line: number): OriginStep {
  const place = { uri: 'file:///shop.yaml', range: { start: line, end: line } };
  return { what, name, owner, place };
}

function source(...[first, ...rest]: [OriginStep, ...OriginStep[]]): Origin {
  return { kind: 'source', how: 'exact', steps: [first, ...rest], also: [] };
}

const field = step('field', 'fromParam', 'component web', 3);
const value = step('parameter-value', 'image', 'configuration shop', 12);
const variable = step('variable', 'TAG', 'configuration shop', 7);

test.each<[Origin, string]>([
  [source(field), 'Written as "fromParam" in component web, shop.yaml, line 3.'],
  [
    source(field, value),
    'From the parameter "image", set in configuration shop, shop.yaml, line 12.',
  ],
  [
    source(step('parameter-default', 'image', 'component web', 4)),
    'From the default of the parameter "image" of component web, shop.yaml, line 4.',
  ],
  [source(value, variable), 'From the variable "TAG" of configuration shop, shop.yaml, line 7.'],
  [
    { kind: 'source', how: 'derived', steps: [value, variable], also: [] },
    'Worked out: from the variable "TAG" of configuration shop, shop.yaml, line 7.',
  ],
  [{ kind: 'given', name: 'TAG', steps: [value] }, 'Given with the command as "TAG".'],
  [{ kind: 'constant', reason: 'Services are always TCP' }, 'Services are always TCP.'],
])('%# is one sentence', (origin, sentence) => {
  expect(originSentence(origin, plain)).toBe(sentence);
});

test('the way of a value is told from the end to its start', () => {
  const origin: Origin = {
    kind: 'source',
    how: 'derived',
    steps: [field, value, variable],
    also: [step('variable', 'HOST', 'configuration shop', 9)],
  };
  expect(describeOrigin(origin, plain).split('\n')).toEqual([
    'Worked out: from the variable "TAG" of configuration shop, shop.yaml, line 7.',
    '',
    '- asked for by the value of the parameter "image" in configuration shop, shop.yaml, line 12',
    '- asked for by the field "fromParam" in component web, shop.yaml, line 3',
    '- also from the variable "HOST" of configuration shop, shop.yaml, line 9',
  ]);
});

test('no name of the specs becomes Markdown', () => {
  const nasty = step('variable', '`x` [a](b)', 'configuration [a](command:b) <b>', 7);
  const text = originSentence(source(nasty), markdownStyle(showPlace));
  expect(text).toContain('`` `x` [a](b) ``');
  expect(text).toContain('\\[a\\](command:b) \\<b\\>');
});
