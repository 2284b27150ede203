// What a target of rendering is: a way to turn a resolved configuration into objects.
import type { RenderedObject } from './rendering.ts';
import type { ResolvedConfiguration } from './resolve.ts';

export interface Target {
  /** What people write to choose it. */
  readonly name: string;
  /** One sentence. */
  readonly summary: string;
  /** The objects in the order in which they can be applied. Problems go to `resolved.report`. */
  readonly render: (resolved: ResolvedConfiguration) => readonly RenderedObject[];
}
