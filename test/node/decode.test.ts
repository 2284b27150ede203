// Bytes to text: encodings, marks, and bytes that are no text.
import { describe, expect, test } from 'vitest';
import { decode } from '../../server/src/node/decode.ts';

const text = 'name: é日😀\n';
const little = Buffer.from(text, 'utf16le');
const big = Buffer.from(little).swap16();

test.each<[string, Uint8Array, string]>([
  ['UTF-8', Buffer.from(text), 'utf-8'],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), 'utf-8'],
  ['UTF-16LE with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), little]), 'utf-16le'],
  ['UTF-16BE with a mark', Buffer.concat([Buffer.from([0xfe, 0xff]), big]), 'utf-16be'],
  ['UTF-16LE', little, 'utf-16le'],
  ['UTF-16BE', big, 'utf-16be'],
])('%s is read, its mark left out', (_, bytes, encoding) => {
  expect(decode(bytes)).toEqual({ text, encoding, invalid: undefined, binary: false });
});

test.each([0, 1, 2, 3])('%i bytes are enough', (length) => {
  expect(decode(Buffer.from('abc').subarray(0, length)).text).toBe('abc'.slice(0, length));
});

describe('bytes that are not valid', () => {
  test('are found where they are, after characters of several bytes', () => {
    const bytes = Buffer.concat([Buffer.from('é😀'), Buffer.from([0xff]), Buffer.from('z')]);
    expect(decode(bytes)).toMatchObject({
      text: 'é😀\uFFFDz',
      invalid: { byteOffset: 6, textOffset: 3 },
    });
  });

  test('count from the start of the file, its mark included', () => {
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xc3]);
    expect(decode(bytes).invalid).toEqual({ byteOffset: 4, textOffset: 1 });
  });

  test('are told apart from a replacement character that the author wrote', () => {
    expect(decode(Buffer.from('a\uFFFDb')).invalid).toBeUndefined();
    const bytes = Buffer.concat([Buffer.from('a\uFFFDb'), Buffer.from([0x80])]);
    expect(decode(bytes).invalid).toEqual({ byteOffset: 5, textOffset: 3 });
  });

  test('of UTF-16: half a pair, half a unit', () => {
    const mark = Buffer.from([0xff, 0xfe]);
    const half = Buffer.from('a\uD800b', 'utf16le');
    expect(decode(Buffer.concat([mark, half])).invalid).toEqual({ byteOffset: 4, textOffset: 1 });
    const odd = Buffer.concat([mark, Buffer.from('ab', 'utf16le'), Buffer.from([0x61])]);
    expect(decode(odd).invalid).toEqual({ byteOffset: 6, textOffset: 2 });
  });
});

test('one NUL does not make a text binary; a picture is', () => {
  expect(decode(Buffer.from('a: \0b')).binary).toBe(false);
  expect(decode(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')).binary).toBe(true);
});
