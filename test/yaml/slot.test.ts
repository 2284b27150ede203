// Slots: which place of a text the cursor is at, in every style and in broken text.
import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../server/src/yaml/parse.ts';
import { slotAt } from '../../server/src/yaml/slot.ts';
import type { Slot } from '../../server/src/yaml/slot-model.ts';
import { parseFixture } from '../support/fixture.ts';

function slotIn(marked: string): { readonly slot: Slot; readonly text: string } {
  const { text, offset } = parseFixture(marked);
  return { slot: slotAt(parseDocument(text), offset), text };
}

/** Role, path and the word to replace: `key a.0 "na"`. */
function show(marked: string): string {
  const { slot, text } = slotIn(marked);
  const one = ({ role, path, word }: Slot): string =>
    role === 'none' ? 'none' : `${role} ${path.join('.')} "${text.slice(word.start, word.end)}"`;
  return [slot, ...(slot.alternative === undefined ? [] : [slot.alternative])].map(one).join(', ');
}

describe('the column decides where a blank line belongs', () => {
  test.each([
    ['<|>', 'value  ""'],
    ['---\n<|>', 'value  ""'],
    ['a:\n  <|>\n', 'value a ""'],
    ['a:\n<|>\n', 'key  "", item a ""'],
    ['a:\n  b: 1\n  <|>\nc: 1', 'key a ""'],
    ['a:\n  b: 1\n<|>\nc: 1', 'key  ""'],
    ['a:\n  b: 1\n   <|>', 'none'],
    ['a:\n  b: 1\n <|>', 'none'],
    ['a:\n  <|>\n  b: 1', 'key a ""'],
    ['a:\n    <|>\n  b: 1', 'none'],
    ['<|>\na: 1', 'key  ""'],
    ['  <|>\na: 1', 'none'],
    ['a:\n  - b: 1\n    <|>', 'key a.0 ""'],
    ['a:\n  - b: 1\n  <|>', 'item a ""'],
    ['a:\n  - b: 1\n<|>', 'key  ""'],
    ['a:\n- b: 1\n<|>', 'key  "", item a ""'],
    ['a:\n- b: 1\n  <|>', 'key a.0 ""'],
    ['a:\n- b: 1\n<|>\n- c: 2', 'item a ""'],
    ['a:\n  <|>\n  - b', 'item a ""'],
    ['a:\n  - x: 1\n  - y:\n      z: 1\n      <|>', 'key a.1.y ""'],
    ['a:\n\t<|>', 'none'],
  ])('%j', (marked, expected) => {
    expect(show(marked)).toBe(expected);
  });
});

describe('a line that would be torn from what stands above it is left alone', () => {
  test.each([
    ['a:\n<|>\n  b: 1', 'none'],
    ['a:\n  b:\n    c: 1\n  <|>\n    d: 2', 'none'],
    ['a:\n<|>\n- b', 'item a ""'],
  ])('%j', (marked, expected) => {
    expect(show(marked)).toBe(expected);
  });

  test('but a word above deeper lines is their key', () => {
    const { slot } = slotIn('a: 1\nb<|>\n  c: 1');
    expect(slot).toMatchObject({ role: 'key', hasRest: true, typed: 'b' });
  });
});

describe('words, keys and values in block style', () => {
  test.each([
    ['sp<|>', 'value  "sp"'],
    ['a: 1\nb<|>', 'key  "b"'],
    ['a: 1\nb<|>\nc: 1', 'key  "b"'],
    ['a:\n  co<|>\n  x: 1\n', 'key a "co"'],
    ['a:\n  b<|> nginx\n  x: 1\n', 'key a "b"'],
    ['a:\n  wor<|>\n', 'value a "wor"'],
    ['a<|>b: c', 'key  "ab"'],
    ['<|>ab: c', 'key  "ab"'],
    ['ab:<|>', 'value ab ""'],
    ['ab: <|>', 'value ab ""'],
    ['ab: <|># c', 'value ab ""'],
    ['ab: <|>\n  c: 1', 'none'],
    ['ab: <|>\n- c', 'none'],
    ['ab: c<|>d', 'value ab "cd"'],
    ['ab: cd <|>', 'none'],
    ['ab: "c<|>', 'value ab ""c"'],
    ['ab: "c<|>"', 'value ab ""c""'],
    ['ab: "c"<|>', 'none'],
    ["ab: 'c<|>'", 'value ab "\'c\'"'],
    ['"a<|>": b', 'key  ""a""'],
    ['ab: &x <|>', 'none'],
    ['ab: *x<|>', 'none'],
    ['a: # <|>', 'none'],
    ['a: |\n  foo\n  <|>', 'none'],
    ['a: |\n  foo:\n    <|>', 'none'],
    ['a: |\n  foo\n<|>', 'key  ""'],
    ['a: b\n  c<|>', 'none'],
    ['---<|>', 'none'],
    ['a: b\r\nc:\r\n  d<|>\r\ne: f', 'value c "d"'],
  ])('%j', (marked, expected) => {
    expect(show(marked)).toBe(expected);
  });
});

