// A file as a workspace of its own, for those who have nothing but the file.
import type { SpecFile } from './spec-file.ts';
import { Workspace, type WorkspaceView } from './workspace.ts';

// Files never change once read, so neither does the answer.
const known = new WeakMap<SpecFile, WorkspaceView>();

/** The workspace that holds just this file; of others it knows that there may be some. */
export function aloneView(file: SpecFile): WorkspaceView {
  let view = known.get(file);
  if (view === undefined) {
    const workspace = new Workspace();
    workspace.completeness = 'partial';
    workspace.set(file);
    known.set(file, (view = workspace));
  }
  return view;
}
