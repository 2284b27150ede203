// What is to be deployed: objects with where they come from, and what is known about them.
import type { RenderedObject } from '../render/rendering.ts';
import type { DeployObject } from './object-id.ts';
import type { Dependencies } from './order.ts';
import type { Application } from './plan.ts';

/** `rendered`: the Kubernetes objects that the specs become. `native`: the OAM resources, for a runtime in the cluster. */
export type Way = 'rendered' | 'native';

/** One object, and the rendering that it is made of. */
export interface InputObject extends DeployObject {
  readonly rendered: RenderedObject;
}

export interface DeployInput {
  readonly application: Application;
  readonly way: Way;
  /** Without the marks of the inventory, which a plan adds. */
  readonly objects: readonly InputObject[];
  readonly dependencies: Dependencies;
  /** Where it was rendered from, for the history: a path below the workspace. */
  readonly source: string;
  /** Values that are to be hidden wherever they show up. */
  readonly secrets: readonly string[];
}
