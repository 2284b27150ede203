// The walk of folders on a real disk: order, links, what Git ignores.
import { mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { expect, test } from 'vitest';
import { uriOfPath } from '../../server/src/base/uri.ts';
import { diskFileSystem } from '../../server/src/node/file-system.ts';
import { SearchTest } from '../../server/src/node/ignore-files.ts';
import { findFiles } from '../../server/src/node/find-files.ts';
import { folderWith } from '../support/oam.ts';

async function found(folder: string): Promise<readonly string[]> {
  const { files } = await findFiles(folder, { accepts: (path) => path.endsWith('.yaml') });
  return files.map((path) => relative(folder, path).split(sep).join('/'));
}

test('files come in one order, and only those that are accepted', async () => {
  const folder = folderWith({
    'b.yaml': '',
    'B.yaml': '',
    'a/z.yaml': '',
    'a.yaml': '',
    'c.txt': '',
  });
  const wanted = ['B.yaml', 'a.yaml', 'a/z.yaml', 'b.yaml'];
  // Some disks do not tell B from b.
  const expected = (await found(folder)).length === 3 ? wanted.slice(1) : wanted;
  expect(await found(folder)).toEqual(expected);
});

test('links are followed once, also those that lead back up', async () => {
  const folder = folderWith({ 'a/one.yaml': '', 'elsewhere/two.yaml': '' });
  symlinkSync('..', join(folder, 'a/up'));
  symlinkSync('../elsewhere', join(folder, 'a/there'));
  symlinkSync('nowhere', join(folder, 'a/broken.yaml'));
  expect((await found(folder)).length).toBe(2);
});

test('a file is named once, by its own name where it has one here', async () => {
  const outside = folderWith({ 'far.yaml': '', 'more/near.yaml': '' });
  const folder = folderWith({ 'z/one.yaml': '', 'z/deep/two.yaml': '' });
  symlinkSync('z/one.yaml', join(folder, 'a.yaml'));
  symlinkSync('z/deep', join(folder, 'b'));
  symlinkSync(join(outside, 'far.yaml'), join(folder, 'c.yaml'));
  symlinkSync(join(outside, 'far.yaml'), join(folder, 'd.yaml'));
  symlinkSync(join(outside, 'more'), join(folder, 'e'));
  expect(await found(folder)).toEqual(['c.yaml', 'e/near.yaml', 'z/deep/two.yaml', 'z/one.yaml']);
});

test('.gitignore files count from their own folder, the inner one having the last word', async () => {
  const folder = folderWith({
    '.git/HEAD': '',
    '.gitignore': '*.yaml\n!keep.yaml\n/build/\n',
    'keep.yaml': '',
    'other.yaml': '',
    'build/keep.yaml': '',
    'in/.gitignore': '!other.yaml\nkeep.yaml\n',
    'in/keep.yaml': '',
    'in/other.yaml': '',
    'in/build/keep.yaml': '',
  });
  expect(await found(folder)).toEqual(['in/other.yaml', 'keep.yaml']);
  expect(await found(join(folder, 'in'))).toEqual(['other.yaml']);
});

test('a folder that Git ignores is searched when it is the one asked for', async () => {
  const folder = folderWith({ '.git/HEAD': '', '.gitignore': 'build/\n', 'build/a.yaml': '' });
  expect(await found(folder)).toEqual([]);
  expect(await found(join(folder, 'build'))).toEqual(['a.yaml']);
});

test('single files are answered like a search of the folder answers them', async () => {
  const names = ['a.yaml', 'out/a.yaml', 'in/a.yaml', 'in/b.yaml', 'node_modules/m/a.yaml'];
  const folder = folderWith({
    '.git/HEAD': '',
    '.gitignore': 'out/\n',
    'in/.gitignore': 'b.yaml\n',
    ...Object.fromEntries(names.map((name) => [name, ''])),
  });
  for (const root of [folder, join(folder, 'in'), join(folder, 'out')]) {
    const single = new SearchTest(root);
    const inside = names.filter((name) => join(folder, name).startsWith(join(root, sep)));
    const answers = await Promise.all(inside.map((name) => single.finds(join(folder, name))));
    expect(inside.filter((_, index) => answers[index]).sort()).toEqual(
      (await found(root)).map((name) => relative(folder, join(root, name))),
    );
  }
  expect(await new SearchTest(join(folder, 'in')).finds(join(folder, 'a.yaml'))).toBe(false);
});

test('a search that nobody wants any more ends', async () => {
  const folder = folderWith({ 'a.yaml': '' });
  const token = { isCancellationRequested: true };
  expect(await findFiles(folder, { accepts: () => true, token })).toEqual({
    files: [],
    unreadable: [],
  });
});

test('a folder that is not there is told', async () => {
  const folder = join(folderWith({}), 'gone');
  const result = await findFiles(folder, { accepts: () => true });
  expect(result).toEqual({ files: [], unreadable: [folder] });
});

test('many folders are no trouble', async () => {
  const folder = folderWith(
    Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`f${index}/a.yaml`, ''])),
  );
  expect(await found(folder)).toHaveLength(300);
});

test('the disk as a port: links as what they lead to, and nothing where nothing is', async () => {
  const folder = folderWith({ 'a.yaml': 'a: 1' });
  mkdirSync(join(folder, 'inner'));
  symlinkSync('inner', join(folder, 'link'));
  symlinkSync('gone', join(folder, 'torn'));
  const uri = uriOfPath(realpathSync(folder));
  expect(await diskFileSystem.readDirectory(uri)).toEqual([
    { name: 'a.yaml', type: 'file', isLink: false },
    { name: 'inner', type: 'directory', isLink: false },
    { name: 'link', type: 'directory', isLink: true },
    { name: 'torn', type: 'other', isLink: true },
  ]);
  const bytes = await diskFileSystem.readFile(`${uri}/a.yaml`);
  expect(Buffer.from(bytes ?? []).toString()).toBe('a: 1');
  const start = await diskFileSystem.readFile(`${uri}/a.yaml`, 3);
  expect(Buffer.from(start ?? []).toString()).toBe('a: ');
  expect(await diskFileSystem.readFile(`${uri}/inner`)).toBeUndefined();
  expect(await diskFileSystem.readFile(`${uri}/gone.yaml`)).toBeUndefined();
  expect(await diskFileSystem.readFile('untitled:a.yaml')).toBeUndefined();
  expect(await diskFileSystem.readDirectory(`${uri}/gone`)).toBeUndefined();
});
