// Files coming and going in any order: the index of every world equals that of a fresh start.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NameKey } from '../../server/src/workspace/name-key.ts';
import {
  placeOf,
  type NameSite,
  type WorkspaceView,
} from '../../server/src/workspace/workspace.ts';
import { MOST_IN_FILE } from '../../server/src/workspace/spec-file.ts';
import { Worlds } from '../../server/src/workspace/worlds.ts';
import {
  component,
  configuration,
  documentsIn,
  emptyModel,
  freshWorlds,
  keysOf,
  perform,
  setDisk,
  setOpen,
  runs,
  step,
  trait,
  URIS,
} from '../support/world-steps.ts';

const ALL_KEYS: readonly NameKey[] = (() => {
  const worlds = new Worlds();
  const all = ['web', 'db'].flatMap((name) => [
    trait(name),
    ...['web', 'db'].flatMap((other) => [component(name, other), configuration(name, other)]),
  ]);
  setOpen(worlds, 'untitled:all.yaml', all.join('---\n'));
  return [...new Set(documentsIn(worlds).flatMap(({ document }) => keysOf(document)))];
})();

/** Everything that can be asked of the world around a file, in words. */
function answersAround(worlds: Worlds, uri: string): unknown {
  const view = worlds.of(uri);
  return ALL_KEYS.map((key) => answerTo(view, key));
}

function answerTo(view: WorkspaceView, key: NameKey): string {
  const say = (site: NameSite): string => {
    const start = placeOf(view.file(site.uri), site.document)!.start;
    return `${site.uri}@${start + site.use.range.start}`;
  };
  return `${key}: ${view.declarations(key).map(say).join()} | ${view.references(key).map(say).join()}`;
}

describe('worlds', () => {
  it('know after any steps what a fresh start would know', () => {
    expect(ALL_KEYS.length).toBeGreaterThan(10);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
        const worlds = new Worlds();
        const model = emptyModel();
        for (const each of steps) perform(worlds, model, each);
        const fresh = freshWorlds(model);
        expect([...worlds.uris()].sort()).toEqual([...fresh.uris()].sort());
        for (const uri of URIS) {
          expect(worlds.file(uri)?.lines.text).toBe(fresh.file(uri)?.lines.text);
          expect(answersAround(worlds, uri)).toEqual(answersAround(fresh, uri));
        }
      }),
      runs,
    );
  }, 120_000);
});

describe('one file', () => {
  const worldOf = (folders: readonly string[]): Worlds => {
    const worlds = new Worlds();
    worlds.setFolders(folders);
    return worlds;
  };
  const declared = (worlds: Worlds, uri: string): string[] =>
    worlds
      .of(uri)
      .declarations('component web')
      .map((site) => site.uri);

  it('counts with the text of the editor, then again with that of the disk', () => {
    const worlds = worldOf(['file:///a']);
    setDisk(worlds, 'file:///a/1.yaml', component('web', 'x'));
    setOpen(worlds, 'file:///a/1.yaml', component('db', 'x'));
    expect(declared(worlds, 'file:///a/2.yaml')).toEqual([]);
    setDisk(worlds, 'file:///a/1.yaml', `# new\n${component('web', 'x')}`);
    expect(declared(worlds, 'file:///a/2.yaml')).toEqual([]);
    setOpen(worlds, 'file:///a/1.yaml', undefined);
    expect(declared(worlds, 'file:///a/2.yaml')).toEqual(['file:///a/1.yaml']);
  });

  it('is seen in its own folder alone, and not at all from outside', () => {
    const worlds = worldOf(['file:///a', 'file:///a/inner']);
    setDisk(worlds, 'file:///a/1.yaml', component('web', 'x'));
    setDisk(worlds, 'file:///a/inner/1.yaml', component('web', 'x'));
    setOpen(worlds, 'file:///ab/1.yaml', component('web', 'x'));
    expect(declared(worlds, 'file:///a/2.yaml')).toEqual(['file:///a/1.yaml']);
    expect(declared(worlds, 'file:///a/inner/2.yaml')).toEqual(['file:///a/inner/1.yaml']);
    expect(declared(worlds, 'file:///ab/1.yaml')).toEqual(['file:///ab/1.yaml']);
    expect(declared(worlds, 'file:///ab/2.yaml')).toEqual([]);
  });

  it('says that it does not know the rest where nobody looks for it', () => {
    const worlds = worldOf(['file:///a']);
    expect(worlds.of('untitled:1').completeness).toBe('partial');
    expect(worlds.of('file:///a/1.yaml').completeness).toBe('scanning');
    expect(worlds.setCompleteness('file:///a', 'complete')).toMatchObject([
      { completeness: 'changed' },
    ]);
    expect(worlds.of('file:///a/1.yaml').completeness).toBe('complete');
  });

  it('touches no name when another document of it changes', () => {
    const worlds = worldOf(['file:///a']);
    const rest = `---\n${component('web', 'x')}`;
    setOpen(worlds, 'file:///a/1.yaml', `note: one\n${rest}`);
    expect(setOpen(worlds, 'file:///a/1.yaml', `note: two\n${rest}`)).toMatchObject([
      { keys: new Set() },
    ]);
  });

  it('touches the names of documents that change places', () => {
    const worlds = worldOf(['file:///a']);
    const [web, db] = [component('web', 'x'), component('db', 'y')];
    setOpen(worlds, 'file:///a/1.yaml', `${web}---\n${db}---\n${web}`);
    const [change] = setOpen(worlds, 'file:///a/1.yaml', `---\n${db}---\n${web}---\n${web}`);
    expect([...(change?.keys ?? [])]).toContain('component web');
  });

  it('knows a folder in part only while a file in it is too large to be read', () => {
    const worlds = worldOf(['file:///a']);
    worlds.setCompleteness('file:///a', 'complete');
    const large = `${component('web', 'x')}${'#'.repeat(MOST_IN_FILE)}\n`;
    expect(setDisk(worlds, 'file:///a/1.yaml', large)).toMatchObject([{ completeness: 'changed' }]);
    expect(worlds.of('file:///a/2.yaml').completeness).toBe('partial');
    expect(setOpen(worlds, 'file:///a/1.yaml', component('web', 'x'))).toMatchObject([
      { completeness: 'changed', uris: new Set(['file:///a/1.yaml']) },
    ]);
    expect(worlds.of('file:///a/2.yaml').completeness).toBe('complete');
    setOpen(worlds, 'file:///a/1.yaml', undefined);
    expect(setDisk(worlds, 'file:///a/1.yaml', undefined)).toMatchObject([
      { completeness: 'changed' },
    ]);
  });
});
