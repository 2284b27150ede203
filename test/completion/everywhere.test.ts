// Completion asked everywhere: at each offset of many files, whole and cut off, and accepted in blank lines.
import { performance } from 'node:perf_hooks';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/base/text-edit.ts';
import { completionsAt } from '../../server/src/features/completion/completion.ts';
import type {
  CompletionItem,
  CompletionOptions,
} from '../../server/src/features/completion/item.ts';
import { resolveCompletion } from '../../server/src/features/completion/resolve.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import { documentAt, readSpecFile, type SpecFile } from '../../server/src/workspace/spec-file.ts';
import { nodeAtPath } from '../../server/src/yaml/access.ts';
import { slotAt } from '../../server/src/yaml/slot.ts';
import { corpusFiles } from '../support/corpus.ts';
import { fillStops, RULE_CODES } from './complete.ts';
import { documents } from './documents.ts';

const options: CompletionOptions = {
  snippets: 'supported',
  settings: defaultSettings,
  ruleCodes: RULE_CODES,
};
const own = Object.entries(documents).map(([path, text]) => ({ path, text }));
const corpus = corpusFiles().filter(({ path }) => !path.endsWith('sets.json'));

/** What is wrong with the answer at an offset, one line each. */
function faultsAt(file: SpecFile, offset: number): string[] {
  const { text } = file.lines;
  const { items } = completionsAt(file, offset, options);
  return items.flatMap((item) => {
    const { start, end } = item.edit.range;
    const outside = start < 0 || end > text.length || offset < start || end < offset;
    const replaced = text.slice(start, end);
    const faults = [
      outside ? 'does not hold the cursor' : '',
      /[\r\n]/.test(replaced) ? 'reaches over lines' : '',
      resolveCompletion(JSON.parse(JSON.stringify(item.data ?? null)) ?? undefined) === ''
        ? 'has empty documentation'
        : '',
    ].filter((fault) => fault !== '');
    return faults.map((fault) => `${file.uri}:${offset} ${item.label} ${fault}`);
  });
}

function faultsIn(path: string, text: string): string[] {
  const file = readSpecFile(`file:///${path}`, text);
  const faults: string[] = [];
  for (let offset = 0; offset <= text.length; offset++) faults.push(...faultsAt(file, offset));
  return faults;
}

/** The text ends at the cursor, as it does for somebody who writes from top to bottom. */
function faultsInCut(path: string, text: string, every: number): string[] {
  const faults: string[] = [];
  let file: SpecFile | undefined;
  for (let offset = 0; offset <= text.length; offset += every) {
    file = readSpecFile(`file:///${path}`, text.slice(0, offset), file);
    faults.push(...faultsAt(file, offset));
  }
  return faults;
}

interface Accepted {
  readonly faults: readonly string[];
  /** How many items were accepted, each in a text of its own. */
  readonly count: number;
}

/** Opens a blank line behind each line, in each column, and accepts what is offered there. */
function acceptEverywhere(path: string, text: string): Accepted {
  const faults: string[] = [];
  let count = 0;
  const closed = readSpecFile(`file:///${path}`, text);
  const base = problemsIn(closed);
  for (const match of text.matchAll(/(?=\r?\n)|$/g)) {
    for (const column of [0, 2, 4, 6, 8, 10, 12]) {
      const lead = `\n${' '.repeat(column)}`;
      const opened = text.slice(0, match.index) + lead + text.slice(match.index);
      const file = readSpecFile(closed.uri, opened, closed);
      const accepted = acceptAll(file, match.index + lead.length, base);
      faults.push(...accepted.faults);
      count += accepted.count;
    }
  }
  return { faults, count };
}

function acceptAll(file: SpecFile, offset: number, base: number): Accepted {
  const { text } = file.lines;
  const placed = documentAt(file, offset)!;
  const slot = slotAt(placed.document.yaml, offset - placed.start);
  const items = completionsAt(file, offset, options).items.filter(({ kind }) =>
    ['key', 'snippet', 'resource'].includes(kind),
  );
  const faults = items.flatMap((item) => {
    const result = applyEdits(text, [{ ...item.edit, newText: textOf(item) }]);
    const edited = readSpecFile(file.uri, result, file);
    const document = documentAt(edited, offset)?.document.yaml;
    const at = item.kind === 'key' ? [...slot.path, item.label] : [];
    const found = nodeAtPath(document?.root, at);
    if (found !== undefined && problemsIn(edited) <= base) return [];
    return [`${file.uri}:${offset} ${item.label}\n${result}`];
  });
  return { faults, count: items.length };
}

function textOf({ edit, format }: CompletionItem): string {
  return format === 'snippet' ? fillStops(edit.newText) : edit.newText;
}

function problemsIn({ documents: all }: SpecFile): number {
  return all.reduce((sum, { document }) => sum + document.yaml.problems.length, 0);
}

describe('our own documents', () => {
  test.each(own)('$path: at each offset', ({ path, text }) => {
    expect(faultsIn(path, text)).toEqual([]);
  });

  test.each(own)('$path: cut off at each offset', ({ path, text }) => {
    expect(faultsInCut(path, text, 1)).toEqual([]);
  });

  test.each(own)('$path: with Windows line breaks', ({ path, text }) => {
    const windows = text.replaceAll('\n', '\r\n');
    expect(faultsIn(path, windows)).toEqual([]);
  });

  test.each(own)('$path: keys accepted in new lines are read as meant', ({ path, text }) => {
    const { faults, count } = acceptEverywhere(path, text);
    expect(faults).toEqual([]);
    expect(count).toBeGreaterThan(3);
  });
});

describe.skipIf(corpus.length === 0)('specs from public repositories', () => {
  test('at each offset', () => {
    const start = performance.now();
    const faults = corpus.flatMap(({ path, text }) => faultsIn(path, text));
    const asked = corpus.reduce((sum, { text }) => sum + text.length + 1, 0);
    const each = ((performance.now() - start) * 1000) / asked;
    console.log(`${corpus.length} files, asked ${asked} times, ${each.toFixed(0)} µs each`);
    expect(faults).toEqual([]);
  }, 60_000);

  test('keys accepted in new lines of every fourth file that parses are read as meant', () => {
    const accepted = corpus
      .filter((_, index) => index % 4 === 0)
      .filter(({ path, text }) => problemsIn(readSpecFile(`file:///${path}`, text)) === 0)
      .map(({ path, text }) => acceptEverywhere(path, text));
    expect(accepted.flatMap(({ faults }) => faults)).toEqual([]);
    expect(accepted.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(1000);
  }, 120_000);

  test('cut off at every seventh offset', () => {
    expect(corpus.flatMap(({ path, text }) => faultsInCut(path, text, 7))).toEqual([]);
  }, 120_000);
});