describe('list items in block style', () => {
  test.each([
    ['a:\n  - <|>\n', 'value a.0 ""'],
    ['a:\n  -<|>\n', 'value a.0 ""'],
    ['a:\n  <|>- b', 'none'],
    ['a:\n  - x\n  - na<|>', 'value a.1 "na"'],
    ['a:\n  - na<|>\n    b: 1', 'key a.0 "na"'],
    ['a:\n  - <|>\n    b: 1', 'key a.0 ""'],
    ['a:\n  - <|>b: 1\n    c: 2', 'key a.0 "b"'],
    ['a:\n  -<|> b: 1', 'none'],
    ['a:\n  - - <|>', 'value a.0.0 ""'],
    ['- a\n- <|>', 'value 1 ""'],
  ])('%j', (marked, expected) => {
    expect(show(marked)).toBe(expected);
  });
});

describe('flow style', () => {
  test.each([
    ['a: {<|>}', 'key a ""'],
    ['a: {<|>', 'key a ""'],
    ['{a: 1, b<|>', 'key  "b"'],
    ['{a: 1, b<|>}', 'key  "b"'],
    ['{a: 1 <|>}', 'none'],
    ['{a: <|>}', 'value a ""'],
    ['{a:<|>}', 'value a ""'],
    ['{a: <|> 1}', 'none'],
    ['{a: {b: [{c<|>', 'key a.b.0 "c"'],
    ['a: [x, <|>', 'value a.1 ""'],
    ['a: [ {b: 1}, <|>]', 'value a.1 ""'],
    ['a: {b: 1,\n  c<|>\n}\nd: 2\n', 'key a "c"'],
    ['a:\n  - {b: 1}\n  - {c<|>}', 'key a.1 "c"'],
    ['{"a": "x\n  y<|>"}', 'none'],
    ['{"a":1\n "b<|>":2}', 'key  ""b""'],
    ['{"a": "li<|>, "b": 2}', 'value a ""li"'],
    ['a: {b: 1}<|>', 'none'],
    ['a: {b: 1}\n<|>', 'key  ""'],
  ])('%j', (marked, expected) => {
    expect(show(marked)).toBe(expected);
  });

  test('JSON is told by the quotes of its keys', () => {
    expect(slotIn('{"a": 1, <|>}').slot.style).toBe('json');
    expect(slotIn('{a: 1, <|>}').slot.style).toBe('flow');
    expect(slotIn('{a: "<|>"}').slot.style).toBe('flow');
    expect(slotIn('{\n  <|>\n  "a": 1}').slot).toMatchObject({ style: 'json', needsComma: true });
  });
});

describe('what is there already', () => {
  test.each([
    ['a: 1\n<|>\nb: 2\nc:\n  d: 1', ['a', 'b', 'c']],
    ['x:\n  a: 1\n  <|>\n  b: 2\ny: 1', ['a', 'b']],
    ['x:\n- a: 1\n  <|>\n  b: 2\n- c: 1', ['a', 'b']],
    ['x:\n- <|>\n  b: 2\n- c: 1', ['b']],
    ['a: 1\nb<|>: 2', ['a']],
    ['{a: 1, <|>, b: {c: 1}}', ['a', 'b']],
    ['"a": 1\n<|>', ['a']],
  ])('%j', (marked, expected) => {
    expect([...slotIn(marked).slot.keys]).toEqual(expected);
  });

  test('a colon behind the word', () => {
    expect(slotIn('a<|>: 1').slot.hasColon).toBe(true);
    expect(slotIn('{a<|>: 1}').slot.hasColon).toBe(true);
    expect(slotIn('{"a<|>" : 1}').slot.hasColon).toBe(true);
    expect(slotIn('a<|>\nb: 1').slot.hasColon).toBe(false);
  });

  test('a missing blank behind colon or dash', () => {
    expect(slotIn('a:<|>').slot.needsBlank).toBe(true);
    expect(slotIn('a: <|>').slot.needsBlank).toBe(false);
    expect(slotIn('a:\n  -<|>').slot).toMatchObject({ needsBlank: true, indent: 4 });
    expect(slotIn('a:\n  - <|>').slot).toMatchObject({ needsBlank: false, indent: 4 });
  });
});

test('an offset outside the text has no slot', () => {
  const document = parseDocument('a: 1');
  expect(slotAt(document, 99).role).toBe('none');
  expect(slotAt(document, -1).role).toBe('none');
});
