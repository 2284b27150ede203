// Where every value of the golden cases comes from: all are traced, and as exactly as can be.
import { afterAll, describe, expect, test } from 'vitest';
import { placeOfOrigin, stepsOf, type Origin, type Place } from '../../server/src/render/origin.ts';
import { eachScalar, type RenderedScalar } from '../../server/src/render/rendered-node.ts';
import { renderConfiguration } from '../../server/src/render/render.ts';
import { defaultRenderOptions } from '../../server/src/render/rendering.ts';
import type { Workspace } from '../../server/src/workspace/workspace.ts';
import { nodeAt } from '../../server/src/yaml/node-at.ts';
import { renderCase, renderCaseNames } from '../support/render-cases.ts';
import { configurationSites, workspaceOfTexts } from '../support/rendering.ts';

interface TracedScalar extends RenderedScalar {
  /** Kind of the object and path of the value. */
  readonly where: string;
}

interface TracedCase {
  readonly workspace: Workspace;
  readonly scalars: readonly TracedScalar[];
}

function tracedCase(name: string, target: string): TracedCase {
  const { texts, options } = renderCase(name);
  const workspace = workspaceOfTexts(texts);
  const scalars: TracedScalar[] = [];
  for (const site of configurationSites(workspace)) {
    const rendering = renderConfiguration(workspace, site, {
      ...defaultRenderOptions,
      ...options,
      target,
    });
    for (const { root, kind, name: object } of rendering?.objects ?? []) {
      eachScalar(root, (scalar, path) => {
        scalars.push({ ...scalar, where: `${kind} ${object} ${path.join('.')}` });
      });
    }
  }
  return { workspace, scalars };
}

/** What an author reads at a place: the very text, and the value of the scalar that it is. */
function writtenAt(workspace: Workspace, { uri, range }: Place): readonly string[] {
  const file = workspace.file(uri);
  const placed = file?.documents.find(({ start, end }) => start <= range.start && range.end <= end);
  if (file === undefined || placed === undefined) return [];
  const found = nodeAt(placed.document.yaml, range.start - placed.start)?.node;
  const node = found?.kind === 'alias' ? found.target : found;
  const isWhole =
    found?.range.start === range.start - placed.start &&
    found.range.end === range.end - placed.start;
  const text = file.lines.text.slice(range.start, range.end);
  return node?.kind === 'scalar' && isWhole ? [String(node.value), text] : [text];
}

type Column = 'exact' | 'derived' | 'given' | 'constant';

function columnOf(origin: Origin): Column {
  return origin.kind === 'source' ? origin.how : origin.kind;
}

type Counts = Readonly<Record<Column, number>>;

function countsOf(scalars: readonly TracedScalar[]): Counts {
  const counts = { exact: 0, derived: 0, given: 0, constant: 0 };
  for (const { origin } of scalars) counts[columnOf(origin)] += 1;
  return counts;
}

function share(part: number, whole: number): string {
  return `${(whole === 0 ? 100 : (100 * part) / whole).toFixed(1)}%`;
}

function line(name: string, { exact, derived, given, constant }: Counts): string {
  const traced = exact + derived + given;
  const numbers = [traced + constant, exact, derived, given, constant].map((count) =>
    String(count).padStart(8),
  );
  const shares = [share(exact, traced + constant), share(exact, traced)];
  return [name.padEnd(44), ...numbers, ...shares.map((text) => text.padStart(10))].join('');
}

const HEADER = `${'case'.padEnd(44)} scalars   exact derived   given   const  of all    of all but constants`;

const cases = renderCaseNames().flatMap((name) =>
  renderCase(name).expected.map((file) => ({ name, target: file.split('.')[1] ?? '' })),
);
const traced = new Map(
  cases.map(({ name, target }) => [`${name} (${target})`, tracedCase(name, target)] as const),
);

afterAll(() => {
  const lines = [...traced].map(([name, { scalars }]) => line(name, countsOf(scalars)));
  const totals = ['kubernetes', 'rudr'].map((target) => {
    const own = [...traced].filter(([name]) => name.endsWith(`(${target})`));
    return line(`all for ${target}`, countsOf(own.flatMap(([, { scalars }]) => scalars)));
  });
  console.info([HEADER, ...lines, ...totals].join('\n'));
});

describe.each([...traced])('%s', (_, { workspace, scalars }) => {
  test('traces every value to a place inside its file, or says why it is there', () => {
    const lost = scalars.filter(({ origin }) => {
      if (origin.kind === 'constant') return !/^\S.*[^.\s]$/.test(origin.reason);
      if (origin.kind === 'source' && origin.steps.length === 0) return true;
      return stepsOf(origin).some(({ place: { uri, range } }) => {
        const length = workspace.file(uri)?.lines.text.length ?? -1;
        return range.start < 0 || range.end <= range.start || range.end > length;
      });
    });
    expect(lost).toEqual([]);
  });

  test('finds the value itself at the end of an exact trace', () => {
    const other = scalars.flatMap(({ origin, value, where }) => {
      const place = placeOfOrigin(origin);
      if (columnOf(origin) !== 'exact' || place === undefined) return [];
      const written = writtenAt(workspace, place);
      return written.includes(String(value))
        ? []
        : `${where}: ${String(value)} is no ${written.join(' or ')}`;
    });
    expect(other).toEqual([]);
  });

  test('calls no value worked out that stands in the specs as it is', () => {
    const same = scalars.flatMap(({ origin, value, where }) => {
      if (origin.kind !== 'source' || origin.how !== 'derived') return [];
      const place = placeOfOrigin(origin);
      const written = place === undefined ? [] : writtenAt(workspace, place);
      return written.includes(String(value)) && origin.also.length === 0 ? where : [];
    });
    expect(same).toEqual([]);
  });
});

test('the objects of this target hold something out of the specs', () => {
  for (const target of ['kubernetes', 'rudr']) {
    const own = [...traced].filter(([name]) => name.endsWith(`(${target})`));
    expect(countsOf(own.flatMap(([, { scalars }]) => scalars)).exact, target).toBeGreaterThan(0);
  }
});
