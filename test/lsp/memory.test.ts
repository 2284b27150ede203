// What ten thousand spec files cost: the memory of the server at its peak, until all of them have been read and checked.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { workspace } from '../bench/inputs.ts';
import { folderWith } from '../support/oam.ts';
import { PulledProblems, pulls, startIn } from '../support/workspace-client.ts';

const FILES = 10_000;
/** In MB of 10⁶ bytes, of all memory that the process ever had at once. */
const MOST = 400;

it.skipIf(process.platform !== 'linux')(
  'reads ten thousand spec files within the memory that it may have',
  async () => {
    const folder = folderWith({});
    for (const { path, text } of workspace(FILES)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const server = await startIn([folder], { capabilities: pulls });
    const problems = new PulledProblems(server);
    await problems.pull();
    expect(problems.codes.size).toBe(0);
    const status = readFileSync(`/proc/${String(server.process.pid)}/status`, 'utf8');
    const peak = (Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) * 1024) / 1e6;
    console.info(`${String(FILES)} spec files: ${peak.toFixed(0)} MB at the peak`);
    expect(peak).toBeLessThan(MOST);
  },
  180_000,
);
