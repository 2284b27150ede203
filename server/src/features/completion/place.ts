// The place that completion is asked for: slot, schema, resource and how text is written there.
import { dialects } from '../../model/dialects/registry.ts';
import type { Dialect } from '../../model/dialects/dialect.ts';
import type { Resource } from '../../model/resource.ts';
import type { JsonSchema } from '../../schema/json-schema.ts';
import {
  factsOf,
  schemaAtPath,
  schemaById,
  viewOf,
  type SchemaView,
} from '../../schema/schema-view.ts';
import { aloneView } from '../../workspace/alone.ts';
import { patternOf, propertyHolderAt, schemaAt, schemaIdOf } from '../../workspace/schema-at.ts';
import type { PlacedDocument, SpecDocument, SpecFile } from '../../workspace/spec-file.ts';
import type { WorkspaceView } from '../../workspace/workspace.ts';
import { keyText, type YamlPath } from '../../yaml/access.ts';
import { columnOf, indentStepOf, lineBreakOf, lineStartOf, scalarSource } from '../../yaml/edit.ts';
import type { YamlDocument, YamlNode } from '../../yaml/nodes.ts';
import { slotAt } from '../../yaml/slot.ts';
import type { Slot, SlotStyle } from '../../yaml/slot-model.ts';
import type { CompletionOptions, ItemData } from './item.ts';
import type { ScalarValue } from '../../model/sketch.ts';
import type { Layout } from '../../model/sketch-text.ts';

/** Everything that the parts of completion ask about the cursor. Offsets count from the document. */
export interface Place {
  readonly file: SpecFile;
  readonly placed: PlacedDocument;
  readonly document: SpecDocument;
  readonly offset: number;
  readonly slot: Slot;
  readonly style: SlotStyle;
  /**
   * `resource`, `config`: completed in full; `beginning`: a document that may become OAM, of which
   * only the first keys are written; `foreign`: left in peace.
   */
  readonly status: 'resource' | 'config' | 'beginning' | 'foreign';
  readonly resource: Resource | undefined;
  readonly dialect: Dialect;
  readonly options: CompletionOptions;
  /** Where names of other documents are found. */
  readonly workspace: WorkspaceView;
  /** How text is written here. */
  readonly layout: Layout;
}

/** Describes the place at an offset of the document. */
export function placeAt(
  file: SpecFile,
  placed: PlacedDocument,
  offset: number,
  options: CompletionOptions,
): Place {
  const { document } = placed;
  const slot = slotAt(document.yaml, offset - placed.start);
  const resource = document.oam.status === 'resource' ? document.oam.resource : undefined;
  const style = slot.style === 'flow' && isJsonFile(file) ? 'json' : slot.style;
  return {
    file,
    placed,
    document,
    offset: offset - placed.start,
    slot,
    style,
    status: statusOf(file, document),
    resource,
    dialect: resource?.dialect ?? dialects[0],
    options,
    workspace: options.workspace ?? aloneView(file),
    layout: layoutOf(document.yaml, slot, style, options.snippets),
  };
}

/** The same place, understood as another slot. */
export function withSlot(place: Place, slot: Slot): Place {
  return { ...place, slot };
}

export function isJsonFile(file: SpecFile): boolean {
  return file.uri.toLowerCase().endsWith('.json');
}

function statusOf(file: SpecFile, document: SpecDocument): Place['status'] {
  if (file.type === 'config') return 'config';
  if (document.oam.status === 'resource') return 'resource';
  return document.oam.status === 'foreign' && isBeginning(document.yaml) ? 'beginning' : 'foreign';
}

