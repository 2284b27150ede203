// One OAM resource as an object for the cluster: what is written, each value with its place, and the namespace asked for.
import type { KnownResource } from '../../model/resource.ts';
import { effectivePairs } from '../../yaml/access.ts';
import {
  constant,
  mapOf,
  mapOfEntries,
  type RenderedEntry,
  type RenderedMap,
  type RenderedNode,
} from '../rendered-node.ts';
import type { RenderedObject, RenderOptions } from '../rendering.ts';
import { exactScalar, placeIn, type SourceDocument } from '../source-document.ts';
import { renderedValue } from '../values.ts';

/** A resource of the workspace, and what it is called. */
export interface NamedResource {
  readonly resource: KnownResource;
  readonly source: SourceDocument;
  readonly name: string;
}

/** The resource as it is written; undefined where it cannot be, which the checks of the document report. */
export function resourceObject(
  { resource, source, name }: NamedResource,
  { namespace }: Pick<RenderOptions, 'namespace'>,
): RenderedObject | undefined {
  const { dialect, root } = resource;
  const apiVersion =
    exactScalar(source, resource.apiVersion) ??
    constant(dialect.apiVersion, 'The API version whose rules the document follows');
  const kind = exactScalar(source, resource.kind);
  if (kind === undefined) return undefined;
  const entries = entriesOf(resource, source);
  if (entries === undefined) return undefined;
  const metadata = entries.find(({ key }) => key === 'metadata')?.value;
  const rest = entries.filter(({ key }) => !['apiVersion', 'kind', 'metadata'].includes(key));
  const place = placeIn(source, (resource.metadata?.name ?? { node: root }).node.range);
  const head = mapOf({ apiVersion, kind, metadata: inNamespace(metadata, namespace) });
  return {
    apiVersion: String(apiVersion.value),
    kind: String(kind.value),
    name,
    namespace,
    instance: undefined,
    place,
    root: mapOfEntries([...head.entries, ...rest]),
  };
}

function entriesOf(
  { root }: KnownResource,
  source: SourceDocument,
): readonly RenderedEntry[] | undefined {
  const entries: RenderedEntry[] = [];
  for (const [key, pair] of effectivePairs(root)) {
    const name = key;
    const value = renderedValue(pair.value, { source, variables: undefined, what: 'field', name });
    if (value === undefined) return undefined;
    const place = placeIn(source, pair.key.range);
    const step = { what: 'field', name, owner: source.label, place } as const;
    const keyOrigin = { kind: 'source', how: 'exact', steps: [step], also: [] } as const;
    entries.push({ key, keyOrigin, value });
  }
  return entries;
}

/** The metadata with the namespace that was asked for; without one, as it is written. */
function inNamespace(
  metadata: RenderedNode | undefined,
  namespace: string | undefined,
): RenderedMap | undefined {
  if (metadata?.kind !== 'map' || namespace === undefined) {
    return metadata?.kind === 'map' ? metadata : undefined;
  }
  const value: RenderedNode = {
    kind: 'scalar',
    value: namespace,
    origin: { kind: 'given', name: 'namespace', steps: [] },
  };
  const others = metadata.entries.filter(({ key }) => key !== 'namespace');
  const entry = { key: 'namespace', keyOrigin: undefined, value };
  return mapOfEntries([...others, entry], metadata.origin);
}
