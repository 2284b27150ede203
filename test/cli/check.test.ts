// `oam check` as a process: what it prints, where, and with which exit status.
import { chmodSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/setup.mjs';
import { component, folderWith, oam, startOam } from '../support/oam.ts';

const misspelt = component('web', 'osTyp: linux');
const broken = component('web', 'workloadSettings: [');

interface JsonFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: string;
  readonly code: string;
}

async function findings(args: readonly string[], cwd: string): Promise<readonly JsonFinding[]> {
  const { out } = await oam(['check', '--format', 'json', ...args], { cwd });
  return JSON.parse(out) as readonly JsonFinding[];
}

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

describe('which files are checked', () => {
  test('a folder: YAML and JSON, but not what Git ignores', async () => {
    const cwd = folderWith({
      '.gitignore': 'out/\n*.gen.yaml\n!kept.gen.yaml\n',
      'a.yaml': misspelt,
      'b.YML': misspelt,
      'c.json': JSON.stringify({
        apiVersion: 'core.oam.dev/v1alpha1',
        kind: 'ComponentSchematic',
        metadata: { name: 'web' },
        speck: {},
      }),
      'd.txt': misspelt,
      'out/e.yaml': misspelt,
      'f.gen.yaml': misspelt,
      'kept.gen.yaml': misspelt,
      'node_modules/g.yaml': misspelt,
      '.git/h.yaml': misspelt,
      'other.yaml': 'apiVersion: v1\nkind: [\n',
    });
    const found = await findings([], cwd);
    expect([...new Set(found.map(({ file }) => file))]).toEqual([
      'a.yaml',
      'b.YML',
      'c.json',
      'kept.gen.yaml',
    ]);
  });

  test('a file that is named, whatever its ending and whatever the settings leave out', async () => {
    const cwd = folderWith({
      'spec.txt': misspelt,
      'oam.config.yaml': 'exclude: ["**/*.txt"]\n',
    });
    expect(await findings(['spec.txt'], cwd)).toMatchObject([{ file: 'spec.txt' }]);
  });

  test('a pattern', async () => {
    const cwd = folderWith({ 'x/a.yaml': misspelt, 'x/y/b.yaml': misspelt, 'z/c.yaml': misspelt });
    const found = await findings(['x/**/*.yaml'], cwd);
    expect(found.map(({ file }) => file)).toEqual([join('x', 'a.yaml'), join('x', 'y', 'b.yaml')]);
  });

  test('a file once, by however many names it is reached', async () => {
    const cwd = folderWith({ 'a/web.yaml': misspelt });
    symlinkSync('.', join(cwd, 'a/loop'));
    symlinkSync('web.yaml', join(cwd, 'a/copy.yaml'));
    expect(await findings(['a', 'a/web.yaml', './a/web.yaml'], cwd)).toHaveLength(1);
  });

  test('standard input', async () => {
    const { out, status } = await oam(['check', '-'], { input: misspelt });
    expect(out).toMatch(/^<stdin>:7:3 warning unknown-key/);
    expect(status).toBe(0);
  });

  test('nothing at all is said', async () => {
    const cwd = folderWith({ 'other.yaml': 'a: 1\n' });
    expect(await oam(['check'], { cwd })).toEqual({
      status: 0,
      out: '',
      err: 'Nothing to check: no OAM resource was found.\n',
    });
  });

  test.skipIf(process.getuid?.() === 0)('a folder that may not be read is named', async () => {
    const cwd = folderWith({ 'web.yaml': component('web') });
    mkdirSync(join(cwd, 'secret'));
    chmodSync(join(cwd, 'secret'), 0);
    const { err, status } = await oam(['check'], { cwd });
    expect(err).toContain('not checked secret: The folder cannot be read.');
    expect(status).toBe(2);
  });
});

describe('settings', () => {
  test('come from the nearest settings file above, wherever the command is started', async () => {
    const cwd = folderWith({
      'oam.config.yaml': 'rules:\n  unknown-key: error\n',
      'web.yaml': misspelt,
      'quiet/oam.config.yaml': 'rules:\n  unknown-key: off\n',
      'quiet/deep/web.yaml': misspelt,
    });
    expect(await findings([], cwd)).toMatchObject([{ file: 'web.yaml', severity: 'error' }]);
    expect(await findings(['deep/web.yaml'], join(cwd, 'quiet'))).toEqual([]);
  });

  test('leave out and take in files by pattern', async () => {
    const cwd = folderWith({
      'oam.config.yaml': 'include: [apps/**]\nexclude: ["**/old/"]\n',
      'web.yaml': misspelt,
      'apps/web.yaml': misspelt,
      'apps/old/web.yaml': misspelt,
    });
    const found = await findings([], cwd);
    expect(found.map(({ file }) => file)).toEqual([join('apps', 'web.yaml')]);
  });

  test('from --config replace those of the folder, and --profile wins over both', async () => {
    const cwd = folderWith({
      'oam.config.yaml': 'rules: { unknown-key: off }\n',
      'strict.yaml': 'profile: spec\nrules: {}\n',
      'web.yaml': misspelt,
    });
    expect(await findings(['web.yaml', '--config', 'strict.yaml'], cwd)).toMatchObject([
      { severity: 'warning' },
    ]);
    const asRudr = await findings(
      ['web.yaml', '--config', 'strict.yaml', '--profile', 'rudr'],
      cwd,
    );
    expect(asRudr).toContainEqual(
      expect.objectContaining({ code: 'unknown-key', severity: 'information' }),
    );
  });

  test('that do not parse are said once, and the defaults hold', async () => {
    const cwd = folderWith({
      'oam.config.yaml': 'rules:\n  unknown-key: [off\n',
      'a.yaml': misspelt,
      'b.yaml': misspelt,
    });
    const found = await findings([], cwd);
    expect(found.filter(({ file }) => file === 'oam.config.yaml')).toMatchObject([
      { severity: 'error', code: 'unclosed-bracket' },
    ]);
    expect(found.filter(({ code }) => code === 'unknown-key')).toHaveLength(2);
  });

  test('are checked: unknown keys, values and codes of rules', async () => {
    const cwd = folderWith({
      'oam.config.yaml': 'profil: rudr\nprofile: ruder\nrules:\n  unknwn-key: off\n',
      'a.yaml': component('a'),
    });
    expect(await findings([], cwd)).toMatchObject([
      { file: 'oam.config.yaml', line: 1, code: 'unknown-key' },
      { file: 'oam.config.yaml', line: 2, code: 'invalid-value' },
      { file: 'oam.config.yaml', line: 4, column: 3, code: 'unknown-rule' },
    ]);
  });
});

