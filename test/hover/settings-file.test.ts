// Hover in the settings file, and on the codes of rules wherever they stand.
import { expect, test } from 'vitest';
import { componentWith, hoverIn } from '../support/hover.ts';

const ruleTitle = (code: string) => (code === 'image-tag' ? 'Images carry a tag.' : undefined);
const inSettings = (marked: string) =>
  hoverIn(marked, { name: 'oam.config.yaml', ruleTitle })?.markdown;

test('a setting shows its meaning and values', () => {
  expect(inSettings('pro<|>file: rudr')).toMatchInlineSnapshot(`
    "**\`profile\`** · text · optional

    Which reading of the model decides how severe a finding is.

    - Allowed:
      - \`spec\`: Follow the specification. What only one runtime refuses stays quiet.
      - \`rudr\`: Follow the reference runtime Rudr. What it refuses to load is an error, what it ignores is not.
    - Default: \`spec\`"
  `);
});

test('a chosen value is explained', () => {
  expect(inSettings('profile: ru<|>dr')).toContain('`rudr`: Follow the reference runtime Rudr.');
  expect(inSettings('rules: {image-tag: <|>hint}')).toContain('`hint`: Reported as an unobtrusive');
});

test('the code of a rule shows its title', () => {
  expect(inSettings('rules:\n  image<|>-tag: error')).toBe(
    '**`image-tag`** · rule\n\nImages carry a tag.',
  );
  expect(inSettings('rules:\n  image<|>-tagg: error')).toBe('There is no rule `image-tagg`.');
});

test('the code of a rule in a comment that silences it', () => {
  const marked = componentWith(
    '\n  # oam-disable-next-line other, image<|>-tag -- known\n  osType: x',
  );
  expect(hoverIn(marked, { ruleTitle })).toEqual({
    on: 'image-tag',
    markdown: '**`image-tag`** · rule\n\nImages carry a tag.',
  });
});

test('a file of another name is no settings file', () => {
  expect(hoverIn('pro<|>file: rudr')).toBeUndefined();
});
