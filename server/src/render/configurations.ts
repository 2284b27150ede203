// Which configurations there are to render, and how one of them is found again by its name.
import { shift, type TextRange } from '../base/text-range.ts';
import type { ScalarValue } from '../model/field.ts';
import { occurrencesOf, sitesIn } from '../workspace/occurrences.ts';
import {
  placeOf,
  resourceAs,
  type DocumentSite,
  type WorkspaceView,
} from '../workspace/workspace.ts';
import { isNull } from '../yaml/access.ts';

export interface ConfigurationSite extends DocumentSite {
  /** Its `metadata.name`; empty when it has none. */
  readonly name: string;
  /** Where its document stands in the file. */
  readonly range: TextRange;
}

/** The configurations of a file, in the order of the text. */
export function configurationsIn(view: WorkspaceView, uri: string): readonly ConfigurationSite[] {
  const file = view.file(uri);
  return (file?.documents ?? []).flatMap(({ document }) => {
    const configuration = resourceAs(document, 'configuration');
    const placed = placeOf(file, document);
    if (configuration === undefined || placed === undefined) return [];
    const range = shift(document.yaml.root?.range ?? { start: 0, end: 0 }, placed.start);
    return [{ uri, document, name: configuration.metadata?.name?.value ?? '', range }];
  });
}

/** All configurations of a world by name; those with one name by file and then by place. */
export function allConfigurations(view: WorkspaceView): readonly ConfigurationSite[] {
  return [...view.files()]
    .flatMap(({ uri }) => configurationsIn(view, uri))
    .sort(
      (a, b) => compare(a.name, b.name) || compare(a.uri, b.uri) || a.range.start - b.range.start,
    );
}

/** The configurations that name what a file declares, such as one of its components, in the order of all. */
export function configurationsUsing(
  view: WorkspaceView,
  uri: string,
): readonly ConfigurationSite[] {
  const using = new Set(
    sitesIn(view, uri)
      .filter(({ use }) => use.does === 'declare')
      .flatMap((site) => occurrencesOf(view, site).references.map(({ document }) => document)),
  );
  return allConfigurations(view).filter(({ document }) => using.has(document));
}

/** The configuration of that name in a file; of several the first one. */
export function findConfiguration(
  view: WorkspaceView,
  { uri, name }: { readonly uri: string; readonly name: string },
): ConfigurationSite | undefined {
  return configurationsIn(view, uri).find((each) => each.name === name);
}

/** A variable of a configuration that has no value of its own. */
export interface OpenVariable {
  readonly name: string;
  /** The whole of its entry, in the file. */
  readonly range: TextRange;
}

/** The variables that a configuration declares without a value: whoever renders it has to give them one. */
export function openVariables(
  view: WorkspaceView,
  { uri, document }: DocumentSite,
): readonly OpenVariable[] {
  const start = placeOf(view.file(uri), document)?.start ?? 0;
  const variables = resourceAs(document, 'configuration')?.variables ?? [];
  return variables.flatMap(({ name, value, node }) => {
    const isOpen = value === undefined || isNull(value.node);
    return name?.value === undefined || !isOpen
      ? []
      : [{ name: name.value, range: shift(node.range, start) }];
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The variables that a configuration declares, with the values it gives them. */
export function declaredVariables({
  document,
}: DocumentSite): ReadonlyMap<string, ScalarValue | undefined> {
  const variables = resourceAs(document, 'configuration')?.variables ?? [];
  return new Map(
    variables.flatMap(({ name, value }) =>
      name?.value === undefined ? [] : [[name.value, value?.value] as const],
    ),
  );
}
