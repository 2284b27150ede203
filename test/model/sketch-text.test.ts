// Writing sketches: escapes of snippets, quotes, and the same text for clients without snippets.
import { expect, test } from 'vitest';
import type { Sketch } from '../../server/src/model/sketch.ts';
import { startWriting, writePair, type Layout } from '../../server/src/model/sketch-text.ts';
import { fillStops } from '../completion/complete.ts';

const BLOCK: Layout = {
  style: 'block',
  flow: 'one-line',
  step: 2,
  blank: ' ',
  listStep: 2,
  lineBreak: '\n',
  format: 'snippet',
};
const JSON_LINES: Layout = { ...BLOCK, style: 'json', flow: 'lines' };

function write(layout: Layout, key: string, value: Sketch): string {
  return writePair(startWriting(layout), key, { value }, 0);
}

const TRICKY = 'a$1 ${x} b\\c';

test('characters that mean something to snippets are escaped', () => {
  const stop: Sketch = { shape: 'stop', offered: [TRICKY], isText: true };
  const fixed: Sketch = { shape: 'fixed', value: TRICKY };
  const lines: Sketch = { shape: 'lines', text: 'if [ -n "${x}" ]\nthen $y' };
  expect(fillStops(write(BLOCK, 'k$', stop))).toBe('k$: "a$1 ${x} b\\\\c"');
  expect(fillStops(write(BLOCK, 'k', fixed))).toBe('k: "a$1 ${x} b\\\\c"');
  expect(fillStops(write(BLOCK, 'k', lines))).toBe('k: |\n  if [ -n "${x}" ]\n  then $y');
  expect(fillStops(write(JSON_LINES, 'k', stop))).toBe(`"k": ${JSON.stringify(TRICKY)}`);
  expect(write(BLOCK, 'k', stop)).toBe('k: "${1:a\\$1 \\${x\\} b\\\\\\\\c}"');
});

test('commas and bars in choices are escaped', () => {
  const choice: Sketch = { shape: 'stop', offered: ['a,b', 'c|d'], isText: true };
  expect(write(BLOCK, 'k', choice)).toBe('k: ${1|"a\\,b",c\\|d|}');
});

test('without snippets nothing is escaped', () => {
  const stop: Sketch = { shape: 'stop', offered: [TRICKY], isText: true };
  expect(write({ ...BLOCK, format: 'plain' }, 'k', stop)).toBe('k: "a$1 ${x} b\\\\c"');
});

test('text that would be read as something else is quoted', () => {
  const stop = (value: string | number): Sketch => ({
    shape: 'stop',
    offered: [value],
    isText: typeof value === 'string',
  });
  expect(write(BLOCK, 'k', stop('off'))).toBe('k: "${1:off}"');
  expect(write(BLOCK, 'k', stop('1.0'))).toBe('k: "${1:1.0}"');
  expect(write(BLOCK, 'k', stop(1))).toBe('k: ${1:1}');
});
