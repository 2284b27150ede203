// The hover of a field: its card, with what the value written there comes to.
import { blocks, bullets, codeSpan } from '../../base/markdown.ts';
import type { TextRange } from '../../base/text-range.ts';
import { textIn, type ScalarValue } from '../../model/field.ts';
import type { Resource } from '../../model/resource.ts';
import { factsOf, propertiesOf, viewOf, type SchemaView } from '../../schema/schema-view.ts';
import type { Cursor } from '../../workspace/cursor.ts';
import {
  dialectsByAge,
  fieldHistory,
  schemaInDialect,
  type FieldHistory,
} from '../../workspace/field-history.ts';
import { patternOf, propertyHolderAt, schemaAt } from '../../workspace/schema-at.ts';
import type { Profile } from '../../workspace/settings.ts';
import type { WorkspaceView } from '../../workspace/workspace.ts';
import { resolveAlias, type YamlPath } from '../../yaml/access.ts';
import type { NodeAt } from '../../yaml/node-at.ts';
import { imageParts } from './envelope-cards.ts';
import { fieldCard } from './field-card.ts';
import { usesIn } from './name-cards.ts';
import { describeProbe, type ProbePurpose } from './probe-sentence.ts';
import { plainQuantity } from './quantities.ts';
import { usersOf, valuesInConfigurations } from './users.ts';

/** A place to be explained. */
export interface FieldPlace {
  readonly cursor: Cursor;
  readonly at: NodeAt;
  /** Undefined for the settings file. */
  readonly resource: Resource | undefined;
  readonly profile: Profile;
  readonly view: WorkspaceView;
}

/** The hover of the key or scalar under the cursor; undefined in blank space and where no schema holds. */
export function fieldHover(
  place: FieldPlace,
): { readonly range: TextRange; readonly markdown: string } | undefined {
  const { at } = place;
  const { range } = at.node;
  // A map or a list is under the cursor in its blank space only: its parts are nearer otherwise.
  const isBlank = at.role === 'value' && (at.node.kind === 'map' || at.node.kind === 'seq');
  if (isBlank || range.start === range.end) return undefined;
  const markdown = cardAt(place) ?? (at.role === 'key' ? elsewhere(place) : undefined);
  return markdown === undefined ? undefined : { range, markdown };
}

function cardAt(place: FieldPlace): string | undefined {
  const { cursor, at, resource } = place;
  const { path } = cursor;
  const property = namedProperty(place, resource);
  const view = property?.view ?? describedView(place);
  if (view === undefined) return undefined;
  const key = property?.name ?? path.at(-1);
  const parent = property === undefined ? parentView(place) : viewOf(property.view.root);
  return fieldCard({
    title: property?.name ?? titleOf(path),
    view,
    presence: presenceIn(parent, key),
    history: resource === undefined ? undefined : historyOf(resource, path, view),
    chosen: at.role === 'value' ? valueUnder(at) : undefined,
    author: authorOf(place),
    about: aboutValue(place, view),
  });
}

/** Definitions of the workspace say in their own words what their properties are. */
function authorOf({ cursor, resource, view }: FieldPlace): 'us' | 'document' {
  const holder = resource && propertyHolderAt(resource, cursor.path, view);
  const isProperty = holder?.from === 'workspace' && holder.rest.length > 0;
  return isProperty ? 'document' : 'us';
}

function historyOf(resource: Resource, path: YamlPath, view: SchemaView): FieldHistory | undefined {
  const isField = typeof path.at(-1) === 'string' && isOfKind(resource, view);
  return isField ? fieldHistory(resource, path) : undefined;
}

/** The schema that a trait or scope brings says nothing of the key that its properties stand under. */
function describedView({ cursor, resource }: FieldPlace): SchemaView | undefined {
  const { schema, path } = cursor;
  if (schema === undefined || resource === undefined) return schema;
  if (factsOf(schema).description !== undefined) return schema;
  return schemaInDialect(resource.dialect, resource.role, path) ?? schema;
}

/** The key that a path ends in; an item is called after its list. */
function titleOf(path: YamlPath): string {
  const key = path.findLast((segment) => typeof segment === 'string') ?? '';
  const isItem = typeof path.at(-1) === 'number';
  return isItem ? `${key}[]` : key;
}

function parentView({ cursor, view }: FieldPlace): SchemaView | undefined {
  const { path, file, placed } = cursor;
  return path.length === 0 ? undefined : schemaAt(file, placed.document, path.slice(0, -1), view);
}

function presenceIn(
  parent: SchemaView | undefined,
  key: string | number | undefined,
): 'required' | 'optional' | undefined {
  const found =
    parent === undefined ? undefined : propertiesOf(parent).find(({ name }) => name === key);
  if (found === undefined) return undefined;
  return found.required ? 'required' : 'optional';
}

