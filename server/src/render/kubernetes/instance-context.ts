// What every part of the rendering of one instance for Kubernetes works with.
import type { WorkloadTypeInfo } from '../../model/catalog/catalog.ts';
import { placeOfOrigin, type Place } from '../origin.ts';
import type { RenderedMap, RenderedScalar } from '../rendered-node.ts';
import type { RenderedObject, RenderOptions, RenderProblem } from '../rendering.ts';
import type { ResolvedInstance } from '../resolve.ts';

export interface InstanceContext {
  readonly resolved: ResolvedInstance;
  /** Name of the application, from `metadata.name` of the configuration. */
  readonly application: RenderedScalar;
  /** Name of the instance, which its main objects carry too. */
  readonly name: RenderedScalar;
  /** What every platform knows of the workload type; undefined for types of others. */
  readonly workloadType: WorkloadTypeInfo | undefined;
  /** What the traits of the instance ask of the workload. */
  readonly effects: TraitEffects;
  readonly options: RenderOptions;
  readonly report: (problem: RenderProblem) => void;
}

/** What the traits of an instance come to, seen from its workload. */
export interface TraitEffects {
  /** A fixed number of replicas; undefined where nobody fixed it. */
  readonly replicas: RenderedScalar | undefined;
  /** Whether something in the cluster will change the number of replicas, so that none may be written. */
  readonly scaled: 'by-cluster' | 'by-nobody';
  /** Names of the claims that volumes are mounted from, by the name that the component gives the volume. */
  readonly claims: ReadonlyMap<string, RenderedScalar>;
  /** Whether volumes that no trait claims storage for get it; not while it is unclear which one a trait means. */
  readonly otherClaims: 'made' | 'left-out';
  /** Labels that scopes put on the pods. */
  readonly podLabels: RenderedMap;
  /** Objects that traits add, such as an Ingress. */
  readonly objects: readonly RenderedObject[];
}

/** The place that a problem with a value is reported at: where its author changes it, else the instance. */
export function placeOfValue(
  { origin }: RenderedScalar,
  { resolved }: Pick<InstanceContext, 'resolved'>,
): Place {
  return placeOfOrigin(origin) ?? resolved.place;
}
