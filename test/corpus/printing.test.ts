// What public specs are rendered to reads back equal, and leads to the specs and back from every value.
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { placeOfOrigin } from '../../server/src/render/origin.ts';
import { printYaml, type PrintedRendering } from '../../server/src/render/print.ts';
import { placedSpanAt, spansFrom } from '../../server/src/render/printed-places.ts';
import { eachScalar, plainValue } from '../../server/src/render/rendered-node.ts';
import { renderConfiguration } from '../../server/src/render/render.ts';
import { defaultRenderOptions } from '../../server/src/render/rendering.ts';
import { corpusSets } from '../support/corpus-sets.ts';
import { configurationSites, workspaceOfTexts } from '../support/rendering.ts';

const sets = corpusSets();

function printedSets(target: string): readonly PrintedRendering[] {
  return sets.flatMap((texts) => {
    const workspace = workspaceOfTexts(texts);
    return configurationSites(workspace).flatMap((site) => {
      const rendering = renderConfiguration(workspace, site, { ...defaultRenderOptions, target });
      return rendering === undefined ? [] : [printYaml(rendering.objects)];
    });
  });
}

describe.skipIf(sets.length === 0).each(['kubernetes', 'rudr'])(
  'what public specs become with the target %s',
  (target) => {
    const all = printedSets(target);

    test('reads back equal by every version of YAML', () => {
      expect(all.filter(({ objects }) => objects.length > 0).length).toBeGreaterThan(20);
      for (const { text, objects } of all) {
        const values = objects.map(({ root }) => plainValue(root));
        for (const version of ['1.1', '1.2'] as const) {
          const read = parseAllDocuments(text, { version });
          expect(read.map((document) => document.toJS() as unknown)).toEqual(values);
        }
      }
    });

    test('leads from every value to its place, and from there back to it', () => {
      let followed = 0;
      for (const printed of all) {
        const scalars = new Map(
          printed.spans.flatMap((span) =>
            span.part === 'scalar' ? [[span.node, span] as const] : [],
          ),
        );
        for (const { root } of printed.objects) {
          eachScalar(root, (scalar) => {
            const span = scalars.get(scalar);
            const place = placeOfOrigin(scalar.origin);
            if (span === undefined) throw new Error('a value without a place in the text');
            if (place === undefined) return;
            expect(placedSpanAt(printed, span.range.start + 1)?.place).toBeDefined();
            const back = spansFrom(printed, place.uri, place.range);
            expect(back, printed.text.slice(span.range.start, span.range.end)).toContain(span);
            followed++;
          });
        }
      }
      expect(followed).toBeGreaterThan(500);
    });
  },
);
