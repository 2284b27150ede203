// Asks for the hover at the mark of a fixture.
import { hoverAt, type HoverOptions } from '../../server/src/features/hover/hover.ts';
import { readSpecFile } from '../../server/src/workspace/spec-file.ts';
import { parseFixture } from './fixture.ts';
import { parseWorkspace } from './workspace-fixture.ts';

/** What hovering shows: the text it is about and the Markdown; undefined for no hover. */
export interface Shown {
  readonly on: string;
  readonly markdown: string;
}

export function hoverIn(
  marked: string,
  options: Partial<HoverOptions> & { readonly name?: string } = {},
): Shown | undefined {
  const { text, offset } = parseFixture(marked);
  const file = readSpecFile(`file:///${options.name ?? 'app.yaml'}`, text);
  const hover = hoverAt(file, offset, { ruleTitle: () => undefined, ...options });
  if (hover === undefined) return undefined;
  const { start, end } = hover.range;
  return { on: text.slice(start, end), markdown: hover.markdown };
}

/** The Markdown alone. */
export function markdownAt(marked: string, options: Partial<HoverOptions> = {}): string {
  return hoverIn(marked, options)?.markdown ?? 'no hover';
}

/** A component of the release around a piece of its spec, given as flow YAML or indented by two. */
export function componentWith(spec: string, apiVersion = 'core.oam.dev/v1alpha1'): string {
  return `apiVersion: ${apiVersion}\nkind: ComponentSchematic\nmetadata: {name: web}\nspec:${spec}`;
}

/** A configuration of the release around a piece of its spec. */
export function configurationWith(spec: string): string {
  return `apiVersion: core.oam.dev/v1alpha1\nkind: ApplicationConfiguration\nmetadata: {name: app}\nspec:${spec}`;
}

/** The Markdown at the mark of a fixture of several files. */
export function markdownInWorkspace(marked: string): string {
  const { workspace, uri, offset } = parseWorkspace(marked);
  const options = { ruleTitle: () => undefined, workspace };
  return hoverAt(workspace.file(uri)!, offset, options)?.markdown ?? 'no hover';
}
