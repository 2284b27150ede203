// Runs the real `oam` command from its sources, on folders made for one test.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { carriedNode, root } from '../../scripts/setup.mjs';

export interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** What stands on standard input; closed at once when left out. */
  readonly input?: string | Uint8Array;
  readonly env?: NodeJS.ProcessEnv;
  /** The user, and group, whose rights it has, by number; only root may choose another. */
  readonly user?: number;
}

const main = join(root, 'server/src/cli/main.ts');

export function startOam(args: readonly string[], { cwd = root, env, user }: RunOptions = {}) {
  const rights = user === undefined ? {} : { uid: user, gid: user };
  return spawn(carriedNode, [main, ...args], { cwd, env: { ...process.env, ...env }, ...rights });
}

/** Runs `oam` to its end. */
export function oam(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const child = startOam(args, options);
  const text = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (data: string) => (text.out += data));
  child.stderr.setEncoding('utf8').on('data', (data: string) => (text.err += data));
  // A command that does not read its input may be gone before it is written.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (status) => done({ status, ...text }));
  });
}

/** A folder with these files, by path; removed after the test. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'oam-test-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

/** A component without a mistake; `line` becomes one more line of its `spec`. */
export function component(name: string, line = 'osType: linux'): string {
  return `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: ${name}
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  ${line}
  containers:
    - name: main
      image: example/${name}:1.0.0
      resources:
        cpu:
          required: 0.5
        memory:
          required: 128M
`;
}

/** A component with one misspelt key: a warning at line 7, column 3. */
export const misspelt = component('web', 'osTyp: linux');

/** An element of the JSON that `oam check` prints, as far as tests read it. */
export interface JsonFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: string;
  readonly code: string;
}

/** What `oam check` finds with these arguments in that folder. */
export async function findings(
  args: readonly string[],
  cwd: string,
): Promise<readonly JsonFinding[]> {
  const { out } = await oam(['check', '--format', 'json', ...args], { cwd });
  const all = JSON.parse(out) as readonly JsonFinding[];
  // Many of these folders hold the same component several times, which is beside their point.
  return all.filter(({ code }) => code !== 'duplicate-resource');
}
