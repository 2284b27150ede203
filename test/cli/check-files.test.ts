// Which files `oam check` looks at, and which settings hold for them.
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { component, findings, folderWith, misspelt, oam } from '../support/oam.ts';

/** The number of the user without rights, on every system where there is one. */
const NOBODY = 65_534;

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

  test('a folder that may not be read is named', async () => {
    const cwd = folderWith({ 'web.yaml': component('web') });
    mkdirSync(join(cwd, 'secret'));
    chmodSync(join(cwd, 'secret'), 0);
    // Root may read everything, so it lets somebody else look.
    chmodSync(cwd, 0o755);
    const { err, status } = await oam(['check'], {
      cwd,
      ...(process.getuid?.() === 0 ? { user: NOBODY } : {}),
    });
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
