// The files that a rendering is saved to: their names, and how they are known again.
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { constant, mapOf } from '../../server/src/render/rendered-node.ts';
import type { RenderedObject, Rendering } from '../../server/src/render/rendering.ts';
import {
  hasSameSource,
  isOurs,
  printAll,
  savedFiles,
} from '../../server/src/render/saved-files.ts';

function object(kind: string, name: string): RenderedObject {
  const root = mapOf({ kind: constant(kind, 'It is one'), name: constant(name, 'Its name') });
  const place = { uri: 'file:///a.yaml', range: { start: 0, end: 1 } };
  return { apiVersion: 'v1', kind, name, namespace: undefined, instance: undefined, place, root };
}

function rendering(application: string | undefined, ...objects: RenderedObject[]): Rendering {
  return { application, objects, problems: [] };
}

function namesOf(...objects: RenderedObject[]): readonly string[] {
  const saved = [{ rendering: rendering('shop', ...objects), from: 'configuration shop' }];
  return savedFiles(saved, 'file-per-object').map(({ name }) => name);
}

describe('the name of a file', () => {
  test('is kind and name', () => {
    expect(namesOf(object('ConfigMap', 'web-main'))).toEqual(['configmap-web-main.yaml']);
  });

  test('leads into no other folder', () => {
    expect(namesOf(object('A/../B', '../../etc/passwd'))).toEqual(['a-..-b-..-..-etc-passwd.yaml']);
    expect(namesOf(object('', '///'))).toEqual(['object.yaml']);
  });

  test('is one for each object, where names differ in case only as well', () => {
    expect(namesOf(object('A', 'b'), object('a', 'B'), object('A', 'b'))).toEqual([
      'a-b.yaml',
      'a-b-2.yaml',
      'a-b-3.yaml',
    ]);
  });

  test('is not too long for a file system', () => {
    expect(namesOf(object('A', 'b'.repeat(500)))[0]?.length).toBeLessThan(200);
  });

  test.each([
    ['shop', 'shop.yaml'],
    [undefined, 'rendered.yaml'],
    // Windows takes this for a device.
    ['con', 'app-con.yaml'],
  ])('of the application %s is %s', (application, expected) => {
    const saved = [{ rendering: rendering(application), from: 'a' }];
    expect(savedFiles(saved, 'one-file').map(({ name }) => name)).toEqual([expected]);
  });
});

test('files are known again by their first line, and so is what they were made from', () => {
  const saved = (from: string): string =>
    savedFiles([{ rendering: rendering('a', object('A', 'a')), from }], 'one-file')[0]?.text ?? '';
  const shop = saved('configuration shop\nin a.yaml');
  expect(shop.split('\n')[0]).toMatch(/^# Rendered by OAM from configuration shop in a\.yaml\. /);
  expect(isOurs(shop)).toBe(true);
  expect(isOurs('kind: A\n')).toBe(false);
  expect(hasSameSource(shop, saved('configuration shop in a.yaml'))).toBe(true);
  expect(hasSameSource(shop, saved('configuration zoo in a.yaml'))).toBe(false);
});

test('several applications are one text, in which no document is empty', () => {
  const text = printAll([
    rendering('a'),
    rendering('b', object('B', 'b')),
    rendering('c'),
    rendering('d', object('D', 'd')),
    rendering('e'),
  ]);
  expect(parseAllDocuments(text).map((document) => document.toJS() as unknown)).toEqual([
    { kind: 'B', name: 'b' },
    { kind: 'D', name: 'd' },
  ]);
  expect(text.match(/^# .*$/gm)).toHaveLength(5);
});
