// `npm run fuzz`: edits files for as long as wanted, prints the seed, the steps and what went wrong, and keeps the cases.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzz, smaller } from './fuzz.ts';
import { subjects } from './subjects.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    seconds: { type: 'string', default: '60' },
    /** The folder that failures are written to, as files for `test/fuzz/cases`. */
    out: { type: 'string' },
  },
});
const [seed, seconds] = [Number(values.seed), Number(values.seconds)];
if (!Number.isInteger(seed) || !(seconds > 0)) {
  console.error(
    'usage: npm run fuzz -- [--seed <whole number>] [--seconds <number>] [--out <folder>]',
  );
  process.exit(2);
}
const { sets, fromCorpus } = subjects();
console.log(
  `seed ${String(seed)}, ${String(sets.length)} sets of files, ${String(fromCorpus)} from the collection of public specs`,
);
const { steps, kinds, failures } = fuzz({ sets, seed, seconds });
const sorted = [...kinds].sort(([, a], [, b]) => b - a);
console.log(sorted.map(([kind, count]) => `  ${String(count).padStart(7)}  ${kind}`).join('\n'));
for (const [index, found] of failures.entries()) {
  const shown = smaller(found);
  console.log(`\nfailure ${String(index + 1)}: ${shown.fault}`);
  console.log(JSON.stringify({ texts: shown.texts, edit: shown.edit }));
  if (values.out === undefined) continue;
  mkdirSync(values.out, { recursive: true });
  const path = join(values.out, `seed-${String(seed)}-${String(index + 1)}.json`);
  writeFileSync(path, `${JSON.stringify(shown, null, 2)}\n`);
}
console.log(`edits tried: ${String(steps)}, failures: ${String(failures.length)}`);
process.exitCode = failures.length === 0 ? 0 : 1;