test('a comment silences the next line', async () => {
  const silenced = misspelt.replace('  osTyp', '  # oam-disable-next-line unknown-key\n  osTyp');
  const cwd = folderWith({ 'web.yaml': silenced });
  expect(await findings([], cwd)).toEqual([]);
});

describe('broken input gets an answer', () => {
  const utf16 = Buffer.from(`\uFEFF${misspelt}`, 'utf16le');
  test.each<[string, string | Uint8Array, object]>([
    ['NUL', misspelt.replace('name: web', 'name: w\0b'), { code: 'nul-byte', line: 4, column: 10 }],
    [
      'invalid UTF-8',
      Buffer.from(misspelt.replace('name: web', 'name: w\u00ffb'), 'latin1'),
      { code: 'invalid-encoding', line: 4, column: 10 },
    ],
    ['a byte order mark', `\uFEFF${misspelt}`, { code: 'unknown-key', line: 7, column: 3 }],
    ['UTF-16, little end first', utf16, { code: 'unknown-key', line: 7, column: 3 }],
    ['UTF-16, big end first', Buffer.from(utf16).swap16(), { code: 'unknown-key', line: 7 }],
    ['CRLF', misspelt.replaceAll('\n', '\r\n'), { code: 'unknown-key', line: 7, column: 3 }],
    ['deep nesting', component('web', `x: ${'['.repeat(50_000)}`), { code: 'nesting-too-deep' }],
    ['tabs', component('web', '\tosType: linux'), { severity: 'error', line: 7 }],
  ])('%s', async (_, content, expected) => {
    const cwd = folderWith({ 'web.yaml': content });
    expect(await findings([], cwd)).toContainEqual(expect.objectContaining(expected));
  });

  test('ten megabytes of documents', async () => {
    const count = Math.ceil(10_000_000 / misspelt.length);
    const cwd = folderWith({ 'big.yaml': Array(count).fill(misspelt).join('---\n') });
    const { status, err } = await oam(['check', '--format', 'json'], { cwd });
    expect(err).toContain(`${count} warnings in 1 file, ${count} resources`);
    expect(status).toBe(0);
  }, 120_000);

  test('one line of ten megabytes', async () => {
    const cwd = folderWith({
      'big.json': `{"apiVersion":"core.oam.dev/v1alpha1","kind":"Trait","metadata":{"name":"a"},"spec":{"x":"${'x'.repeat(10_000_000)}"}}`,
    });
    const { out } = await oam(['check'], { cwd });
    expect(out).toMatch(/^big\.json:1:86 warning unknown-key "x" is not known here\./m);
    expect(out.length).toBeLessThan(2000);
  }, 60_000);
});

describe('a process among others', () => {
  test('goes on when its reader has seen enough, and keeps its exit status', async () => {
    const cwd = folderWith({
      'web.yaml': Array(5000).fill(broken.replace('[', '{ a: [')).join('---\n'),
    });
    const child = startOam(['check'], { cwd });
    child.stdin.end();
    child.stdout.once('data', () => child.stdout.destroy());
    let err = '';
    child.stderr.on('data', (data) => (err += String(data)));
    const status = await new Promise((done) => child.once('close', done));
    expect(err).toMatch(/^\d+ errors, .* in 1 file, 5000 resources\n$/);
    expect(status).toBe(1);
  });

  test.skipIf(process.platform === 'win32')('stops at Ctrl-C with status 130', async () => {
    const child = startOam(['check', '-']);
    let err = '';
    child.stderr.on('data', (data) => (err += String(data)));
    // Reading what is written shows that the command has come to wait for its input.
    await new Promise((done) => child.stdin.write('#'.repeat(300_000), done));
    child.kill('SIGINT');
    const status = await new Promise((done) => child.once('close', done));
    expect(err).toBe('');
    expect(status).toBe(130);
  });
});

describe('the examples', () => {
  test('have no error or warning but the deliberate ones', async () => {
    const found = await findings(['--max-warnings', '0', 'examples'], root);
    const grave = found.filter(({ severity }) => severity === 'error' || severity === 'warning');
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
      expect(found.map(({ line }) => line)).toEqual(marked);
    }
  });
});
