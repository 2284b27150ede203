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

  it('knows after an edit what it would know of the text from the start', () => {
    const edit = fc.record({ start: fc.nat(20), length: fc.nat(8), pasted: text });
    fc.assert(
      fc.property(text, fc.array(edit, { minLength: 1, maxLength: 5 }), (content, edits) => {
        let index = new LineIndex(content);
        for (const { start, length, pasted } of edits) {
          const from = Math.min(start, index.text.length);
          const end = Math.min(from + length, index.text.length);
          const expected = index.text.slice(0, from) + pasted + index.text.slice(end);
          index = index.edited({ start: from, end }, pasted);
          expect(index.text).toBe(expected);
          expect(startsOf(index)).toEqual(startsOf(new LineIndex(expected)));
        }
      }),
      { numRuns: 3000 },
    );
  });
});

function startsOf(index: LineIndex): readonly number[] {
  return Array.from({ length: index.lineCount }, (_, line) => index.lineStart(line));
}
