// Small experiments with the reference implementation: the same objects where it gave some, a refusal where it refused.
import { describe, expect, test } from 'vitest';
import { placeOfOrigin } from '../../server/src/render/origin.ts';
import { eachScalar, plainValue } from '../../server/src/render/rendered-node.ts';
import { createdObjects, probes, rudrFolder, withoutOwners } from '../support/rudr-data.ts';
import { renderNamed } from '../support/rendering.ts';

const FILE = 'file:///probe.yaml';

describe.skipIf(rudrFolder() === undefined)('probes', () => {
  test('are all there', () => {
    expect(probes()).toHaveLength(116);
  });

  for (const { name, steps } of probes()) {
    for (const [index, step] of steps.entries()) {
      const { phase, result, configuration, text } = step;
      if (phase !== 'add') continue;
      const texts = new Map([[FILE, text]]);
      const title = `${name}, step ${String(index + 1)}`;

      const sameObjects = (): void => {
        const render = (ownerReferences: 'written' | 'left-out') =>
          renderNamed(texts, configuration, { target: 'rudr', ownerReferences })!.objects.map(
            ({ root }) => plainValue(root),
          );
        const expected = createdObjects(step);
        expect(render('written')).toEqual(expected);
        expect(render('left-out')).toEqual(withoutOwners(expected));
      };

      const refusal = (): void => {
        const rendering = renderNamed(texts, configuration, { target: 'rudr' })!;
        expect(rendering.objects).toEqual([]);
        const code = result.startsWith('PANIC') ? 'rudr-crashes' : 'rudr-refuses';
        expect(rendering.problems.map((problem) => problem.code)).toContain(code);
        for (const { place } of rendering.problems) {
          expect(text.slice(place.range.start, place.range.end).trim()).not.toBe('');
        }
      };

      if (result === 'OK') test(`${title}: the same objects`, sameObjects);
      else test(`${title}: no objects, and why`, refusal);

      test(`${title}: every value is there for a reason`, () => {
        for (const { root } of renderNamed(texts, configuration, { target: 'rudr' })!.objects) {
          eachScalar(root, ({ origin, value }, path) => {
            const where = placeOfOrigin(origin);
            if (origin.kind === 'constant') expect(origin.reason).not.toBe('');
            else expect(where?.uri, path.join('.')).toBe(FILE);
            if (origin.kind !== 'source' || origin.how !== 'exact' || where === undefined) return;
            const written = text.slice(where.range.start, where.range.end);
            expect(written, path.join('.')).toContain(JSON.stringify(value).slice(1, -1));
          });
        }
      });
    }
  }
});
