// The problems of documents, kept until something changes that they were worked out from.
import { validateReferences } from '../features/validation/validate-references.ts';
import { validateDocument } from '../features/validation/validate.ts';
import type { Problem } from '../model/problem.ts';
import { Dependencies, RecordingView } from '../workspace/dependencies.ts';
import type { Settings } from '../workspace/settings.ts';
import type { SpecDocument, SpecFile } from '../workspace/spec-file.ts';
import type { WorkspaceView } from '../workspace/workspace.ts';
import type { Change } from '../workspace/worlds.ts';

/** What the problems of a document are worked out from, besides the document. */
interface Circumstances {
  readonly settings: Settings;
  readonly world: WorkspaceView;
}

interface Kept extends Circumstances {
  readonly problems: readonly Problem[];
}

export class Checks {
  // Problems by settings and document: both never change once made, so neither does the answer.
  readonly #own = new WeakMap<SpecDocument, Pick<Kept, 'settings' | 'problems'>>();
  readonly #all = new WeakMap<SpecDocument, Kept>();
  readonly #dependencies = new WeakMap<WorkspaceView, Dependencies<SpecDocument>>();
  /** The documents of each file that were checked. */
  readonly #checked = new Map<string, Map<SpecDocument, WorkspaceView>>();
  readonly #uris = new WeakMap<SpecDocument, string>();

  /** The problems of a document; `file` goes by the URI that it has in its world. */
  of(file: SpecFile, document: SpecDocument, around: Circumstances): readonly Problem[] {
    const { settings, world } = around;
    const known = this.#all.get(document);
    if (known?.settings === settings && known.world === world) return known.problems;
    const own = this.#ownProblems(file, document, settings);
    const view = new RecordingView(world);
    const site = { uri: file.uri, document };
    const beside = validateReferences({ site, workspace: view, settings });
    const problems =
      beside.length === 0 ? own : [...own, ...beside].sort((a, b) => a.range.start - b.range.start);
    this.#all.set(document, { settings, world, problems });
    this.#note(file.uri, document, { world, view });
    return problems;
  }

  /** The files whose problems may differ after a change. */
  affectedBy(change: Change): ReadonlySet<string> {
    const affected = new Set(change.uris);
    for (const uri of change.uris) this.#forgetGone(uri, change.world);
    for (const document of this.#dependencies.get(change.world)?.affectedBy(change) ?? []) {
      this.#all.delete(document);
      const uri = this.#uris.get(document);
      if (uri !== undefined) affected.add(uri);
    }
    return affected;
  }

  #ownProblems(file: SpecFile, document: SpecDocument, settings: Settings): readonly Problem[] {
    const known = this.#own.get(document);
    if (known?.settings === settings) return known.problems;
    const problems = validateDocument(file, document, settings);
    this.#own.set(document, { settings, problems });
    return problems;
  }

  #note(
    uri: string,
    document: SpecDocument,
    { world, view }: { readonly world: WorkspaceView; readonly view: RecordingView },
  ): void {
    let checked = this.#checked.get(uri);
    if (checked === undefined)
      this.#checked.set(uri, (checked = new Map<SpecDocument, WorkspaceView>()));
    const before = checked.get(document);
    if (before !== undefined && before !== world) this.#dependencies.get(before)?.delete(document);
    checked.set(document, world);
    this.#uris.set(document, uri);
    let dependencies = this.#dependencies.get(world);
    if (dependencies === undefined) {
      this.#dependencies.set(world, (dependencies = new Dependencies()));
    }
    dependencies.set(document, view.lookups);
  }

  /** Documents that are in the world no more have nothing to be told. */
  #forgetGone(uri: string, world: WorkspaceView): void {
    const kept = new Set(world.file(uri)?.documents.map(({ document }) => document));
    const checked = this.#checked.get(uri);
    for (const [document, where] of checked ?? []) {
      if (where !== world || kept.has(document)) continue;
      this.#dependencies.get(world)?.delete(document);
      checked?.delete(document);
    }
    if (checked?.size === 0) this.#checked.delete(uri);
  }
}
