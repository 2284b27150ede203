// Migrates one document: small rewrites, as many at once as do not touch each other, until nothing is left to do.
import { edited, editsSince, startHistory, type EditHistory } from '../../base/edit-history.ts';
import type { TextEdit } from '../../base/text-edit.ts';
import type { TextRange } from '../../base/text-range.ts';
import { anchorOf } from '../../model/field.ts';
import { lower } from '../../model/lower.ts';
import { namesOf } from '../../model/names.ts';
import type { Resource } from '../../model/resource.ts';
import type { SpecDocument } from '../../workspace/spec-file.ts';
import { nodeAtPath, type YamlPath } from '../../yaml/access.ts';
import { keepingComments } from '../../yaml/edit-comments.ts';
import type { YamlDocument } from '../../yaml/nodes.ts';
import { parseDocument } from '../../yaml/parse.ts';
import type { Note, Rewrite, Step, Subject } from './step.ts';
import { configurationStep } from './steps/configuration.ts';
import { envelopeRewrite } from './steps/envelope.ts';
import { metadataStep } from './steps/metadata.ts';
import { olderKeyStep } from './steps/older-keys.ts';
import { scopeStep } from './steps/scopes.ts';
import { traitDefinitionStep } from './steps/trait-definitions.ts';
import { traitStep } from './steps/traits.ts';
import { typeNameStep } from './steps/type-names.ts';
import { valueStep } from './steps/values.ts';

export interface DocumentMigration {
  /** Offsets in the document as it was. */
  readonly edits: readonly TextEdit[];
  /** Ranges in the document as it will be. */
  readonly notes: readonly { readonly range: TextRange; readonly message: string }[];
}

/** What a migration needs to know besides the document. */
export type Circumstances = Pick<Subject, 'from' | 'to' | 'view' | 'spareName'>;

const STEPS: readonly Step[] = [
  metadataStep,
  typeNameStep,
  olderKeyStep,
  valueStep,
  configurationStep,
  traitStep,
  scopeStep,
  traitDefinitionStep,
];

/** Rewrites wait for others on the same lines, a few rounds at most; the bound is for mistakes of ours. */
const MAX_ROUNDS = 30;

/** Migrates a document; one that cannot be read is left as it is, with a note. */
export function migrateDocument(
  { yaml, oam }: SpecDocument,
  circumstances: Circumstances,
): DocumentMigration {
  if (oam.status !== 'resource') return { edits: [], notes: [] };
  const [problem] = yaml.problems;
  if (problem !== undefined) {
    const message = 'This document has a syntax error: mend it, then migrate again.';
    return { edits: [], notes: [{ range: problem.range, message }] };
  }
  const { resource } = oam;
  if (resource.role === 'unknown') {
    const message = 'This kind is not known, so the document was left as it is.';
    return {
      edits: [],
      notes: [{ range: anchorOf(resource.kind?.node ?? resource.root), message }],
    };
  }
  return rewriteAll(yaml, circumstances) ?? untouched(resource);
}

function untouched(resource: Resource): DocumentMigration {
  const message = 'This document could not be migrated as it is written.';
  return { edits: [], notes: [{ range: anchorOf(resource.kind?.node ?? resource.root), message }] };
}

const LEFT: Note = {
  path: ['kind'],
  message: 'Parts of this document were left as they are, since comments stand in between.',
};

/** Undefined when a rewrite would have made the text unreadable. */
function rewriteAll(
  yaml: YamlDocument,
  circumstances: Circumstances,
): DocumentMigration | undefined {
  let history = startHistory(yaml.text);
  let document = yaml;
  const kept: Note[] = [];
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const subject = subjectOf(document, circumstances);
    if (subject === undefined) return undefined;
    const { rewrites, notes } = findings(subject);
    const chosen = compatible(subject.document, rewrites);
    const isLast = chosen.length === 0;
    const next = isLast ? [envelopeRewrite(subject)] : chosen;
    if (isLast) kept.push(...notes, ...(rewrites.length > 0 ? [LEFT] : []));
    kept.push(...next.flatMap(({ note }) => note ?? []));
    history = edited(
      history,
      next.flatMap(({ edits }) => edits),
    );
    document = parseDocument(history.text);
    if (document.problems.length > 0) return undefined;
    if (isLast) return finished(history, document, kept);
  }
  return undefined;
}

function subjectOf(document: YamlDocument, circumstances: Circumstances): Subject | undefined {
  const oam = lower(document);
  if (oam.status !== 'resource') return undefined;
  const { resource } = oam;
  return { document, resource, names: namesOf(resource, document.text), ...circumstances };
}

function findings(subject: Subject): { rewrites: readonly Rewrite[]; notes: readonly Note[] } {
  const rewrites: Rewrite[] = [];
  const notes: Note[] = [];
  for (const step of STEPS) {
    for (const found of step(subject)) {
      if ('edits' in found) rewrites.push(found);
      else notes.push(found);
    }
  }
  return { rewrites, notes };
}

/** The rewrites that can be made at once, each with the comments that it would have removed. */
function compatible(document: YamlDocument, rewrites: readonly Rewrite[]): readonly Rewrite[] {
  const taken: TextRange[] = [];
  const chosen: Rewrite[] = [];
  for (const rewrite of rewrites) {
    const edits = keepingComments(document, rewrite.edits);
    if (edits === undefined || edits.length === 0) continue;
    const ranges = edits.map(({ range }) => range);
    if (ranges.some((range) => taken.some((other) => touch(range, other)))) continue;
    taken.push(...ranges);
    chosen.push({ ...rewrite, edits });
  }
  return chosen;
}

function touch(a: TextRange, b: TextRange): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function finished(
  history: EditHistory,
  document: YamlDocument,
  notes: readonly Note[],
): DocumentMigration {
  const places = notes.map(({ path, message }) => ({ range: rangeAt(document, path), message }));
  const sorted = places.sort((a, b) => a.range.start - b.range.start);
  return { edits: editsSince(history), notes: sorted };
}

/** The key at a path, or what is nearest above it. */
function rangeAt(document: YamlDocument, path: YamlPath): TextRange {
  for (let length = path.length; length > 0; length--) {
    const node = nodeAtPath(document.root, path.slice(0, length));
    if (node !== undefined) return anchorOf(node);
  }
  return { start: 0, end: 0 };
}
