// Text of clusters as it is shown: nothing in it can move, hide, or become a link or an icon.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  messageText,
  oneLine,
  severalLines,
  withoutIcons,
} from '../../client/src/deploy/plain-text.ts';

it('stands on one line, with what cannot be seen spelled out', () => {
  expect(oneLine('pulled\r\n  the image\n')).toBe('pulled the image');
  expect(oneLine('\u001b[31mred\u001b[0m')).toBe('\\u001b[31mred\\u001b[0m');
  expect(oneLine('web\u202egnp.exe')).toBe('web\\u202egnp.exe');
  expect(oneLine('no\u200bthing')).toBe('no\\u200bthing');
});

it('keeps its lines where it may have several', () => {
  expect(severalLines('one\r\n\ttwo\u0000')).toBe('one\n\ttwo\\u0000');
});

it('is cut where it is too long', () => {
  expect(oneLine('x'.repeat(1000))).toHaveLength(300);
});

it('makes no link in a message, commands least of all', () => {
  const text = messageText('[Click](command:workbench.action.terminal.new) or [here](https://x.y)');
  expect(text).not.toMatch(/\]\(/);
  expect(text).toContain('command:workbench.action.terminal.new');
});

it('makes no icon in a list or the status bar', () => {
  expect(withoutIcons('$(check) done')).toBe('\\$(check) done');
  expect(withoutIcons('costs $(5 dollars)')).toBe('costs $(5 dollars)');
});

it('holds no control character, whatever it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(oneLine(text)).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u);
    }),
  );
});
