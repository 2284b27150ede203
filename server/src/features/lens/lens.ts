// Above what a file declares: how much of the workspace uses it.
import type { TextRange } from '../../base/text-range.ts';
import type { SymbolKind } from '../../model/name-rule.ts';
import {
  locationIn,
  locationsOf,
  occurrencesOf,
  siteAt,
  sitesIn,
  type Location,
} from '../../workspace/occurrences.ts';
import {
  resourceAs,
  resourceOf,
  type Completeness,
  type NameSite,
  type WorkspaceView,
} from '../../workspace/workspace.ts';
import type { YamlNode } from '../../yaml/nodes.ts';

/** A lens whose words are asked for when it comes into view. `range` is the name that is declared. */
export interface Lens {
  readonly range: TextRange;
}

/** What a lens says, and the places that it counts. */
export interface LensText {
  readonly title: string;
  readonly locations: readonly Location[];
}

/** Names whose uses say something about what a change would touch. */
const COUNTED: readonly SymbolKind[] = [
  'component',
  'trait',
  'scope-type',
  'scope-instance',
  'workload-type',
];

/** The lenses of a file, in the order of the text. */
export function lensesIn(view: WorkspaceView, uri: string): readonly Lens[] {
  return sitesIn(view, uri)
    .filter(({ use }) => use.does === 'declare' && COUNTED.includes(use.symbol))
    .flatMap((site) => locationIn(view, site, site.use.range) ?? [])
    .map(({ range }) => ({ range }))
    .sort((a, b) => a.range.start - b.range.start);
}

/** The words of the lens on the name at an offset; undefined when there is no such name any more. */
export function lensTextAt(view: WorkspaceView, uri: string, offset: number): LensText | undefined {
  const site = siteAt(view, uri, offset);
  if (site === undefined || !COUNTED.includes(site.use.symbol)) return undefined;
  const { count, noun, verb, counted } = usersOf(site, occurrencesOf(view, site).references);
  const number = count === 0 ? 'no' : String(count);
  const things = `${number} ${noun}${count > 1 ? 's' : ''}`;
  return {
    title: `${verb === '' ? '' : `${verb} `}${things}${EXTENT[view.completeness]}`,
    locations: locationsOf(view, counted),
  };
}

/** A count says of what it is one. */
const EXTENT: Readonly<Record<Completeness, string>> = {
  complete: '',
  scanning: ' so far',
  partial: ' in the files read',
};

interface Users {
  readonly count: number;
  readonly noun: string;
  /** Stands in front of the number; empty for none. */
  readonly verb: string;
  readonly counted: readonly NameSite[];
}

function usersOf({ use }: NameSite, references: readonly NameSite[]): Users {
  const { symbol } = use;
  if (symbol === 'component') {
    const count = new Set(references.map(({ document }) => document)).size;
    return { count, noun: 'configuration', verb: '', counted: references };
  }
  if (symbol === 'workload-type') {
    // Traits name the types that they apply to as well, but they do not use them.
    const counted = references.filter(({ document }) => resourceOf(document)?.role === 'component');
    const count = new Set(counted.map(({ document }) => document)).size;
    return { count, noun: 'component', verb: 'used by', counted };
  }
  if (symbol === 'scope-type') {
    return { count: references.length, noun: 'scope', verb: 'used by', counted: references };
  }
  const { size: count } = new Set(references.map(componentAround));
  const verb = symbol === 'trait' ? 'used by' : 'joined by';
  return { count, noun: 'component', verb, counted: references };
}

/** The component whose instance holds a name; the instance itself where it names no component. */
function componentAround({ document, use }: NameSite): unknown {
  const configuration = resourceAs(document, 'configuration');
  const instance = configuration?.components.find(({ node }) => holds(node, use.node));
  return instance?.componentName?.value ?? instance ?? use.node;
}

function holds(outer: YamlNode, inner: YamlNode): boolean {
  return outer.range.start <= inner.range.start && inner.range.end <= outer.range.end;
}
