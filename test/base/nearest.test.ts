// Which name a misspelt one was meant to be, and when nothing is near enough to say so.
import { expect, it } from 'vitest';
import { nearest } from '../../server/src/base/nearest.ts';

it.each([
  ['contianerPort', ['containerPort', 'name'], 'containerPort'],
  ['service_port', ['servicePort', 'hostname'], 'servicePort'],
  ['SERVER', ['Server', 'Service'], 'Server'],
  ['xyz', ['containerPort', 'name'], undefined],
  ['tcp', ['TCP', 'UDP'], 'TCP'],
  ['nam', ['name', 'image'], 'name'],
  ['vlaue', ['value', 'fromParam'], 'value'],
])('%s among %j is %s', (name, candidates, expected) => {
  expect(nearest(name, candidates)).toBe(expected);
});

it('never answers the name itself', () => {
  expect(nearest('name', ['name'])).toBeUndefined();
});
