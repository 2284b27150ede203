// What many files cost: reading them all, an edit that concerns others, a rename, a rendering and a check.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { RenameRequest, WorkspaceDiagnosticRequest } from 'vscode-languageserver-protocol/node';
import { RENDER, type RenderParams, type RenderResult } from '../../../server/src/protocol.ts';
import type { Row, Samples } from '../figures.ts';
import { folderOf } from '../folder.ts';
import { component, configuration, sharedParameter, workspace } from '../inputs.ts';
import { Subject } from '../subject.ts';

const root = join(import.meta.dirname, '../../..');
const command = join(root, 'dist/oam.cjs');
const runs = 5;

/** The rows about many files. */
export async function workspaceRows(): Promise<readonly Row[]> {
  const files = workspace(10_000);
  const folder = folderOf(files);
  const paths = files.map(({ path }) => join(folder, path));
  const reading = await readings(folder);
  const parsing = repeat(() => parseTime(paths));
  const small = folderOf(workspace(100));
  return [
    {
      work: '10,000 files: all read and checked against each other',
      unit: 'ms',
      ours: reading.times,
      theirs: parsing,
      against: 'only parsing them with npm yaml',
      aim: { kind: 'share', most: 1.3 },
    },
    {
      work: '10,000 files: memory at its peak',
      unit: 'MB',
      ours: reading.peaks,
      theirs: undefined,
      aim: { kind: 'most', most: 400 },
    },
    {
      work: '10,000 files: edit → problems of the files that depend on it',
      unit: 'ms',
      ours: await dependentEdits(folder),
      theirs: await dependentEdits(small),
      against: 'the same in 100 files',
      aim: { kind: 'share', most: 2 },
    },
    {
      work: 'rename of a parameter used in 1,000 files',
      unit: 'ms',
      ours: await renames(),
      theirs: undefined,
      aim: { kind: 'most', most: 1000 },
    },
    await rendering(),
    {
      work: 'oam check over 10,000 files',
      unit: 'ms',
      ours: repeat(() => checkTime(folder)),
      theirs: [await openAll(files.map(({ text }) => text))],
      aim: { kind: 'ratio', least: 5 },
    },
  ];
}

function repeat(measure: () => number): Samples {
  return Array.from({ length: runs }, measure);
}

function uriOf(...path: readonly string[]): string {
  return pathToFileURL(join(...path)).href;
}

/** Milliseconds and peak memory from the greeting to the answer about all files, each in a fresh process. */
async function readings(folder: string): Promise<{ times: Samples; peaks: Samples }> {
  const times: number[] = [];
  const peaks: number[] = [];
  for (let run = 0; run < runs; run++) {
    const { subject } = await Subject.start('ours', { folder: uriOf(folder), problems: 'asked' });
    const started = performance.now();
    await subject.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
      previousResultIds: [],
    });
    times.push(performance.now() - started);
    peaks.push(subject.memory().peak);
    await subject.stop();
  }
  return { times, peaks };
}

function parseTime(paths: readonly string[]): number {
  const { stdout, status } = spawnSync(process.execPath, [join(root, 'test/bench/parse.ts')], {
    input: JSON.stringify(paths),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error('parsing failed');
  return Number(stdout);
}

function checkTime(folder: string): number {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, [command, 'check', folder], { stdio: 'ignore' });
  if (status !== 0) throw new Error(`oam check ended with ${String(status)}`);
  return performance.now() - started;
}

/**
 * Milliseconds from renaming a parameter in a component to the problem in the configuration that
 * still gives it a value, and from undoing it to the file without problems.
 */
async function dependentEdits(folder: string): Promise<Samples> {
  const pushed = await Subject.start('ours', { folder: uriOf(folder) });
  const edited = uriOf(folder, 'group-5/component-51.yaml');
  const dependent = uriOf(folder, 'group-5/application.yaml');
  const text = component(51);
  const line = text.split('\n').findIndex((each) => each.includes('name: parameter-0'));
  await pushed.subject.open(edited, text);
  // It is answered when everything has been read; the first edits wait until everything has been told.
  await pushed.subject.connection.sendRequest(RenameRequest.type, {
    textDocument: { uri: edited },
    position: { line, character: '    - name: p'.length },
    newName: 'renamed',
  });
  const samples: number[] = [];
  for (let run = 0; run < 30; run++) {
    const started = performance.now();
    const told = pushed.subject.next(dependent, (problems) =>
      run % 2 === 0 ? problems.length > 0 : problems.length === 0,
    );
    const character = '    - name: p'.length;
    await pushed.subject.edit(edited, {
      line,
      character,
      length: run % 2 === 0 ? 0 : 1,
      text: run % 2 === 0 ? 'x' : '',
    });
    await told;
    if (run >= 10) samples.push(performance.now() - started);
  }
  await pushed.subject.stop();
  return samples;
}

async function renames(): Promise<Samples> {
  const files = sharedParameter(1000);
  const folder = folderOf(files);
  const { subject } = await Subject.start('ours', { folder: uriOf(folder), problems: 'asked' });
  await subject.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
  const line = component(0)
    .split('\n')
    .findIndex((each) => each.includes('name: parameter-0'));
  const samples: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    const edit = await subject.connection.sendRequest(RenameRequest.type, {
      textDocument: { uri: uriOf(folder, 'component.yaml') },
      position: { line, character: '    - name: para'.length },
      newName: 'renamed',
    });
    const changed = Object.keys(edit?.changes ?? {}).length + (edit?.documentChanges ?? []).length;
    if (changed !== 1001) throw new Error(`the rename changes ${changed} files`);
    samples.push(performance.now() - started);
  }
  await subject.stop();
  return samples;
}

async function rendering(): Promise<Row> {
  const files = [
    ...Array.from({ length: 1000 }, (_, index) => ({
      path: `component-${index}.yaml`,
      text: component(index),
    })),
    { path: 'application.yaml', text: configuration(1000) },
  ];
  const folder = folderOf(files);
  const { subject } = await Subject.start('ours', { folder: uriOf(folder), problems: 'asked' });
  await subject.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
  const params: RenderParams = {
    view: { uri: uriOf(folder, 'application.yaml'), name: 'shop', target: 'kubernetes' },
    format: 'json',
  };
  const samples: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    const { objects } = await subject.connection.sendRequest<RenderResult>(RENDER, params);
    if (objects.length < 1000) throw new Error(`only ${objects.length} objects are rendered`);
    samples.push(performance.now() - started);
  }
  await subject.stop();
  return {
    work: 'a configuration of 1,000 components: rendered, checked and sent',
    unit: 'ms',
    ours: samples,
    theirs: repeat(() => parseTime(files.map(({ path }) => join(folder, path)))),
    against: 'only parsing it with npm yaml',
    aim: { kind: 'share', most: 5 },
  };
}

/** Milliseconds until the other server has told the problems of all files, which are opened one after the other. */
async function openAll(texts: readonly string[]): Promise<number> {
  const { subject } = await Subject.start('theirs');
  const started = performance.now();
  const told = subject.all(texts.map((_, index) => `file:///bench/${index}.yaml`));
  for (const [index, text] of texts.entries()) {
    await subject.open(`file:///bench/${index}.yaml`, text);
  }
  await told;
  const time = performance.now() - started;
  await subject.stop();
  return time;
}
