// Properties of every rendering: the order of writing does not matter, broken text does no harm, and origins are true.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomFrom } from '../support/random.ts';
import { brokenText } from '../support/broken-text.ts';
import { generatedSet } from '../support/generated-sets.ts';
import { changesAtOrigins } from '../support/origin-changes.ts';
import { placesOutside } from '../support/places.ts';
import {
  goldenSets,
  oneOf,
  printedSorted,
  publicSets,
  renderAll,
  runs,
  targetNames,
  type Specs,
} from '../support/render-sets.ts';
import { reordered } from '../support/reordered.ts';
import { workspaceOfTexts } from '../support/rendering.ts';

console.info(`renderings: ${String(runs.numRuns)} sets a property, seed ${String(runs.seed)}`);

type Sets = fc.Arbitrary<readonly [Specs, number]>;

const sources: readonly (readonly [string, Sets | undefined])[] = [
  ['made-up sets', fc.tuple(generatedSet, fc.nat())],
  ['golden cases', oneOf(goldenSets)],
  ['public sets', publicSets.length === 0 ? undefined : oneOf(publicSets)],
];

describe.each(sources)('of %s', (_name, sets) => {
  describe.skipIf(sets === undefined).each(targetNames)('for %s', (target) => {
    const check = (holds: (specs: Specs, seed: number) => void): void => {
      fc.assert(
        fc.property(sets!, ([specs, seed]) => {
          holds(specs, seed);
        }),
        runs,
      );
    };

    test('the order of files, documents and keys changes no byte', () => {
      check((specs, seed) => {
        const written = workspaceOfTexts(reordered(specs, 'as-written'));
        const moved = workspaceOfTexts(reordered(specs, randomFrom(seed)));
        expect(printedSorted(moved, target)).toEqual(printedSorted(written, target));
      });
    });

    test('all places lie inside their files, however broken these are', () => {
      check((specs, seed) => {
        const random = randomFrom(seed);
        const broken = new Map(
          [...specs].map(([uri, text]) => [uri, brokenText(text, random)] as const),
        );
        for (const texts of [specs, broken]) {
          const workspace = workspaceOfTexts(texts);
          for (const rendering of renderAll(workspace, target)) {
            expect(placesOutside(rendering, workspace)).toEqual([]);
          }
        }
      });
    });

    test('a change of the text at an origin changes the value', () => {
      check((specs, seed) => {
        expect(
          changesAtOrigins(specs, target, { random: randomFrom(seed), most: 5 }).untrue,
        ).toEqual([]);
      });
    });
  });
});
