// Hover, outline, folding, selection and links over real files: every offset, no exception, sound ranges.
import { describe, expect, test } from 'vitest';
import type { TextRange } from '../../server/src/base/text-range.ts';
import { foldingOf } from '../../server/src/features/folding/folding.ts';
import { hoverAt } from '../../server/src/features/hover/hover.ts';
import { linksIn } from '../../server/src/features/links/links.ts';
import { outlineOf, type OutlineNode } from '../../server/src/features/outline/outline.ts';
import { selectionAt } from '../../server/src/features/selection/selection.ts';
import { readSpecFile, type SpecFile } from '../../server/src/workspace/spec-file.ts';
import { corpusFiles, corpusFolder } from '../support/corpus.ts';

const absent = corpusFolder() === undefined;
const files = corpusFiles();

/** The file as it is, and cut in its middle: what an editor sees while somebody is writing. */
const readings = files.flatMap(({ path, text }) => [
  { path, file: readSpecFile(`file:///${path}`, text) },
  { path: `${path} (cut)`, file: readSpecFile(`file:///${path}`, text.slice(0, text.length / 2)) },
]);

/** Everything that is wrong with ranges, as text: one assertion for thousands of them. */
function faultsOf(check: (file: SpecFile, fault: (what: string) => void) => void): string[] {
  const faults: string[] = [];
  for (const { path, file } of readings) check(file, (what) => faults.push(`${path}: ${what}`));
  return faults.slice(0, 10);
}

const inside = (outer: TextRange, { start, end }: TextRange) =>
  outer.start <= start && start <= end && end <= outer.end;
const whole = (file: SpecFile) => ({ start: 0, end: file.lines.text.length });

describe.skipIf(absent)('over the corpus', () => {
  test('there are files to read', () => {
    expect(files.length).toBeGreaterThan(50);
  });

  test('hover answers at every offset, around the offset', () => {
    let offsets = 0;
    let answers = 0;
    const faults = faultsOf((file, fault) => {
      for (let offset = 0; offset <= file.lines.text.length; offset++) {
        offsets++;
        const hover = hoverAt(file, offset, { ruleTitle: () => undefined });
        if (hover === undefined) continue;
        answers++;
        const { range, markdown } = hover;
        if (!inside(whole(file), range) || range.start === range.end) fault(`range at ${offset}`);
        if (!inside(range, { start: offset, end: offset })) fault(`not around ${offset}`);
        if (markdown.trim() === '' || /undefined|\[object/.test(markdown)) fault(markdown);
      }
    });
    console.info(`hover: ${offsets} offsets, ${answers} answers`);
    expect(faults).toEqual([]);
    expect(answers).toBeGreaterThan(offsets / 10);
  }, 120_000);

  test('selections grow strictly, from the offset to the file', () => {
    const faults = faultsOf((file, fault) => {
      for (let offset = 0; offset <= file.lines.text.length; offset++) {
        const ranges = selectionAt(file, offset);
        let inner: TextRange = { start: offset, end: offset };
        for (const range of ranges) {
          const grew = range.end - range.start > inner.end - inner.start || inner === range;
          const first = inner.start === offset && inner.end === offset;
          if (!inside(range, inner) || (!grew && !first)) fault(`selection at ${offset}`);
          inner = range;
        }
        const last = ranges.at(-1);
        if (last?.start !== 0 || last.end !== file.lines.text.length) fault(`no file at ${offset}`);
      }
    });
    expect(faults).toEqual([]);
  }, 120_000);

  test('outlines nest in the order of the text', () => {
    let nodes = 0;
    const faults = faultsOf((file, fault) => {
      const visit = (siblings: readonly OutlineNode[], outer: TextRange) => {
        let start = outer.start;
        for (const { name, range, selectionRange, children } of siblings) {
          nodes++;
          if (name === '') fault('empty name');
          if (!inside(outer, range)) fault(`${name} is outside its parent`);
          if (!inside(range, selectionRange)) fault(`name of ${name} is outside`);
          if (range.start < start) fault(`${name} is out of order`);
          start = range.start;
          visit(children, range);
        }
      };
      visit(outlineOf(file), whole(file));
    });
    console.info(`outline: ${nodes} nodes`);
    expect(faults).toEqual([]);
    expect(nodes).toBeGreaterThan(1000);
  });

  test('foldings span lines inside the text, each from a line of its own, none across another', () => {
    const faults = faultsOf((file, fault) => {
      const { lines } = file;
      const spans = foldingOf(file).map(({ range }) => {
        if (!inside(whole(file), range)) fault('outside');
        return { first: lines.lineAt(range.start), last: lines.lineAt(range.end) };
      });
      const open: number[] = [];
      let previous = -1;
      for (const { first, last } of spans) {
        if (last <= first) fault(`one line: ${first}`);
        if (first <= previous) fault(`twice: ${first}`);
        previous = first;
        while (open.length > 0 && (open.at(-1) ?? 0) < first) open.pop();
        if (open.length > 0 && last > (open.at(-1) ?? 0)) fault(`across: ${first}-${last}`);
        open.push(last);
      }
    });
    expect(faults).toEqual([]);
  });

  test('links hold the text they open', () => {
    const faults = faultsOf((file, fault) => {
      for (const { range, target } of linksIn(file)) {
        if (file.lines.text.slice(range.start, range.end) !== target) fault(target);
        if (!URL.canParse(target)) fault(target);
      }
    });
    expect(faults).toEqual([]);
  });
});
