// What a rendering gives: objects, the problems met on the way, and what may be asked of it.
import type { ScalarValue } from '../model/field.ts';
import type { Severity } from '../model/problem.ts';
import { DEFAULT_KUBERNETES_VERSION, type KubernetesVersion } from './kubernetes-version.ts';
import type { Place } from './origin.ts';
import type { RenderedMap } from './rendered-node.ts';

/** One object for the cluster. */
export interface RenderedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Undefined for objects that live outside namespaces, and where no namespace was asked for. */
  readonly namespace: string | undefined;
  /** Name of the instance that it belongs to; undefined for what belongs to the whole application. */
  readonly instance: string | undefined;
  /** The part of the specs that the object stands for: an instance, a trait attachment, a volume … */
  readonly place: Place;
  readonly root: RenderedMap;
}

/** Something that keeps an object from being rendered, or from being accepted, as its author meant. */
export interface RenderProblem {
  /** Stable kebab-case name. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly place: Place;
  readonly related: readonly { readonly place: Place; readonly message: string }[];
}

export interface Rendering {
  /** Name of the application; undefined when the configuration has none. */
  readonly application: string | undefined;
  /** In an order in which they can be applied; the same for the same specs in any order of files. */
  readonly objects: readonly RenderedObject[];
  readonly problems: readonly RenderProblem[];
}

export interface RenderOptions {
  readonly target: string;
  /** Written into every object that lives in a namespace. */
  readonly namespace: string | undefined;
  readonly kubernetesVersion: KubernetesVersion;
  /** Values for variables of the configuration that win over what it says. */
  readonly variables: ReadonlyMap<string, ScalarValue>;
  /** Whether the target `rudr` writes owner references; their uids are placeholders. */
  readonly ownerReferences: 'written' | 'left-out';
}

export const defaultRenderOptions: RenderOptions = {
  target: 'kubernetes',
  namespace: undefined,
  kubernetesVersion: DEFAULT_KUBERNETES_VERSION,
  variables: new Map(),
  ownerReferences: 'left-out',
};
