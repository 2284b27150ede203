// Completion, hover and refactorings over the sets of the corpus: every offset of each file, with all its files known.
import { performance } from 'node:perf_hooks';
import { describe, expect, test } from 'vitest';
import { completionsAt } from '../../server/src/features/completion/completion.ts';
import { resolveCompletion } from '../../server/src/features/completion/resolve.ts';
import { hoverAt } from '../../server/src/features/hover/hover.ts';
import { refactoringsAt } from '../../server/src/features/refactor/refactor.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import { readSpecFile, type SpecFile } from '../../server/src/workspace/spec-file.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { corpusSets } from '../support/corpus-sets.ts';

const sets = corpusSets().map((texts) => {
  const workspace = new Workspace();
  for (const [uri, text] of texts) workspace.set(readSpecFile(uri, text));
  return workspace;
});

/** Calls `ask` for every offset of every file of every set; answers the time of one call in microseconds. */
function everywhere(ask: (workspace: Workspace, file: SpecFile, offset: number) => void): number {
  const start = performance.now();
  let asked = 0;
  for (const workspace of sets) {
    for (const file of workspace.files()) {
      for (let offset = 0; offset <= file.lines.text.length; offset++) {
        asked++;
        ask(workspace, file, offset);
      }
    }
  }
  return ((performance.now() - start) * 1000) / asked;
}

describe.skipIf(sets.length === 0)('over the corpus sets', () => {
  test('completion holds the cursor and documents what it offers', () => {
    const faults: string[] = [];
    let definitions = 0;
    const each = everywhere((workspace, file, offset) => {
      const { items } = completionsAt(file, offset, {
        snippets: 'supported',
        settings: defaultSettings,
        workspace,
      });
      for (const { label, edit, data } of items) {
        const { start, end } = edit.range;
        if (start < 0 || end > file.lines.text.length || offset < start || end < offset) {
          faults.push(`${file.uri}:${offset} ${label} does not hold the cursor`);
        }
        if (data?.of !== 'definition') continue;
        definitions++;
        const text = resolveCompletion(data, workspace);
        if (text === undefined || /undefined|\[object/.test(text)) {
          faults.push(`${file.uri}:${offset} ${label}: ${text ?? 'no text'}`);
        }
      }
    });
    console.info(`completion: ${each.toFixed(0)} µs each, ${definitions} names of the workspace`);
    expect(faults.slice(0, 10)).toEqual([]);
    expect(definitions).toBeGreaterThan(500);
  }, 120_000);

  test('hover stands around the cursor', () => {
    const faults: string[] = [];
    let crossing = 0;
    const each = everywhere((workspace, file, offset) => {
      const hover = hoverAt(file, offset, { ruleTitle: () => undefined, workspace });
      if (hover === undefined) return;
      const { range, markdown } = hover;
      if (offset < range.start || range.end < offset)
        faults.push(`${file.uri}:${offset} elsewhere`);
      if (/undefined|\[object/.test(markdown)) faults.push(`${file.uri}:${offset} ${markdown}`);
      if (/ in `[^`]*\.ya?ml`/.test(markdown)) crossing++;
    });
    console.info(`hover: ${each.toFixed(0)} µs each, ${crossing} cards of definitions`);
    expect(faults.slice(0, 10)).toEqual([]);
    expect(crossing).toBeGreaterThan(500);
  }, 120_000);

  test('refactorings edit what is there', () => {
    const faults: string[] = [];
    const each = everywhere((workspace, file, offset) => {
      const at = { start: offset, end: offset };
      for (const { title, edits } of refactoringsAt(file, at, workspace)) {
        const isInside = edits.every(
          ({ range }) =>
            0 <= range.start && range.start <= range.end && range.end <= file.lines.text.length,
        );
        if (!isInside) faults.push(`${file.uri}:${offset} ${title}`);
      }
    });
    console.info(`refactorings: ${each.toFixed(0)} µs each`);
    expect(faults.slice(0, 10)).toEqual([]);
  }, 120_000);
});
