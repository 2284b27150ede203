// House rules that neither the linter nor the compiler knows: headers, names, leftovers, and what the manifest must say.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { layers } from '../scripts/layers.mjs';

const root = join(import.meta.dirname, '..');
const ignored = /(^|\/)(node_modules|dist|out|generated|coverage|[.]git|[.]vscode-test)(\/|$)/;

function filesIn(folder: string): string[] {
  const path = (name: string) => (folder === '' ? name : `${folder}/${name}`);
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const inner = path(entry.name);
    if (ignored.test(inner)) return [];
    if (entry.isDirectory()) return filesIn(inner);
    return entry.isFile() ? [inner] : [];
  });
}

const files = filesIn('');
const isCode = (file: string) => /[.](ts|mjs|js)$/.test(file);
const isShipped = (file: string) => /^(server|client)\/src\//.test(file) && isCode(file);
/** Examples and golden files are a user's documents, not ours. */
const isOurs = (file: string) =>
  !/^(examples|test\/(cases|[^/]+\/workspace))\//.test(file) &&
  /[.](ts|mjs|js|json|md|yaml|yml)$|^[.]/.test(file);
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** Files in which the pattern occurs, each with the line that shows it. */
function found(pattern: RegExp, among: (file: string) => boolean): string[] {
  return files.filter(among).flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [],
      ),
  );
}

test('each source file starts with a sentence that says what it is', () => {
  const withoutHeader = files.filter(isCode).filter((file) => {
    const lines = read(file)
      .replace(/^#!.*\n/, '')
      .split('\n');
    const end = lines.findIndex((line) => !line.startsWith('//'));
    const header = lines.slice(0, end === -1 ? lines.length : end);
    return !/^\/\/ \S+( \S+){2}/.test(header[0] ?? '') || !/[.]$/.test(header.at(-1) ?? '');
  });
  expect(withoutHeader).toEqual([]);
});

test('file and folder names are kebab-case', () => {
  const kebab = /^[.]?[a-z0-9]+(-[a-z0-9]+)*([.][a-z0-9]+(-[a-z0-9]+)*)*$/;
  const wrong = files
    .filter((file) => /^(server|client|scripts|syntaxes|test|docs)\//.test(file))
    .filter((file) => !file.startsWith('test/cases/') && !file.endsWith('README.md'))
    .filter((file) => !file.split('/').every((part) => kebab.test(part)));
  expect(wrong).toEqual([]);
});

test('each source file of the server lies in a layer', () => {
  const folders = Object.values(layers).map(({ path }) => new RegExp(path));
  const astray = files.filter(isShipped).filter((file) => !folders.some((each) => each.test(file)));
  expect(astray).toEqual([]);
});

test('there are no barrels', () => {
  expect(files.filter((file) => /^server\/src\/(.*\/)?index[.]ts$/.test(file))).toEqual([]);
  expect(found(/^export (type )?\* /, isShipped)).toEqual([]);
});

test('nothing is left for later in the sources', () => {
  const markers = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME'].join('|')})\\b`);
  expect(found(markers, isOurs)).toEqual([]);
});

test('no test is switched off, and none runs alone', () => {
  const switches = /\b(describe|test|it|suite)[.](skip|only|todo)\b/;
  expect(found(switches, (file) => /^test\/.*[.]test[.]ts$/.test(file))).toEqual([]);
});

test('no path of a machine is written down', () => {
  // Addresses such as file:///home/me/app.yaml are made up for tests and stay.
  const absolute = /(?<![\w/.:-])(\/(work|root|home|Users)\/\w|[A-Z]:\\\\?Users)/;
  expect(found(absolute, isOurs)).toEqual([]);
});

test('no package registry is written down', () => {
  const host = new RegExp(`https?://[^\\s"'/]*(${['regis' + 'try', 'npm' + 'js'].join('|')})`);
  expect(found(host, (file) => isOurs(file) || file === 'package-lock.json')).toEqual([]);
  const lock = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { resolved?: string; link?: boolean }>;
  };
  const resolved = Object.entries(lock.packages).filter(
    ([, { resolved, link }]) => resolved && !link,
  );
  expect(resolved.map(([path]) => path)).toEqual([]);
});

test('the spelling is American', () => {
  const british =
    /\b(colour|behaviour|neighbour|favour|honour|flavour|catalogue|centre|licence|analys(e|ing|er)\b|(normal|serial|initial|organ|recogn|optim|capital|summar|minim|maxim|synchron|author|custom|emphas|general|visual)is(e|ed|es|ing|ation))/i;
  // A package that checks regular expressions has a function with a British name.
  const exempt = /^(package-lock[.]json|test\/tidy|test\/hostile\/regular-expressions[.]test)/;
  const prose = (file: string) => isOurs(file) && !exempt.test(file);
  expect(found(british, prose)).toEqual([]);
});

describe('the manifest', () => {
  type Described = { readonly description?: string; readonly markdownDescription?: string };
  type Section = { readonly properties?: Readonly<Record<string, Described>> };
  const { contributes = {} } = JSON.parse(read('package.json')) as {
    contributes?: {
      commands?: readonly { command: string; title?: string; category?: string }[];
      configuration?: Section | readonly Section[];
    };
  };

  test('gives every command a title', () => {
    const untitled = (contributes.commands ?? []).filter(({ title }) => !title);
    expect(untitled).toEqual([]);
  });

  test('describes every setting', () => {
    const sections = [contributes.configuration ?? []].flat() as readonly Section[];
    const settings = sections.flatMap(({ properties = {} }) => Object.entries(properties));
    const bare = settings.filter(([, each]) => !each.description && !each.markdownDescription);
    expect(bare.map(([key]) => key)).toEqual([]);
  });
});