/** Whether nothing but the first keys of a resource, or a single word, stands in the document yet. */
function isBeginning({ root }: YamlDocument): boolean {
  if (root === undefined) return true;
  if (root.kind === 'scalar') return root.value === null || /^[\w"']*$/.test(String(root.value));
  if (root.kind !== 'map') return false;
  return root.pairs.every((pair) => {
    const key = keyText(pair);
    if (!pair.hasColon || key === 'metadata') return true;
    if (key === 'apiVersion') {
      return isStartOf(
        pair.value,
        dialects.map(({ apiVersion }) => apiVersion),
      );
    }
    const kinds = dialects.flatMap((dialect) => Object.keys(dialect.kinds));
    return key === 'kind' && isStartOf(pair.value, kinds);
  });
}

function isStartOf(node: YamlNode, words: readonly string[]): boolean {
  if (node.kind !== 'scalar') return false;
  const text = String(node.value ?? '');
  return words.some((word) => word.toLowerCase().startsWith(text.toLowerCase()));
}

/** The schema at a path, also for the outermost keys of a document whose kind is not written yet. */
export function viewAt(place: Place, path: YamlPath): SchemaView | undefined {
  const known = schemaAt(place.file, place.document, path, place.workspace);
  if (known !== undefined) return known;
  const id = envelopeId(place, path);
  const whole = id === undefined ? undefined : schemaById(id);
  return whole === undefined ? undefined : schemaAtPath(whole, path);
}

/** Whether it is not written yet what the document is to be. */
export function hasOpenKind({ status, resource }: Place): boolean {
  return status === 'beginning' || resource?.role === 'unknown';
}

/** Any kind will do for the outermost keys and the metadata: all kinds of an API version share them. */
function envelopeId(place: Place, path: YamlPath): string | undefined {
  const isShared = path.length === 0 || path[0] !== 'spec';
  return hasOpenKind(place) && isShared
    ? Object.values(place.dialect.kinds)[0]?.schemaId
    : undefined;
}

/** What documents the field at a path. */
export function fieldDataAt(place: Place, path: YamlPath): ItemData | undefined {
  const holder = place.resource && propertyHolderAt(place.resource, path, place.workspace);
  if (holder?.schema !== undefined && holder.name !== undefined && holder.rest.length > 0) {
    const { of, name, rest } = holder;
    if (holder.from === 'workspace') return propertyData(holder.schema, rest);
    if (of === 'trait') return { of, name, path: rest };
    return { of, name, group: place.dialect.group, path: rest };
  }
  const schema = schemaIdOf(place.file, place.document) ?? envelopeId(place, path);
  return schema === undefined ? undefined : { of: 'field', schema, path };
}

/** What a definition of the workspace says of a property. In a list of names and values, positions say nothing. */
function propertyData(schema: JsonSchema, rest: YamlPath): ItemData | undefined {
  const names = rest.filter((segment) => typeof segment === 'string');
  const view = schemaAtPath(viewOf(schema), names);
  const markdown = view && factsOf(view).description;
  return markdown === undefined ? undefined : { of: 'text', markdown };
}

function layoutOf(
  document: YamlDocument,
  slot: Slot,
  style: SlotStyle,
  snippets: CompletionOptions['snippets'],
): Layout {
  const line = lineStartOf(document, slot.word.start);
  const blank = style !== 'block' && document.text[line] === '\t' ? '\t' : ' ';
  const step = style === 'block' ? indentStepOf(document) : blank === '\t' ? 1 : flowStepOf(slot);
  return {
    style,
    flow: slot.onOwnLine ? 'lines' : 'one-line',
    step,
    blank,
    listStep: style === 'block' ? (listStepOf(document) ?? step) : step,
    lineBreak: lineBreakOf(document),
    format: snippets === 'supported' ? 'snippet' : 'plain',
  };
}

function flowStepOf({ indent, path, role }: Slot): number {
  const depth = path.length + (role === 'key' ? 1 : 0);
  return indent > 0 && depth > 0 && indent % depth === 0 ? indent / depth : 2;
}

/** Columns from a key to the dashes of its list, as in the first list of the document. */
function listStepOf(document: YamlDocument): number | undefined {
  const pending: (YamlNode | undefined)[] = [document.root];
  while (pending.length > 0) {
    const node = pending.pop();
    if (node?.kind === 'map') {
      for (const { value } of node.pairs.toReversed()) pending.push(value);
    } else if (node?.kind === 'seq') {
      const pair = node.parent?.kind === 'pair' ? node.parent : undefined;
      if (pair !== undefined && node.style === 'block') {
        const step =
          columnOf(document, node.range.start) - columnOf(document, pair.key.range.start);
        return Math.max(0, step);
      }
      for (const item of node.items.toReversed()) pending.push(item);
    }
  }
  return undefined;
}

/** A value as it is written at the place, in the quotes that the author has started. */
export function valueSource({ slot, style }: Place, value: ScalarValue): string {
  if (typeof value === 'string' && slot.quote === '"') return JSON.stringify(value);
  if (typeof value === 'string' && slot.quote === "'") return `'${value.replaceAll("'", "''")}'`;
  return style === 'json' ? JSON.stringify(value) : scalarSource(value);
}

/** The slot's path with `[]` for list positions. */
export function slotPattern({ slot }: Place): string {
  return patternOf(slot.path);
}
