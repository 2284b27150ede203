// Text out of documents stays text: nothing a document says becomes a link, markup or another paragraph.
import { describe, expect, test } from 'vitest';
import { codeSpan, table } from '../../server/src/base/markdown.ts';
import { componentWith, markdownAt } from '../support/hover.ts';

describe('a code span', () => {
  test.each([
    ['plain', '`plain`'],
    ['a `tick`', '`` a `tick` ``'],
    ['``two``', '``` ``two`` ```'],
    ['<b>bold</b> [x](http://evil)', '`<b>bold</b> [x](http://evil)`'],
    ['one\n\n# two', '`one # two`'],
    ['a\u202eb\u0000c', '`a\ufffdb\ufffdc`'],
    [' \n ', '*empty*'],
    ['', '*empty*'],
  ])('of %j is %s', (text, span) => {
    expect(codeSpan(text)).toBe(span);
  });

  test('is cut when the text is long, between characters', () => {
    expect(codeSpan('x'.repeat(500))).toBe(`\`${'x'.repeat(119)}…\``);
    expect(codeSpan(`${'x'.repeat(118)}${'😀'.repeat(50)}`)).toBe(`\`${'x'.repeat(118)}…\``);
  });
});

test('a cell of a table cannot open another one', () => {
  expect(table(['a'], [['`x|y`\nz']])).toBe('| a |\n| --- |\n| `x\\|y` z |');
});

test('descriptions and defaults of parameters are shown as they are', () => {
  const hostile = '](command:evil) `</code>` <img src=x> \\n\\n# Title';
  const marked = componentWith(`
  parameters:
    - name: p
      type: "[a](http://b)"
      default: "${hostile}"
      description: "${hostile}"
  containers: [{name: a, image: b, env: [{name: A, fromParam: <|>p}]}]`);
  const shown = '``](command:evil) `</code>` <img src=x> # Title``';
  expect(markdownAt(marked)).toBe(
    `**Parameter \`p\`** · \`[a](http://b)\` · optional\n\n${shown}\n\n- Default: ${shown}`,
  );
});
