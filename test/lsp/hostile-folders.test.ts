// Folders that make trouble: names of every kind, files that change while they are read, and many files that are none of ours.
import { mkdirSync, writeFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { component, folderWith, misspelt } from '../support/oam.ts';
import { PulledProblems, pulls, startIn, touched, uriAt } from '../support/workspace-client.ts';

/** Names that a file may have on this machine. */
const NAMES = [
  'with blanks and 100% #hash ?question &amp.yaml',
  'größe.yaml',
  // The same to a reader, in other characters.
  'gro\u0308\u00DFe.yaml',
  '😀 👩‍👩‍👧.yaml',
  '\u202Eright-to-left.yaml',
  'zero\u200Bwidth.yaml',
  'bom\uFEFF.yaml',
  'quotes\'"`.yaml',
  'line\nbreak.yaml',
  'back\\slash.yaml',
  '%2e%2e.yaml',
  '[brackets]{braces}(parens).yaml',
  '-dash.yaml',
  '日本語/файл.yaml',
  `${'x'.repeat(240)}.yaml`,
  'UPPER.YAML',
];

it.skipIf(process.platform === 'win32')(
  'finds files with names of every kind, and follows them',
  async () => {
    const folder = folderWith(Object.fromEntries(NAMES.map((name) => [name, misspelt])));
    // Bytes that are no text in any encoding of ours.
    writeFileSync(
      Buffer.concat([Buffer.from(`${folder}/bytes-`), Buffer.of(0xff, 0xfe), Buffer.from('.yaml')]),
      misspelt,
    );
    const server = await startIn([folder], { capabilities: pulls });
    const problems = new PulledProblems(server);
    await problems.pull();
    const uris = NAMES.map((name) => uriAt(join(folder, name)));
    // Clients spell URIs in their own ways; the file is what counts.
    const misspeltNames = (): string[] =>
      [...problems.codes].flatMap(([uri, codes]) => {
        const name = relative(folder, fileURLToPath(uri));
        return codes.includes('unknown-key') && NAMES.includes(name) ? [name] : [];
      });
    const missing = NAMES.filter((name) => !misspeltNames().includes(name));
    expect(missing).toEqual([]);
    // Each is the same file when it is opened, mended and closed.
    for (const [index, name] of NAMES.entries()) {
      const uri = uris[index] as string;
      await server.open(uri, component('web'));
      writeFileSync(join(folder, name), component(`c-${String(index)}`));
    }
    await touched(server, ...NAMES.map((name) => join(folder, name)));
    await problems.until(() => misspeltNames().length === 0);
    expect(server.log.filter((line) => line.includes('failed'))).toEqual([]);
  },
);

it('has read what a file says in the end, though it changes while it is read', async () => {
  const names = Array.from({ length: 40 }, (_, index) => `${String(index)}.yaml`);
  const long = Array.from({ length: 200 }, (_, part) => component(`x-${String(part)}`)).join(
    '---\n',
  );
  const folder = folderWith(Object.fromEntries(names.map((name) => [name, long])));
  const server = await startIn([folder], { capabilities: pulls });
  const problems = new PulledProblems(server);
  const reading = problems.pull();
  for (let round = 0; round < 5; round++) {
    // Cut short, replaced, and written anew.
    await Promise.all(
      names.map((name) => writeFile(join(folder, name), long.slice(0, round * 999))),
    );
    await Promise.all(
      names.map(async (name) => {
        await writeFile(join(folder, `${name}.new`), component('half', 'osTyp: linux'));
        await rename(join(folder, `${name}.new`), join(folder, name));
      }),
    );
    await touched(server, ...names.map((name) => join(folder, name)));
  }
  for (const [index, name] of names.entries()) {
    writeFileSync(
      join(folder, name),
      component(`c-${String(index)}`, index === 7 ? 'osTyp: linux' : undefined),
    );
  }
  await touched(server, ...names.map((name) => join(folder, name)));
  await reading;
  await problems.until(({ size }) => size === 1);
  expect([...problems.codes.keys()]).toEqual([uriAt(join(folder, '7.yaml'))]);
});

/** Give OAM_FILES for more of them. */
const FILES = Number(process.env['OAM_FILES'] ?? 5000);

it('is soon done with a folder of files that are none of ours', async () => {
  const folder = folderWith({});
  for (let index = 0; index < FILES; index++) {
    const inner = join(folder, `d${String(Math.floor(index / 100))}`);
    if (index % 100 === 0) mkdirSync(inner);
    const [ending, text] =
      index % 10 === 0
        ? ['yaml', 'apiVersion: apps/v1\nkind: Deployment\n']
        : index % 10 === 1
          ? ['json', '{"a": 1}\n']
          : ['ts', 'export {};\n'];
    writeFileSync(join(inner, `${String(index)}.${ending}`), text);
  }
  const server = await startIn([folder], { capabilities: pulls });
  const problems = new PulledProblems(server);
  const started = performance.now();
  await problems.pull();
  const took = performance.now() - started;
  console.info(`${String(FILES)} files without OAM: ${took.toFixed(0)} ms`);
  expect(problems.codes.size).toBe(0);
  expect(took / FILES).toBeLessThan(1);
}, 120_000);
