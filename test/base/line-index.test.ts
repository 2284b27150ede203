// Offsets and positions: every offset survives the way there and back, in every encoding.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineIndex, type PositionEncoding } from '../../server/src/base/line-index.ts';

const encodings: readonly PositionEncoding[] = ['utf-8', 'utf-16', 'utf-32'];
const text = fc.string({ unit: fc.constantFrom('a', 'é', '漢', '😀', '\n', '\r\n', '\r', ' ') });

describe('LineIndex', () => {
  it('counts lines by LF, CRLF and CR', () => {
    const index = new LineIndex('a\nb\r\nc\rd');
    expect(index.lineCount).toBe(4);
    expect([0, 1, 2, 3].map((line) => index.lineStart(line))).toEqual([0, 2, 5, 7]);
    expect(index.lineEnd(1)).toBe(3);
  });

  it('counts a surrogate pair as the encoding says', () => {
    const index = new LineIndex('😀x');
    expect(index.positionAt(2, 'utf-16').character).toBe(2);
    expect(index.positionAt(2, 'utf-8').character).toBe(4);
    expect(index.positionAt(2, 'utf-32').character).toBe(1);
  });

  it('clamps what lies outside the text', () => {
    const index = new LineIndex('ab\ncd');
    expect(index.offsetAt({ line: 0, character: 99 })).toBe(2);
    expect(index.offsetAt({ line: 99, character: 0 })).toBe(5);
    expect(index.positionAt(99)).toEqual({ line: 1, character: 2 });
  });

  it('leads every offset back to itself', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...encodings), (content, encoding) => {
        const index = new LineIndex(content);
        for (let offset = 0; offset <= content.length; offset++) {
          const inside = /[\uDC00-\uDFFF]/.test(content.charAt(offset));
          const crlf = content.charAt(offset) === '\n' && content.charAt(offset - 1) === '\r';
          // Half a character or half a line break is no place a client can name.
          if (inside || crlf) continue;
          expect(index.offsetAt(index.positionAt(offset, encoding), encoding)).toBe(offset);
        }
      }),
    );
  });

  const edit = fc.record({ start: fc.nat(40), length: fc.nat(12), pasted: text });
  const edits = fc.array(edit, { minLength: 1, maxLength: 5 });

  it('knows after an edit what it would know of the text from the start', () => {
    fc.assert(
      fc.property(text, edits, fc.integer({ min: 1, max: 12 }), (content, all, chunkSize) => {
        let index = new LineIndex(content, chunkSize);
        for (const { start, length, pasted } of all) {
          const earlier = index.text;
          const from = Math.min(start, earlier.length);
          const end = Math.min(from + length, earlier.length);
          const expected = earlier.slice(0, from) + pasted + earlier.slice(end);
          const before = index;
          index = index.edited({ start: from, end }, pasted);
          expect(startsOf(index)).toEqual(startsOf(new LineIndex(expected)));
          expect(endsOf(index)).toEqual(endsOf(new LineIndex(expected)));
          expect(index.slice(from, end + 3)).toBe(expected.slice(from, end + 3));
          expectShared(before, index);
          expect(index.text).toBe(expected);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('finds what another text has in common with it', () => {
    fc.assert(
      fc.property(text, text, (content, other) => {
        const index = new LineIndex(content, 4);
        const replaced = index.replaced(other);
        expect(startsOf(replaced)).toEqual(startsOf(new LineIndex(other)));
        expect(replaced.text).toBe(other);
        expectShared(index, replaced);
      }),
    );
  });

  it('shares all but what is around an edit with the text before', () => {
    const content = 'line\n'.repeat(10_000);
    const index = new LineIndex(content);
    const { before, after } = index.edited({ start: 25_000, end: 25_003 }, 'x').sharedWith(index);
    expect(before).toBeGreaterThan(15_000);
    expect(after).toBeGreaterThan(15_000);
    expect(index.replaced(`${content}!`).sharedWith(index).before).toBeGreaterThan(40_000);
  });
});

/** What two texts are said to have in common they have, and it does not overlap in either. */
function expectShared(one: LineIndex, other: LineIndex): void {
  const { before, after } = one.sharedWith(other);
  expect(before + after).toBeLessThanOrEqual(Math.min(one.length, other.length));
  expect(one.text.slice(0, before)).toBe(other.text.slice(0, before));
  expect(one.text.slice(one.length - after)).toBe(other.text.slice(other.length - after));
}

function endsOf(index: LineIndex): readonly number[] {
  return Array.from({ length: index.lineCount }, (_, line) => index.lineEnd(line));
}

function startsOf(index: LineIndex): readonly number[] {
  return Array.from({ length: index.lineCount }, (_, line) => index.lineStart(line));
}
