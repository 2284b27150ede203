// Over the corpus sets: what resolves has a definition, and the definition knows of it.
import { describe, expect, test } from 'vitest';
import { definitionAt } from '../../server/src/features/navigation/definition.ts';
import { referencesAt } from '../../server/src/features/navigation/references.ts';
import { locationsOf, occurrencesOf, sitesIn } from '../../server/src/workspace/occurrences.ts';
import { readSpecFile } from '../../server/src/workspace/spec-file.ts';
import { Workspace, type NameSite } from '../../server/src/workspace/workspace.ts';
import { corpusFolder } from '../support/corpus.ts';
import { corpusSets } from '../support/corpus-sets.ts';

describe.skipIf(corpusFolder() === undefined)('over the corpus sets', () => {
  test('every reference that resolves is among those of its definition', () => {
    let resolved = 0;
    const faults: string[] = [];
    for (const files of corpusSets()) {
      const workspace = new Workspace();
      for (const [uri, text] of files) workspace.set(readSpecFile(uri, text));
      for (const uri of files.keys()) {
        for (const site of sitesIn(workspace, uri)) {
          if (site.use.does === 'declare') continue;
          if (occurrencesOf(workspace, site).declarations.length === 0) continue;
          resolved++;
          faults.push(...faultsOf(workspace, site));
        }
      }
    }
    console.info(`navigation: ${resolved} references that resolve`);
    expect(faults).toEqual([]);
    expect(resolved).toBeGreaterThan(100);
  }, 60_000);
});

function faultsOf(workspace: Workspace, site: NameSite): string[] {
  const { uri } = site;
  const [place] = locationsOf(workspace, [site]);
  if (place === undefined) return [`${uri}: ${site.use.name} stands nowhere`];
  const { start } = place.range;
  const targets = definitionAt(workspace, uri, start)?.targets ?? [];
  if (targets.length === 0) return [`${uri}@${start}: ${site.use.name} has no definition`];
  return targets.flatMap((target) => {
    const at = { uri: target.uri, offset: target.range.start };
    const back = referencesAt(workspace, at, 'without-declarations');
    const knows = back.some((other) => other.uri === uri && other.range.start === start);
    return knows ? [] : [`${uri}@${start}: ${target.uri} does not know of ${site.use.name}`];
  });
}
