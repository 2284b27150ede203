// What typing costs: from an edit to its problems, and from keystrokes to completions.
import { performance } from 'node:perf_hooks';
import { CompletionRequest } from 'vscode-languageserver-protocol/node';
import type { Row, Samples } from '../figures.ts';
import { median } from '../figures.ts';
import { manyAliases, manyDocuments, oneDocument } from '../inputs.ts';
import { sides, type Side } from '../sides.ts';
import { Subject } from '../subject.ts';

/** How often each side is measured: theirs takes seconds where ours takes milliseconds. */
const runs: Readonly<Record<Side, number>> = { ours: 40, theirs: 7 };
/** Runs that are not counted, until the engine has compiled what is hot. */
const warmUp: Readonly<Record<Side, number>> = { ours: 10, theirs: 2 };

interface Typing {
  readonly text: string;
  /** A key in the middle of the text that is misspelled and put right in turn. */
  readonly key: string;
}

/** The rows about typing. */
export async function editRows(): Promise<readonly Row[]> {
  const sizes = [
    { lines: 2_000, least: 30 },
    { lines: 12_000, least: 60 },
    { lines: 78_000, least: 200 },
  ];
  const rows: Row[] = [];
  for (const { lines, least } of sizes) {
    const typing = { text: manyDocuments(lines), key: '      image:' };
    const work = `edit → problems, ${lines.toLocaleString('en')} lines in documents of 40`;
    rows.push({
      work,
      unit: 'ms',
      ...(await both((side) => edits(side, typing))),
      aim: { kind: 'ratio', least },
    });
  }
  const [first, , last] = rows;
  if (first !== undefined && last !== undefined) {
    const growth = median(last.ours) / median(first.ours);
    rows.push({
      work: 'growth of ours from 2,000 to 78,000 lines',
      unit: '×',
      ours: [growth],
      theirs: undefined,
      aim: { kind: 'most', most: 2 },
    });
  }
  const single = { text: oneDocument(12_000), key: '      instanceName:' };
  rows.push({
    work: 'edit → problems, one document of 12,000 lines',
    unit: 'ms',
    ...(await both((side) => edits(side, single))),
    aim: { kind: 'ratio', least: 3 },
  });
  rows.push({
    work: 'completion after a burst of 10 keystrokes, 12,000 lines',
    unit: 'ms',
    ...(await both((side) => bursts(side, { text: manyDocuments(12_000), key: '      ports:' }))),
    aim: { kind: 'ratio', least: 10 },
  });
  const aliases = { text: manyAliases(), key: '      instanceName:' };
  rows.push({
    work: 'edit → problems, 1,000 aliases in 3,000 lines',
    unit: 'ms',
    ...(await both((side) => edits(side, aliases))),
    aim: { kind: 'ratio', least: 100 },
  });
  rows.push({
    work: 'completion, 1,000 aliases in 3,000 lines',
    unit: 'ms',
    ...(await both((side) => bursts(side, aliases))),
    aim: { kind: 'ratio', least: 100 },
  });
  return rows;
}

async function both(
  measure: (side: Side) => Promise<Samples>,
): Promise<{ readonly ours: Samples; readonly theirs: Samples }> {
  const found: Record<Side, Samples> = { ours: [], theirs: [] };
  for (const side of sides) found[side] = await measure(side);
  return found;
}

const uri = 'file:///bench/edited.yaml';

async function opened(side: Side, text: string): Promise<Subject> {
  const { subject } = await Subject.start(side);
  const known = subject.next(uri, () => true);
  await subject.open(uri, text);
  await known;
  return subject;
}

/** The place of the key that is nearest to the middle of the text. */
function placeOf({ text, key }: Typing): { readonly line: number; readonly character: number } {
  const lines = text.split('\n');
  const middle = Math.floor(lines.length / 2);
  const line = lines.findIndex((each, at) => at >= middle && each.startsWith(key));
  return { line, character: key.length - 2 };
}

/** Milliseconds from each edit, which makes or mends a mistake, to the problems that show it. */
async function edits(side: Side, typing: Typing): Promise<Samples> {
  const subject = await opened(side, typing.text);
  const place = placeOf(typing);
  const samples: number[] = [];
  for (let run = 0; run < warmUp[side] + runs[side]; run++) {
    const before = (subject.latest(uri) ?? []).length;
    const text = run % 2 === 0 ? '~' : typing.key.at(-2);
    const started = performance.now();
    const changed = subject.next(uri, (diagnostics) => diagnostics.length !== before);
    await subject.edit(uri, { ...place, length: 1, text: text ?? '' });
    await changed;
    if (run >= warmUp[side]) samples.push(performance.now() - started);
  }
  await subject.stop();
  return samples;
}

/** Milliseconds from the first of ten keystrokes, sent as fast as they can be, to the completions asked after the last. */
async function bursts(side: Side, typing: Typing): Promise<Samples> {
  const subject = await opened(side, typing.text);
  const { line } = placeOf(typing);
  const samples: number[] = [];
  const typed = 'protocol: ';
  const indent = typing.key.length - typing.key.trimStart().length;
  for (let run = 0; run < warmUp[side] + runs[side]; run++) {
    await subject.edit(uri, { line, character: 0, length: 0, text: `${' '.repeat(indent)}\n` });
    const started = performance.now();
    for (const [at, text] of [...typed].entries()) {
      await subject.edit(uri, { line, character: indent + at, length: 0, text });
    }
    await subject.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri },
      position: { line, character: indent + typed.length },
    });
    if (run >= warmUp[side]) samples.push(performance.now() - started);
    await subject.edit(uri, { line, character: 0, length: indent + typed.length, text: '' });
  }
  await subject.stop();
  return samples;
}
