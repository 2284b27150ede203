// Every place that means the same as the name at the cursor, in the workspace and in one file.
import type { TextRange } from '../../base/text-range.ts';
import { locationsOf, occurrencesOf, siteAt, type Location } from '../../workspace/occurrences.ts';
import type { NameSite, WorkspaceView } from '../../workspace/workspace.ts';

/** Whether declarations are among the references. */
export type Declarations = 'with-declarations' | 'without-declarations';

/** Where the name at an offset is used, in the order of URIs and then of the text. */
export function referencesAt(
  view: WorkspaceView,
  { uri, offset }: { readonly uri: string; readonly offset: number },
  wanted: Declarations,
): readonly Location[] {
  const site = siteAt(view, uri, offset);
  if (site === undefined) return [];
  const { declarations, references } = occurrencesOf(view, site);
  const all = wanted === 'with-declarations' ? [...declarations, ...references] : references;
  return locationsOf(view, all);
}

/** A place in the file of the cursor; `write` is where the name is declared. */
export interface Highlight {
  readonly range: TextRange;
  readonly kind: 'read' | 'write';
}

/** The places of a file that mean the same as the name at an offset of it. */
export function highlightsAt(
  view: WorkspaceView,
  uri: string,
  offset: number,
): readonly Highlight[] {
  const site = siteAt(view, uri, offset);
  if (site === undefined) return [];
  const { declarations, references } = occurrencesOf(view, site);
  const inFile = (sites: readonly NameSite[]): readonly Location[] =>
    locationsOf(
      view,
      sites.filter((other) => other.uri === uri),
    );
  return [
    ...inFile(declarations).map(({ range }) => ({ range, kind: 'write' as const })),
    ...inFile(references).map(({ range }) => ({ range, kind: 'read' as const })),
  ].sort((a, b) => a.range.start - b.range.start);
}
