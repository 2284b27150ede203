// Puts a Kubernetes object together: version, kind, metadata, then what the object is about.
import type { Origin, Place } from '../origin.ts';
import {
  constant,
  mapOf,
  type RenderedMap,
  type RenderedNode,
  type RenderedScalar,
} from '../rendered-node.ts';
import type { RenderedObject, RenderOptions } from '../rendering.ts';

/** What an object is called, and whom it belongs to. */
export interface ObjectParts {
  /** Texts that are the same in every rendering, or scalars that a spec says. */
  readonly apiVersion: string | RenderedScalar;
  readonly kind: string | RenderedScalar;
  readonly name: RenderedScalar;
  readonly labels: RenderedMap;
  readonly annotations?: RenderedMap | undefined;
  /** Name of the instance; undefined for what belongs to the whole application. */
  readonly instance: string | undefined;
  /** The part of the specs that the object stands for. */
  readonly place: Place;
  /** What it is for, as the reason of its kind: a sentence without a period. */
  readonly reason: string;
}

/** An object that lives in a namespace; `body` is what follows `metadata`, such as `spec`. */
export function namespacedObject(
  parts: ObjectParts,
  body: Readonly<Record<string, RenderedNode | undefined>>,
  { namespace }: Pick<RenderOptions, 'namespace'>,
): RenderedObject {
  const { name, labels, annotations, instance, place, reason } = parts;
  const apiVersion = scalarOf(parts.apiVersion, reason);
  const kind = scalarOf(parts.kind, reason);
  const metadata = mapOf({
    name,
    namespace: namespace === undefined ? undefined : namespaceScalar(namespace),
    labels,
    annotations: annotations?.entries.length === 0 ? undefined : annotations,
  });
  return {
    apiVersion: String(apiVersion.value),
    kind: String(kind.value),
    name: String(name.value),
    namespace,
    instance,
    place,
    root: mapOf({ apiVersion, kind, metadata, ...body }),
  };
}

function scalarOf(value: string | RenderedScalar, reason: string): RenderedScalar {
  return typeof value === 'string' ? constant(value, reason) : value;
}

function namespaceScalar(value: string): RenderedScalar {
  const origin: Origin = { kind: 'given', name: 'namespace', steps: [] };
  return { kind: 'scalar', value, origin };
}
