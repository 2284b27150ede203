// What the steps of a migration have in common: what they look at and what they answer.
import type { TextEdit } from '../../base/text-edit.ts';
import type { Dialect } from '../../model/dialects/dialect.ts';
import type { NameUse } from '../../model/names.ts';
import type { Resource } from '../../model/resource.ts';
import type { WorkspaceView } from '../../workspace/workspace.ts';
import type { YamlPath } from '../../yaml/access.ts';
import type { YamlDocument } from '../../yaml/nodes.ts';

/** A document on its way from one API version to the next. */
export interface Subject {
  /** The text as it stands after the steps before. */
  readonly document: YamlDocument;
  readonly resource: Resource;
  readonly names: readonly NameUse[];
  readonly from: Dialect;
  readonly to: Dialect;
  /** Everything else, as it was before the migration. */
  readonly view: WorkspaceView;
  /** A name for the resource where it has none and needs one. */
  readonly spareName: string;
}

/** Edits that belong together, and what the author should know once they are made. */
export interface Rewrite {
  readonly edits: readonly TextEdit[];
  readonly note?: Note;
}

/** Something for the author to look at, with its place in the document after the migration. */
export interface Note {
  readonly path: YamlPath;
  readonly message: string;
}

/** One concern of a migration: what it would rewrite now, and what it has to leave. */
export type Step = (subject: Subject) => Iterable<Rewrite | Note>;
