// Growing selections, shown as the texts that are selected one after the other.
import { describe, expect, test } from 'vitest';
import { selectionAt } from '../../server/src/features/selection/selection.ts';
import { readSpecFile } from '../../server/src/workspace/spec-file.ts';
import { parseFixture } from '../support/fixture.ts';

function selections(marked: string): string[] {
  const { text, offset } = parseFixture(marked);
  const file = readSpecFile('file:///app.yaml', text);
  return selectionAt(file, offset).map(({ start, end }) => text.slice(start, end));
}

describe('the selection grows', () => {
  test('from a word to the file, in block style', () => {
    expect(
      selections('kind: Trait\nspec:\n  list:\n    - image: nginx:1.<|>17\n      b: 1\n'),
    ).toEqual([
      '17',
      'nginx:1.17',
      'image: nginx:1.17',
      'image: nginx:1.17\n      b: 1',
      '- image: nginx:1.17\n      b: 1',
      'list:\n    - image: nginx:1.17\n      b: 1',
      'spec:\n  list:\n    - image: nginx:1.17\n      b: 1',
      'kind: Trait\nspec:\n  list:\n    - image: nginx:1.17\n      b: 1',
      'kind: Trait\nspec:\n  list:\n    - image: nginx:1.17\n      b: 1\n',
    ]);
  });

  test('through quotes and brackets, in flow style', () => {
    expect(selections('{"a": ["b <|>c", 1]}')).toEqual([
      'c',
      'b c',
      '"b c"',
      '"b c", 1',
      '["b c", 1]',
      '"a": ["b c", 1]',
      '{"a": ["b c", 1]}',
    ]);
  });

  test('from a key to its pair', () => {
    expect(selections('k<|>ey: value\nother: 1')).toEqual([
      'key',
      'key: value',
      'key: value\nother: 1',
    ]);
  });

  test('from a comment', () => {
    expect(selections('a: 1 # some <|>words\nb: 2')).toEqual([
      'words',
      '# some words',
      'a: 1 # some words\nb: 2',
    ]);
  });

  test('within one document of several', () => {
    expect(selections('a: 1\n---\nb: <|>2\n---\nc: 3\n')).toEqual([
      '2',
      'b: 2',
      '---\nb: 2',
      '---\nb: 2\n',
      'a: 1\n---\nb: 2\n---\nc: 3\n',
    ]);
  });

  test('from nothing', () => {
    expect(selections('<|>')).toEqual(['']);
    expect(selections('a: 1\n\n<|>\n')).toEqual(['a: 1\n\n\n']);
  });
});
