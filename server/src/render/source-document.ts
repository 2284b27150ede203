// A document of the specs as rendering reads it: its parts with their places in the file, and values that remember them.
import type { TextRange } from '../base/text-range.ts';
import type { Field, ScalarValue } from '../model/field.ts';
import { placeOf, type DocumentSite, type WorkspaceView } from '../workspace/workspace.ts';
import type { YamlNode } from '../yaml/nodes.ts';
import type { Part } from '../model/resource.ts';
import type { Origin, OriginStep, Place } from './origin.ts';
import type { RenderedScalar } from './rendered-node.ts';

export interface SourceDocument {
  readonly uri: string;
  /** Offset in the file of the document's first character. */
  readonly start: number;
  /** What the document is, for people, such as `component web`. */
  readonly label: string;
}

/** The document of a site; `label` says for people what it is. */
export function sourceDocument(
  view: WorkspaceView,
  { uri, document }: DocumentSite,
  label: string,
): SourceDocument {
  return { uri, start: placeOf(view.file(uri), document)?.start ?? 0, label };
}

/** The place in the file of a range in the document. */
export function placeIn({ uri, start }: SourceDocument, range: TextRange): Place {
  return { uri, range: { start: start + range.start, end: start + range.end } };
}

/** The text of a key; of other keys than texts nothing is told. */
function keyName(key: YamlNode): string {
  return key.kind === 'scalar' ? String(key.value) : '';
}

/** The station of a field of a document. */
export function fieldStep(source: SourceDocument, field: Field<unknown>): OriginStep {
  const place = placeIn(source, field.node.range);
  return { what: 'field', name: keyName(field.key), owner: source.label, place };
}

/** The origin of something that stands for a whole part of a document, such as a container. */
export function partOrigin(source: SourceDocument, { node }: Part, name: string): Origin {
  const place = placeIn(source, node.range);
  const step = { what: 'field', name, owner: source.label, place } as const;
  return { kind: 'source', how: 'derived', steps: [step], also: [] };
}

/** The value of a field just as it is written; undefined when it has none of its type. */
export function exactScalar<T extends ScalarValue>(
  source: SourceDocument,
  field: Field<T> | undefined,
): RenderedScalar | undefined {
  if (field?.value === undefined) return undefined;
  const origin = {
    kind: 'source',
    how: 'exact',
    steps: [fieldStep(source, field)],
    also: [],
  } as const;
  return { kind: 'scalar', value: field.value, origin };
}

/** A value computed from that of a field; exact where it reads as what is written there all the same. */
export function derivedScalar(
  source: SourceDocument,
  field: Field<unknown>,
  value: ScalarValue,
): RenderedScalar {
  const { node } = field;
  const isSame = node.kind === 'scalar' && String(node.value) === String(value);
  const origin = {
    kind: 'source',
    how: isSame ? 'exact' : 'derived',
    steps: [fieldStep(source, field)],
    also: [],
  } as const;
  return { kind: 'scalar', value, origin };
}
