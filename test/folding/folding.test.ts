// What can be folded, shown as the first and the last line of each stretch.
import { describe, expect, test } from 'vitest';
import { foldingOf } from '../../server/src/features/folding/folding.ts';
import { readSpecFile } from '../../server/src/workspace/spec-file.ts';

/** `first → last` for each stretch, with the kind where it is not code. */
function folds(text: string): string[] {
  const file = readSpecFile('file:///app.yaml', text);
  const lineAt = (offset: number) => {
    const { start, end } = file.lines.lineRangeAt(offset);
    return text.slice(start, end).trim();
  };
  return foldingOf(file).map(({ range, kind }) => {
    const mark = kind === 'code' ? '' : `${kind}: `;
    return `${mark}${lineAt(range.start)} → ${lineAt(range.end)}`;
  });
}

const head = 'apiVersion: core.oam.dev/v1alpha1\nkind: ComponentSchematic\n';

describe('folding', () => {
  test('of maps, lists, items and long texts', () => {
    const text = `${head}metadata:
  name: web
spec:
  containers:
    - name: a
      image: b
      config:
        - path: /a
          value: |
            one
            two
  parameters: []
`;
    expect(folds(text)).toEqual([
      'metadata: → name: web',
      'spec: → parameters: []',
      'containers: → two',
      '- name: a → two',
      'config: → two',
      '- path: /a → two',
      'value: | → two',
    ]);
  });

  test('of flow style keeps the closing bracket in sight', () => {
    const text = `{
  "apiVersion": "core.oam.dev/v1alpha1",
  "kind": "Trait",
  "spec": {
    "appliesTo": [
      "*"
    ],
    "properties": {"type":
      "object"}
  }
}`;
    expect(folds(text)).toEqual([
      '{ → }',
      '"spec": { → "object"}',
      '"appliesTo": [ → "*"',
      '"properties": {"type": → "object"}',
    ]);
  });

  test('of documents, when there are several', () => {
    expect(folds(`${head}---\nkind: Other\n`)).toEqual([
      'apiVersion: core.oam.dev/v1alpha1 → kind: ComponentSchematic',
      '--- → kind: Other',
    ]);
    expect(folds(head)).toEqual([]);
  });

  test('of comments that stand together', () => {
    const text = `# one\n# two\n# three\n${head}  # alone\nspec: # behind\n  # a\n  # b\n  osType: linux\n`;
    expect(folds(text)).toEqual([
      'comment: # one → # three',
      'spec: # behind → osType: linux',
      'comment: # a → # b',
    ]);
  });

  test('of regions, inside each other and across documents', () => {
    const text = `# region outer\n${head}# #region inner\nspec: {}\n# endregion\n---\na: 1\n#endregion\n`;
    expect(folds(text)).toEqual([
      'region: # region outer → #endregion',
      'region: # #region inner → # endregion',
      '--- → #endregion',
    ]);
  });

  test('of regions that do not match is none', () => {
    expect(folds(`# endregion\n${head}# region\nspec: {}\n`)).toEqual([]);
  });

  test('of what is no comment but looks like one is none', () => {
    const text = `${head}metadata:\n  name: |\n    # region\n    # endregion\n`;
    expect(folds(text)).toEqual(['metadata: → # endregion', 'name: | → # endregion']);
  });

  test('counts lines that end in CR LF', () => {
    expect(folds(`${head}metadata:\n  name: web\n`.replaceAll('\n', '\r\n'))).toEqual([
      'metadata: → name: web',
    ]);
  });

  test('of files without OAM is left to others', () => {
    expect(folds('a:\n  b: 1\n  c: 2\n')).toEqual([]);
  });

  test('of templates follows the lines that can be read', () => {
    const text = 'apiVersion: core.oam.dev/v1alpha1\nkind: {{ .kind }}\nmetadata:\n  name: a\n';
    expect(folds(text)).toContain('metadata: → name: a');
  });
});
