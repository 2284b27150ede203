// The examples of the reference implementation, rendered as it rendered them.
import { describe, expect, test } from 'vitest';
import { plainValue } from '../../server/src/render/rendered-node.ts';
import { recordedExamples, rudrFolder, withoutOwners } from '../support/rudr-data.ts';
import { renderNamed } from '../support/rendering.ts';

const examples = recordedExamples();

describe.skipIf(rudrFolder() === undefined)('examples of Rudr', () => {
  test('are all there', () => {
    expect(examples).toHaveLength(18);
  });

  for (const { file, configuration, result, objects, texts } of examples) {
    const title = `${file}#${configuration}`;
    test(`${title}, with owner references`, () => {
      const options = { target: 'rudr', ownerReferences: 'written' } as const;
      const rendering = renderNamed(texts, configuration, options);
      expect(rendering?.objects.map(({ root }) => plainValue(root))).toEqual(objects);
    });

    test(`${title}, without`, () => {
      const rendering = renderNamed(texts, configuration, { target: 'rudr' });
      const rendered = rendering?.objects.map(({ root }) => plainValue(root));
      expect(rendered).toEqual(withoutOwners(objects));
    });

    test(`${title}, problems`, () => {
      const { problems = [] } = renderNamed(texts, configuration, { target: 'rudr' }) ?? {};
      const errors = problems.filter(({ severity }) => severity === 'error');
      expect(errors.length > 0, JSON.stringify(errors)).toBe(result !== 'OK');
    });
  }
});
