// What a target of rendering is: a way to turn a resolved configuration into objects.
import type { DocumentSite, WorkspaceView } from '../workspace/workspace.ts';
import type { RenderedObject, RenderOptions, RenderProblem } from './rendering.ts';
import type { ResolvedConfiguration } from './resolve.ts';

export interface Target {
  /** What people write to choose it. */
  readonly name: string;
  /** One sentence. */
  readonly summary: string;
  /** The objects in the order in which they can be applied. Problems go to `resolved.report`. */
  readonly render: (resolved: ResolvedConfiguration) => readonly RenderedObject[];
}

/** What a target with readings of its own starts from. */
export interface RenderSources {
  readonly view: WorkspaceView;
  readonly site: DocumentSite;
  readonly options: RenderOptions;
  readonly report: (problem: RenderProblem) => void;
}

/** A target that resolves names, parameters and variables by rules of its own. */
export interface SourceTarget {
  /** What people write to choose it. */
  readonly name: string;
  /** One sentence. */
  readonly summary: string;
  readonly renderSources: (sources: RenderSources) => readonly RenderedObject[];
}
