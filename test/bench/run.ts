// The benchmark (`npm run bench`): both servers as processes, the same inputs, one table.
import { existsSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isMet, median, result, type Row } from './figures.ts';
import { theirVersion } from './sides.ts';
import { tableOf } from './table.ts';
import { activationRows } from './works/activation.ts';
import { deployRows } from './works/deploy.ts';
import { editRows } from './works/edits.ts';
import { sizeRows } from './works/sizes.ts';
import { startRows } from './works/start.ts';
import { workspaceRows } from './works/workspace.ts';

const works: Readonly<Record<string, () => readonly Row[] | Promise<readonly Row[]>>> = {
  start: startRows,
  edits: editRows,
  workspace: workspaceRows,
  activation: activationRows,
  sizes: sizeRows,
  deploy: deployRows,
};

const { values } = parseArgs({
  options: { only: { type: 'string' }, json: { type: 'string' }, help: { type: 'boolean' } },
});

if (values.help === true) {
  console.log(`Measures the language server side by side with yaml-language-server, and deploying with kubectl.

Usage: npm run bench -- [--only ${Object.keys(works).join(',')}] [--json FILE]

  --only   some groups of rows instead of all
  --json   also writes every sample to that file`);
} else await run();

async function run(): Promise<void> {
  if (!existsSync(join(import.meta.dirname, '../../dist/server.cjs'))) {
    console.error('There is nothing to measure yet: npm run build');
    process.exitCode = 2;
    return;
  }
  const wanted = values.only?.split(',') ?? Object.keys(works);
  const unknown = wanted.find((name) => !Object.hasOwn(works, name));
  if (unknown !== undefined) {
    console.error(`There is no group ${unknown}; there are ${Object.keys(works).join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const rows: Row[] = [];
  for (const name of wanted) {
    console.error(`measuring ${name} …`);
    try {
      rows.push(...((await works[name]?.()) ?? []));
    } catch (error) {
      // What the other groups showed took minutes, and is not lost with this one.
      console.error(`${name} could not be measured: ${String(error)}`);
      process.exitCode = 1;
    }
  }
  console.log(`${machine()}; yaml-language-server ${theirVersion()}\n`);
  console.log(tableOf(rows));
  if (values.json !== undefined) writeFileSync(values.json, json(rows));
}

function machine(): string {
  const [first] = cpus();
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}, Node ${process.version}`;
}

function json(rows: readonly Row[]): string {
  const all = rows.map((row) => ({
    ...row,
    median: median(row.ours),
    result: result(row) ?? null,
    met: isMet(row),
  }));
  return `${JSON.stringify({ machine: machine(), rival: theirVersion(), rows: all }, null, 2)}\n`;
}
