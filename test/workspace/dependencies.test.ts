// Looking again at those alone whom a change concerns, and at all of them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Dependencies, RecordingView } from '../../server/src/workspace/dependencies.ts';
import type { SpecDocument } from '../../server/src/workspace/spec-file.ts';
import type { NameSite, WorkspaceView } from '../../server/src/workspace/workspace.ts';
import { Worlds, type Change } from '../../server/src/workspace/worlds.ts';
import { documentsIn, emptyModel, keysOf, perform, runs, step } from '../support/world-steps.ts';

/** Stands for the check of a document: an answer that depends on what its names mean elsewhere. */
function check(view: WorkspaceView, document: SpecDocument): string {
  const docs = (sites: readonly NameSite[]): string =>
    sites.map((site) => `${site.uri} ${site.document.yaml.text}`).join();
  return keysOf(document)
    .map((key) => `${key}: ${docs(view.declarations(key))} | ${docs(view.references(key))}`)
    .join('\n');
}

class KeptAnswers {
  readonly #worlds: Worlds;
  readonly #dependencies = new Map<WorkspaceView, Dependencies<SpecDocument>>();
  readonly #answers = new Map<SpecDocument, { view: WorkspaceView; answer: string }>();

  constructor(worlds: Worlds) {
    this.#worlds = worlds;
  }

  follow(changes: readonly Change[]): void {
    for (const change of changes) {
      for (const document of this.#dependencies.get(change.world)?.affectedBy(change) ?? []) {
        this.#answers.delete(document);
      }
    }
  }

  answerAll(): void {
    for (const { uri, document } of documentsIn(this.#worlds)) {
      const view = this.#worlds.of(uri);
      if (this.#answers.get(document)?.view === view) continue;
      const recorder = new RecordingView(view);
      this.#answers.set(document, { view, answer: check(recorder, document) });
      let dependencies = this.#dependencies.get(view);
      if (dependencies === undefined) {
        this.#dependencies.set(view, (dependencies = new Dependencies()));
      }
      dependencies.set(document, recorder.lookups);
    }
  }

  all(): unknown {
    return documentsIn(this.#worlds).map(({ document }) => this.#answers.get(document)?.answer);
  }

  afresh(): unknown {
    return documentsIn(this.#worlds).map(({ uri, document }) =>
      check(this.#worlds.of(uri), document),
    );
  }
}

describe('dependencies', () => {
  const none = { keys: new Set<string>(), uris: new Set<string>(), completeness: 'same' } as const;

  it('find those who asked for a name, a file, all files or whether all were seen', () => {
    const worlds = new Worlds();
    const ask = (question: (view: WorkspaceView) => void) => {
      const recorder = new RecordingView(worlds.of('file:///a/1.yaml'));
      question(recorder);
      return recorder.lookups;
    };
    const dependencies = new Dependencies<string>();
    dependencies.set(
      'name',
      ask((view) => void view.declarations('component web')),
    );
    dependencies.set(
      'user',
      ask((view) => void view.references('component web')),
    );
    dependencies.set(
      'file',
      ask((view) => void view.file('file:///a/1.yaml')),
    );
    dependencies.set(
      'all',
      ask((view) => void view.files()),
    );
    dependencies.set(
      'seen',
      ask((view) => void view.completeness),
    );
    dependencies.set(
      'nobody',
      ask(() => undefined),
    );
    const after = (difference: object): string[] =>
      [...dependencies.affectedBy({ ...none, ...difference })].sort();
    expect(after({ keys: new Set(['component web']) })).toEqual(['name', 'user']);
    expect(after({ uris: new Set(['file:///a/1.yaml']) })).toEqual(['all', 'file']);
    expect(after({ completeness: 'changed' })).toEqual(['seen']);
    dependencies.set(
      'name',
      ask((view) => void view.declarations('component db')),
    );
    dependencies.delete('file');
    expect(after({ keys: new Set(['component web']) })).toEqual(['user']);
    expect(after({ uris: new Set(['file:///a/1.yaml']) })).toEqual(['all']);
  });

  it('keep answers right that were worked out from lookups', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
        const worlds = new Worlds();
        const model = emptyModel();
        const kept = new KeptAnswers(worlds);
        for (const each of steps) {
          kept.follow(perform(worlds, model, each));
          kept.answerAll();
        }
        expect(kept.all()).toEqual(kept.afresh());
      }),
      runs,
    );
  }, 120_000);
});
