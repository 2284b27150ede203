// The forms of names, and how they are explained.
import { describe, expect, test } from 'vitest';
import { faultOfImage, withLowerCasePath } from '../../server/src/model/image-syntax.ts';
import {
  DNS_LABEL,
  NAME,
  PARAMETER_NAME,
  faultOf,
  faultOfLabelKey,
  toDnsLabel,
} from '../../server/src/model/name-syntax.ts';

describe('faults', () => {
  test.each([
    [NAME, 'a', undefined],
    [NAME, 'A-b_c.9', undefined],
    [NAME, '', 'is empty'],
    [NAME, 'a b', 'holds a blank'],
    [NAME, 'a\tb', 'holds a character that cannot be seen'],
    [NAME, 'a😀b', 'holds "😀"'],
    [NAME, 'é', 'holds "é"'],
    [NAME, '-a', 'does not start and end with a letter or a digit'],
    [NAME, 'a.', 'does not start and end with a letter or a digit'],
    [NAME, 'a'.repeat(64), 'has 64 characters'],
    [DNS_LABEL, 'aB', 'holds capital letters'],
    [DNS_LABEL, 'a_b', 'holds "_"'],
    [DNS_LABEL, 'a.b', 'holds "."'],
    [PARAMETER_NAME, 'größe', undefined],
    [PARAMETER_NAME, 'a/b', 'holds "/"'],
  ])('%j %s', (syntax, text, expected) => {
    expect(faultOf(syntax, text)).toBe(expected);
  });

  test.each([
    ['a', undefined],
    ['example.com/a', undefined],
    ['a b', 'holds a blank'],
    ['example.com/', 'has a part behind "/" that is empty'],
    ['/a', 'has a part before "/" that is empty'],
    ['a/b/c', 'has a part behind "/" that holds "/"'],
    ['Example.com/a', 'has a part before "/" that holds capital letters'],
  ])('key %s', (key, expected) => {
    expect(faultOfLabelKey(key)).toBe(expected);
  });

  test.each([
    ['MyApp', 'my-app'],
    ['my_app.v1', 'my-app-v1'],
    [' Größe! ', 'gr-e'],
    ['---', undefined],
    ['a'.repeat(70), 'a'.repeat(63)],
  ])('%j becomes a label', (text, expected) => {
    expect(toDnsLabel(text)).toBe(expected);
  });
});

describe('images', () => {
  test.each([
    ['library/nginx:1.17', undefined],
    ['[::1]:5000/nginx', undefined],
    ['nginx:-1', '"-1" is no tag.'],
    ['a/-b', '"-b" is no part of a path.'],
    ['a//b', 'A part of the path is empty.'],
    ['nginx:', 'A part of the image is missing.'],
    [`nginx@sha256:${'G'.repeat(64)}`, 'A digest consists of the digits 0 to 9 and a to f.'],
  ])('%s', (text, expected) => {
    expect(faultOfImage(text)).toBe(expected);
  });

  test('small letters are proposed where they are all it takes', () => {
    expect(withLowerCasePath('Example.COM/Shop/Web:V1')).toBe('Example.COM/shop/web:V1');
    expect(withLowerCasePath('Shop Web')).toBeUndefined();
  });
});