/** True when the schema is that of the kind, and not one that a trait, scope or workload type brought. */
function isOfKind(resource: Resource, view: SchemaView): boolean {
  return view.root === schemaInDialect(resource.dialect, resource.role, [])?.root;
}

/** In a list of name and value, the name is the key of a property that something else describes. */
function namedProperty(
  { cursor, at, view: workspace }: FieldPlace,
  resource: Resource | undefined,
): { readonly name: string; readonly view: SchemaView } | undefined {
  const { path, file, placed } = cursor;
  const name = textIn(at.node);
  if (resource === undefined || name === undefined || at.role === 'key') return undefined;
  if (path.at(-1) !== 'name' || typeof path.at(-2) !== 'number') return undefined;
  const valuePath = [...path.slice(0, -1), 'value'];
  const view = schemaAt(file, placed.document, valuePath, workspace);
  return view === undefined || isOfKind(resource, view) ? undefined : { name, view };
}

/** A key that only other API versions have. */
function elsewhere({ cursor, resource }: FieldPlace): string | undefined {
  if (resource === undefined) return undefined;
  const { path } = cursor;
  const lines = dialectsByAge().flatMap((dialect) => {
    if (dialect === resource.dialect) return [];
    const view = schemaInDialect(dialect, resource.role, path);
    const description = view === undefined ? undefined : factsOf(view).description;
    return description === undefined ? [] : [`${dialect.label}: ${description}`];
  });
  if (lines.length === 0) return undefined;
  return blocks(
    `**${codeSpan(titleOf(path))}** · not defined in ${resource.dialect.label}`,
    bullets(lines),
  );
}

/** The value that the place is about; undefined for mappings and lists. */
function valueUnder(at: NodeAt): ScalarValue | undefined {
  const node = resolveAlias(at.role === 'key' ? at.pair?.value : at.node);
  return node?.kind === 'scalar' ? node.value : undefined;
}

function aboutValue(place: FieldPlace, view: SchemaView): readonly (string | undefined)[] {
  const { at, cursor, profile } = place;
  const value = valueUnder(at);
  const { unit } = factsOf(view);
  const isQuantity = unit !== undefined && (typeof value === 'string' || typeof value === 'number');
  const quantity = isQuantity
    ? plainQuantity({ unit, value, of: ownerOf(cursor.path) }, profile)
    : undefined;
  if (at.role === 'key') return [quantity, probeSentence(place)];
  return [
    quantity,
    typeof value === 'string' && patternOf(cursor.path) === IMAGE ? imageParts(value) : undefined,
    declaredUses(place),
  ];
}

const IMAGE = 'spec.containers[].image';

/** The key of the mapping that a field stands in. */
function ownerOf(path: YamlPath): string | undefined {
  const owner = path.at(-2);
  return typeof owner === 'string' ? owner : undefined;
}

/** Who uses what is declared here, in the document and outside. */
function declaredUses({ cursor, resource, view }: FieldPlace): string | undefined {
  const { name, placed } = cursor;
  if (name?.does !== 'declare' || resource === undefined) return undefined;
  if (name.symbol === 'variable') return usesIn(placed.document, name);
  if (name.symbol !== 'parameter') return usersOf(view, resource, name);
  if (resource.role !== 'component') return undefined;
  const parameter = resource.parameters.find((each) => each.name?.node === name.node);
  const component = resource.metadata?.name?.value;
  const values =
    parameter === undefined || component === undefined
      ? undefined
      : valuesInConfigurations(view, component, parameter);
  return blocks(usesIn(placed.document, name), values);
}

const PROBE = /^spec\.containers\[\]\.(liveness|readiness)Probe(?:\.(?:exec|httpGet|tcpSocket))?$/;

/** What the probe will do, on its key and on that of its handler. */
function probeSentence({ cursor, resource }: FieldPlace): string | undefined {
  const { path, file, placed } = cursor;
  const purpose = PROBE.exec(patternOf(path))?.[1] as ProbePurpose | undefined;
  const index = path[2];
  if (purpose === undefined || resource?.role !== 'component' || typeof index !== 'number') {
    return undefined;
  }
  const container = resource.containers[index];
  const probe = purpose === 'liveness' ? container?.livenessProbe : container?.readinessProbe;
  if (probe === undefined) return undefined;
  return describeProbe(probe, purpose, (key) => {
    const view = schemaAt(file, placed.document, [...path.slice(0, 4), key]);
    const value = view === undefined ? undefined : factsOf(view).defaultValue;
    return typeof value === 'number' ? value : undefined;
  });
}
