// `oam render` as a process: what it prints and writes, and what it leaves alone.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { folderWith, oam } from '../support/oam.ts';

const component = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: web
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  parameters:
    - name: image
      type: string
      default: example/web:1.0.0
  containers:
    - name: main
      image: example/web:1.0.0
      env:
        - name: IMAGE
          fromParam: image
      ports:
        - name: http
          containerPort: 80
      resources:
        cpu: { required: 0.5 }
        memory: { required: 128M }
`;

function configuration(name: string, value = 'example/web:2.0.0'): string {
  return `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: ${name}
spec:
  variables:
    - name: IMAGE
      value: ${value}
  components:
    - componentName: web
      instanceName: ${name}-web
      parameterValues:
        - name: image
          value: "[fromVariable(IMAGE)]"
`;
}

const set = { 'web.yaml': component, 'shop.yaml': configuration('shop') };

interface Rendered {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

function documentsIn(text: string): readonly Rendered[] {
  return parseAllDocuments(text).map((document) => document.toJS() as Rendered);
}

function named(objects: readonly Rendered[]): readonly string[] {
  return objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
}

describe('what is printed', () => {
  test('is the objects, and nothing else', async () => {
    const { status, out, err } = await oam(['render', '.'], { cwd: folderWith(set) });
    expect(err).toBe('');
    expect(status).toBe(0);
    expect(named(documentsIn(out))).toEqual(
      expect.arrayContaining(['Deployment shop-web', 'Service shop-web']),
    );
    expect(out).toContain('value: example/web:2.0.0');
    expect(out).not.toMatch(/^#/m);
  });

  test('is the same bytes for files in any order', async () => {
    const cwd = folderWith(set);
    const one = await oam(['render', 'web.yaml', 'shop.yaml'], { cwd });
    const other = await oam(['render', 'shop.yaml', 'web.yaml'], { cwd });
    expect(one.out).not.toBe('');
    expect(other.out).toBe(one.out);
  });

  test('is every application in order of name, or the one that is named', async () => {
    const cwd = folderWith({
      ...set,
      'a.yaml': configuration('zoo'),
      'b.yaml': configuration('bar'),
    });
    const all = await oam(['render', '.'], { cwd });
    expect(all.out.match(/^# .*$/gm)).toEqual([
      '# application bar',
      '# application shop',
      '# application zoo',
    ]);
    const one = await oam(['render', '.', '--application', 'zoo'], { cwd });
    expect(named(documentsIn(one.out))).toContain('Deployment zoo-web');
    expect(one.out).not.toContain('shop');
    expect(one.out).not.toMatch(/^#/m);
  });

  test('takes what is given for variables and the namespace', async () => {
    const given = ['--set', 'IMAGE=example/a=b', '--namespace', 'shops'];
    const { out } = await oam(['render', '.', ...given], { cwd: folderWith(set) });
    expect(out).toContain('value: example/a=b');
    expect(documentsIn(out).every(({ metadata }) => metadata.namespace === 'shops')).toBe(true);
  });

  test('is an array of objects as JSON', async () => {
    const cwd = folderWith(set);
    const json = await oam(['render', '.', '-o', 'json'], { cwd });
    const yaml = await oam(['render', '.'], { cwd });
    expect(JSON.parse(json.out)).toEqual(documentsIn(yaml.out));
  });

  test('says of values where they come from', async () => {
    const cwd = folderWith(set);
    const { out } = await oam(['render', '.', '-o', 'json', '--origins'], { cwd });
    const elements = JSON.parse(out) as { object: Rendered; origins: Record<string, string> }[];
    const found = elements.find(({ object }) => object.kind === 'Deployment');
    expect(found?.origins['/metadata/name']).toBe('shop.yaml:11:21');
    // The variable decides, whatever asks for it.
    expect(Object.values(found?.origins ?? {})).toContain('shop.yaml:8:14');
  });
});

test('the reference runtime is what --compat asks for', async () => {
  const cwd = folderWith({
    'web.yaml': component.replace('128M', '"128"'),
    'shop.yaml': configuration('shop'),
  });
  const plain = ['render', '.', '--compat', 'rudr'];
  const { out, err } = await oam(plain, { cwd });
  // Rudr does not put variables in here, which its users are told.
  expect(err).toContain('shop.yaml:14:18 warning rudr-ignores');
  expect(out).toContain('value: "[fromVariable(IMAGE)]"');
  expect(out).not.toContain('ownerReferences');
  const owned = await oam([...plain, '--owner-references'], { cwd });
  expect(owned.out).toContain('ownerReferences');
});

describe('a set with errors', () => {
  test('gives nothing on standard output, and its problems as the check prints them', async () => {
    const broken = { ...set, 'shop.yaml': configuration('shop').replace('Name: web', 'Name: wbe') };
    const cwd = folderWith(broken);
    const { status, out, err } = await oam(['render', '.'], { cwd });
    expect(out).toBe('');
    expect(err).toMatch(/^shop\.yaml:10:22 error unknown-component /);
    expect(err).toMatch(/\nNothing is rendered: \d+ errors?\.\n$/);
    expect(status).toBe(1);
  });

  test('writes no file', async () => {
    const cwd = folderWith({ ...set, 'shop.yaml': configuration('shop', '[') });
    const { status } = await oam(['render', '.', '--out', 'out'], { cwd });
    expect(status).toBe(1);
    expect(existsSync(join(cwd, 'out'))).toBe(false);
  });
});

describe('what cannot be done', () => {
  test.each([
    [[], 'Name the files to render.'],
    [['gone.yaml'], 'not rendered gone.yaml: There is no such file or folder.'],
    [['web.yaml'], 'No configuration was found.'],
    [['.', '--application', 'shp'], 'No configuration is called "shp". Did you mean shop?'],
    [['.', '--set', 'IMAGES=a'], 'declares the variable "IMAGES". Did you mean IMAGE?'],
    [['.', '--set', 'IMAGE'], '--set takes VARIABLE=VALUE, and here the VARIABLE= is missing.'],
    [['.', '--target', 'rud'], 'Did you mean rudr?'],
    [['.', '--target', 'kubernetes', '--compat', 'rudr'], 'contradict each other'],
    [['.', '--owner-references'], '--owner-references goes with --compat rudr.'],
    [['.', '--namespace', 'Shop'], '"Shop" cannot name a namespace'],
    [['.', '--kubernetes-version', '2'], '--kubernetes-version is one of 1.20 to 1.'],
    [['.', '--origins'], '--origins goes with -o json.'],
    [['.', '-o', 'json', '--out', 'out'], '--out writes YAML.'],
    [['.', '-o', 'xml'], '--output is one of yaml, json, not "xml".'],
  ])('is said for %j, with the status 2', async (args, message) => {
    const { status, out, err } = await oam(['render', ...args], { cwd: folderWith(set) });
    expect(err).toContain(message);
    expect(out).toBe('');
    expect(status).toBe(2);
  });
});

describe('what is written', () => {
  test('is a file for each object, and only what is new', async () => {
    const cwd = folderWith(set);
    const first = await oam(['render', 'web.yaml', 'shop.yaml', '--out', 'out'], { cwd });
    expect(first.out).toBe('');
    const names = readdirSync(join(cwd, 'out'));
    expect(names).toEqual(
      expect.arrayContaining(['deployment-shop-web.yaml', 'service-shop-web.yaml']),
    );
    expect(first.err).toBe(`${String(names.length)} files written, 0 unchanged.\n`);
    const text = readFileSync(join(cwd, 'out/deployment-shop-web.yaml'), 'utf8');
    expect(text).toMatch(/^# Rendered by OAM from configuration shop in shop\.yaml\. /);
    const again = await oam(['render', 'web.yaml', 'shop.yaml', '--out', 'out'], { cwd });
    expect(again.err).toBe(`0 files written, ${String(names.length)} unchanged.\n`);
  });

  test('is one file when it is called like one', async () => {
    const cwd = folderWith(set);
    await oam(['render', 'web.yaml', 'shop.yaml', '--out', 'all.yaml'], { cwd });
    const { out } = await oam(['render', 'web.yaml', 'shop.yaml'], { cwd });
    const text = readFileSync(join(cwd, 'all.yaml'), 'utf8');
    expect(text.slice(text.indexOf('\n') + 1)).toBe(out);
  });

  test('never takes the place of a file of somebody else', async () => {
    const cwd = folderWith({ ...set, 'out/service-shop-web.yaml': 'mine: true\n' });
    const paths = ['web.yaml', 'shop.yaml'];
    const { status, err } = await oam(['render', ...paths, '--out', 'out'], { cwd });
    expect(err).toContain(`${join('out', 'service-shop-web.yaml')} was not written by oam render`);
    expect(status).toBe(2);
    expect(readdirSync(join(cwd, 'out'))).toEqual(['service-shop-web.yaml']);
    expect(readFileSync(join(cwd, 'out/service-shop-web.yaml'), 'utf8')).toBe('mine: true\n');
  });

  test('is nothing where no folder can be made', async () => {
    const cwd = folderWith({ ...set, out: 'a file\n' });
    const paths = ['web.yaml', 'shop.yaml'];
    const { status, err } = await oam(['render', ...paths, '--out', join('out', 'in')], { cwd });
    expect(err).toMatch(/^oam render: /);
    expect(err).not.toContain('mistake of the program');
    expect(status).toBe(2);
  });

  test('tells of files that an earlier rendering left, and lets them be', async () => {
    const cwd = folderWith(set);
    const args = ['render', 'web.yaml', 'shop.yaml', '--out', 'out'];
    await oam(args, { cwd });
    const renamed = configuration('shop').replace('shop-web', 'new-web');
    writeFileSync(join(cwd, 'shop.yaml'), renamed);
    const { err } = await oam(args, { cwd });
    const old = join('out', 'deployment-shop-web.yaml');
    expect(err).toContain(`Left over from an earlier rendering, to be deleted by you: ${old}\n`);
    expect(existsSync(join(cwd, old))).toBe(true);
  });
});
