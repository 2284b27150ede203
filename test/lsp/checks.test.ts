// The problems that are kept while somebody works are those that somebody who starts now would find.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Checks } from '../../server/src/lsp/checks.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import { Worlds } from '../../server/src/workspace/worlds.ts';
import { emptyModel, freshWorlds, perform, runs, step } from '../support/world-steps.ts';

/** Every problem of every document, as a client would be told of it. */
function problemsIn(worlds: Worlds, checks: Checks): readonly string[] {
  return worlds
    .uris()
    .flatMap((uri) => {
      const file = worlds.file(uri);
      if (file === undefined) return [];
      const around = { settings: defaultSettings, world: worlds.of(uri) };
      return checks
        .of(file, around)
        .flat()
        .map(({ code, message, range, related }) => {
          const places = related.map(
            (each) => `${each.elsewhere?.uri ?? uri}:${String(each.range.start)} ${each.message}`,
          );
          return `${uri} ${String(range.start)} ${code} ${message} [${places.sort().join('; ')}]`;
        });
    })
    .sort();
}

it('after any steps, kept problems equal those of a fresh start', () => {
  let found = 0;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const worlds = new Worlds();
      const checks = new Checks();
      const model = emptyModel();
      for (const each of steps) {
        for (const change of perform(worlds, model, each)) checks.affectedBy(change);
        // Asked after each step, so that there is something old to be kept by mistake.
        found += problemsIn(worlds, checks).length;
      }
      expect(problemsIn(worlds, checks)).toEqual(problemsIn(freshWorlds(model), new Checks()));
    }),
    runs,
  );
  expect(found).toBeGreaterThan(runs.numRuns);
}, 120_000);
