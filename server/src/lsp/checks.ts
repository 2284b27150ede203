// The problems of files, kept document by document until something changes that they were worked out from.
import { validateReferences } from '../features/validation/validate-references.ts';
import { validateDocument } from '../features/validation/validate.ts';
import type { Problem } from '../model/problem.ts';
import { Dependencies, RecordingView } from '../workspace/dependencies.ts';
import type { Settings } from '../workspace/settings.ts';
import {
  documentChanges,
  sameEnds,
  type PlacedDocument,
  type SpecDocument,
  type SpecFile,
} from '../workspace/spec-file.ts';
import type { WorkspaceView } from '../workspace/workspace.ts';
import type { Change } from '../workspace/worlds.ts';

/** What the problems of a document are worked out from, besides the document. */
interface Circumstances {
  readonly settings: Settings;
  readonly world: WorkspaceView;
}

/** A file when it was last checked. */
interface CheckedFile extends Circumstances {
  readonly documents: readonly PlacedDocument[];
  /** By the number of the document. */
  readonly problems: readonly (readonly Problem[])[];
  /** Documents whose problems may be others by now. */
  readonly stale: Set<SpecDocument>;
}

/** What is wrong with a document whatever stands in others. */
interface OwnProblems {
  readonly settings: Settings;
  readonly problems: readonly Problem[];
}

export class Checks {
  // Problems by document: it never changes once made, so neither does the answer under some settings.
  readonly #own = new WeakMap<SpecDocument, OwnProblems>();
  readonly #files = new Map<string, CheckedFile>();
  readonly #dependencies = new WeakMap<WorkspaceView, Dependencies<SpecDocument>>();
  readonly #uris = new WeakMap<SpecDocument, string>();

  /** The problems of each document of a file, which goes by the URI that it has in its world. */
  of(file: SpecFile, around: Circumstances): readonly (readonly Problem[])[] {
    const kept = this.#keptOf(file.uri, around);
    const { documents } = file;
    if (kept?.documents === documents && kept.stale.size === 0) return kept.problems;
    const { head, tail } = sameEnds(kept?.documents ?? [], documents);
    const moved = (kept?.documents.length ?? 0) - documents.length;
    const problems = documents.map(({ document }, at) => {
      const isSame = at < head || at >= documents.length - tail;
      const known = isSame ? kept?.problems[at < head ? at : at + moved] : undefined;
      return known !== undefined && kept?.stale.has(document) === false
        ? known
        : this.#check(file, document, around);
    });
    this.#files.set(file.uri, { ...around, documents, problems, stale: new Set() });
    return problems;
  }

  /** The files whose problems may differ after a change. */
  affectedBy(change: Change): ReadonlySet<string> {
    const affected = new Set(change.uris);
    for (const uri of change.uris) this.#forgetGone(uri, change.world);
    for (const document of this.#dependencies.get(change.world)?.affectedBy(change) ?? []) {
      const uri = this.#uris.get(document);
      if (uri === undefined) continue;
      affected.add(uri);
      this.#files.get(uri)?.stale.add(document);
    }
    return affected;
  }

  /** What is known of a file under the same circumstances. */
  #keptOf(uri: string, { settings, world }: Circumstances): CheckedFile | undefined {
    const kept = this.#files.get(uri);
    if (kept === undefined || (kept.settings === settings && kept.world === world)) return kept;
    if (kept.world !== world) this.#forget(kept, documentChanges(kept.documents, []).gone);
    return undefined;
  }

  #check(file: SpecFile, document: SpecDocument, around: Circumstances): readonly Problem[] {
    const { settings, world } = around;
    const own = this.#ownProblems(file, document, settings);
    const view = new RecordingView(world);
    const site = { uri: file.uri, document };
    const beside = validateReferences({ site, workspace: view, settings });
    let dependencies = this.#dependencies.get(world);
    if (dependencies === undefined) {
      this.#dependencies.set(world, (dependencies = new Dependencies()));
    }
    dependencies.set(document, view.lookups);
    this.#uris.set(document, file.uri);
    return beside.length === 0
      ? own
      : [...own, ...beside].sort((a, b) => a.range.start - b.range.start);
  }

  #ownProblems(file: SpecFile, document: SpecDocument, settings: Settings): readonly Problem[] {
    const known = this.#own.get(document);
    if (known?.settings === settings) return known.problems;
    const problems = validateDocument(file, document, settings);
    this.#own.set(document, { settings, problems });
    return problems;
  }

  /** Documents that are in the world no more have nothing to be told. */
  #forgetGone(uri: string, world: WorkspaceView): void {
    const kept = this.#files.get(uri);
    if (kept?.world !== world) return;
    const now = world.file(uri)?.documents;
    if (now === undefined) this.#files.delete(uri);
    const { gone } = documentChanges(kept.documents, now ?? []);
    this.#forget(kept, gone);
  }

  /** What is not noted anymore is looked at again should it come back. */
  #forget({ world, stale }: CheckedFile, documents: Iterable<SpecDocument>): void {
    for (const document of documents) {
      this.#dependencies.get(world)?.delete(document);
      stale.add(document);
    }
  }
}
