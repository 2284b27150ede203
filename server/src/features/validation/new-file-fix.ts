// The quick fix that makes a file beside the one with the problem.
import { joinUri, parentOfUri } from '../../base/uri.ts';
import type { Fix } from '../../model/problem.ts';
import type { DocumentSite, WorkspaceView } from '../../workspace/workspace.ts';

export interface NewResource {
  /** What it is, such as `trait`. */
  readonly what: string;
  readonly name: string;
  readonly lines: readonly string[];
}

/** A file of its own for a resource; none where there is a file of that name. */
export function newFileFix(
  { site, workspace }: { readonly site: DocumentSite; readonly workspace: WorkspaceView },
  { what, name, lines }: NewResource,
): readonly Fix[] {
  // What cannot be a name of a resource would make a bad name of a file as well.
  if (!/^[A-Za-z0-9][-\w.]*$/.test(name)) return [];
  const file = `${name}.yaml`;
  const uri = joinUri(parentOfUri(site.uri), file);
  if (workspace.file(uri) !== undefined) return [];
  return [
    {
      title: `Create the ${what} "${name}" in "${file}"`,
      edits: [],
      newFiles: [{ uri, text: `${lines.join('\n')}\n` }],
      safety: 'choice',
      format: 'plain',
    },
  ];
}
