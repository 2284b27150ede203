// `oam check` as a process: what it prints, where, and with which exit status.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/setup.mjs';
import {
  component,
  findings,
  folderWith,
  misspelt,
  oam,
  type JsonFinding,
} from '../support/oam.ts';

const broken = component('web', 'workloadSettings: [');

describe('the text format', () => {
  test('is one line per finding on standard output and a summary on standard error', async () => {
    const cwd = folderWith({ 'web.yaml': misspelt });
    const { status, out, err } = await oam(['check'], { cwd });
    expect(out).toBe(
      'web.yaml:7:3 warning unknown-key "osTyp" is not known here. Did you mean "osType"?\n',
    );
    expect(err).toBe('0 errors, 1 warning in 1 file, 1 resource\n');
    expect(status).toBe(0);
  });

  test('is silent on standard output when there is nothing to say', async () => {
    const cwd = folderWith({ 'web.yaml': component('web') });
    expect(await oam(['check'], { cwd })).toEqual({
      status: 0,
      out: '',
      err: '0 errors, 0 warnings in 1 file, 1 resource\n',
    });
  });

  test('has no colors where there is no terminal', async () => {
    const cwd = folderWith({ 'web.yaml': misspelt });
    const { out, err } = await oam(['check'], { cwd, env: { FORCE_COLOR: '1' } });
    expect(out + err).not.toContain('\u001b');
  });

  test('lets no control character of a file through', async () => {
    const cwd = folderWith({ 'web.yaml': component('web', '"os\\e[31mTyp": linux') });
    const { out } = await oam(['check'], { cwd });
    expect(out).toContain('os␛[31mTyp');
    expect(out).not.toContain('\u001b');
  });
});

describe('the exit status', () => {
  test('is 1 for an error', async () => {
    const cwd = folderWith({ 'web.yaml': broken });
    expect((await oam(['check'], { cwd })).status).toBe(1);
  });

  test('is 1 for more warnings than allowed', async () => {
    const cwd = folderWith({ 'web.yaml': misspelt });
    const few = await oam(['check', '--max-warnings', '0'], { cwd });
    expect(few.status).toBe(1);
    expect(few.err).toContain('More warnings than --max-warnings allows (0).');
    expect((await oam(['check', '--max-warnings', '1'], { cwd })).status).toBe(0);
  });

  test.each([
    [['check', '--frmat', 'json'], 'There is no option --frmat. Did you mean --format?'],
    [['check', '--format', 'xml'], '--format is one of text, json, sarif, github, not "xml".'],
    [['check', '--format'], '--format needs a value.'],
    [['check', '--profile', 'rud'], 'Did you mean rudr?'],
    [['check', '--max-warnings', 'few'], '--max-warnings is a whole number from 0'],
    [['check', '--open=yes'], '--open takes no value.'],
    [['check', '--config', 'none.yaml'], 'The settings file none.yaml cannot be read.'],
    [['check', 'none.yaml'], 'none.yaml: There is no such file or folder.'],
    [['check', 'none/*.yaml'], 'No YAML or JSON file matches this pattern.'],
    [['chekk'], 'There is no command chekk. Did you mean "oam check"?'],
    [['--verson'], 'There is no option --verson.'],
  ])('is 2 for %j', async (args, message) => {
    const { status, out, err } = await oam(args);
    expect(err).toContain(message);
    expect(out).toBe('');
    expect(status).toBe(2);
  });

  test('is 2 when one file cannot be read, and the others are checked all the same', async () => {
    const cwd = folderWith({ 'web.yaml': misspelt, 'picture.png': Buffer.from([0, 0xff, 0xd8]) });
    const { status, out, err } = await oam(['check', 'web.yaml', 'picture.png', 'gone.yaml'], {
      cwd,
    });
    expect(out).toContain('web.yaml:7:3 warning unknown-key');
    expect(err).toContain('not checked picture.png: This is no text file.');
    expect(err).toContain('not checked gone.yaml: There is no such file or folder.');
    expect(status).toBe(2);
  });
});

describe('the JSON format', () => {
  test('has one element per finding with the promised keys', async () => {
    const cwd = folderWith({ 'web.yaml': misspelt });
    const { out } = await oam(['check', '--format', 'json', 'web.yaml'], { cwd });
    expect(JSON.parse(out)).toEqual([
      {
        file: 'web.yaml',
        line: 7,
        column: 3,
        endLine: 7,
        endColumn: 8,
        severity: 'warning',
        code: 'unknown-key',
        rule: 'R010',
        message: '"osTyp" is not known here. Did you mean "osType"?',
        resource: {
          apiVersion: 'core.oam.dev/v1alpha1',
          kind: 'ComponentSchematic',
          name: 'web',
        },
      },
    ]);
  });

  test('is an empty array when there is nothing', async () => {
    const cwd = folderWith({ 'web.yaml': component('web') });
    expect((await oam(['check', '--format', 'json'], { cwd })).out).toBe('[]\n');
  });

  test('is sorted by file, place and code', async () => {
    const cwd = folderWith({ 'b.yaml': misspelt, 'a.yaml': misspelt, 'c/d.yaml': misspelt });
    const found = await findings(['c', 'b.yaml', 'a.yaml'], cwd);
    expect(found.map(({ file }) => file)).toEqual(['a.yaml', 'b.yaml', join('c', 'd.yaml')]);
  });

  test('counts from the start of the file in every document of it', async () => {
    const cwd = folderWith({ 'all.yaml': `${component('a')}---\n${misspelt}` });
    expect(await findings([], cwd)).toMatchObject([{ line: 23, column: 3, code: 'unknown-key' }]);
  });
});

test('the github format escapes what would end a property or a message', async () => {
  const cwd = folderWith({ 'a,b:c%.yaml': component('web', '"os%Typ": linux') });
  const { out } = await oam(['check', '--format', 'github'], { cwd });
  expect(out).toMatch(
    /^::warning file=a%2Cb%3Ac%25\.yaml,line=7,endLine=7,col=3,endColumn=11,title=unknown-key \(R010\)::"os%25Typ" is not known here\..*\n$/,
  );
});

describe('the examples', () => {
  const isGrave = ({ severity }: JsonFinding) => severity === 'error' || severity === 'warning';

  test('have no error or warning but the deliberate ones', async () => {
    const found = await findings(['--max-warnings', '0', 'examples'], root);
    const grave = found.filter(isGrave);
    const deliberate = grave.filter(({ file }) => file.startsWith(join('examples', 'mistakes')));
    expect(grave).toEqual(deliberate);
  });

  test('show each mistake on the line whose comment says so', async () => {
    const folder = join(root, 'examples/mistakes');
    for (const name of readdirSync(folder)) {
      const lines = readFileSync(join(folder, name), 'utf8').split('\n');
      const marked = lines.flatMap((line, index) =>
        line.includes('# Mistake') ? [index + 1] : [],
      );
      const found = await findings([name], folder);
      const grave = found.filter(isGrave);
      expect(grave.map(({ line }) => line)).toEqual(marked);
    }
  });
});
